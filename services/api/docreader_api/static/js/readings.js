// @ts-check
/** What was read of the jobs that are looked at: their events while they run, their pages when they are wanted. */

import * as api from "./api.js";
import { state, update } from "./state.js";

/** @typedef {import("./types.js").Reading} Reading */

const REOPEN_AFTER = 5000;

/** @type {Map<string, EventSource>} */
const streams = new Map();
/** What is being fetched, as `job/page/form`. @type {Set<string>} */
const fetching = new Set();
/** Addresses of pictures that were asked for. @type {Set<string>} */
const pictured = new Set();

/** @returns {Reading} */
const unread = () => ({
  job: null,
  problem: null,
  live: false,
  outcomes: {},
  pages: {},
  failures: {},
  markdown: {},
});

/** @param {string} id @param {Partial<Reading>} change */
function set(id, change) {
  update({ readings: { ...state.readings, [id]: { ...(state.readings[id] ?? unread()), ...change } } });
}

/** Look at these jobs and no others. @param {string[]} ids */
export function show(ids) {
  for (const id of streams.keys()) if (!ids.includes(id)) close(id);
  for (const id of ids) if (!streams.has(id)) open(id);
}

/** Look at a job anew: after a retry its events are those of another run. @param {string} id */
export function reopen(id) {
  close(id);
  set(id, unread());
  open(id);
}

/** @param {string} id */
function close(id) {
  streams.get(id)?.close();
  streams.delete(id);
}

/** @param {string} id */
async function open(id) {
  const stream = api.openEvents(id);
  streams.set(id, stream);
  stream.addEventListener("open", () => set(id, { live: true }));
  stream.addEventListener("page", (event) => notePage(id, JSON.parse(event.data)));
  stream.addEventListener("progress", (event) => noteJob(id, JSON.parse(event.data)));
  stream.addEventListener("finished", (event) => {
    stream.close();
    noteJob(id, JSON.parse(event.data));
  });
  stream.addEventListener("error", () => {
    set(id, { live: false });
    // The browser reconnects by itself where it can, and says so with its state.
    if (stream.readyState === EventSource.CLOSED) explain(id, stream);
  });
}

/** Why there are no events: no such job, or the server is away for a while. @param {string} id @param {EventSource} stream */
async function explain(id, stream) {
  try {
    noteJob(id, await api.getJob(id));
  } catch (error) {
    set(id, { problem: api.asProblem(error) });
    if (api.asProblem(error).status === 404) return;
  }
  setTimeout(() => {
    if (streams.get(id) === stream) open(id);
  }, REOPEN_AFTER);
}

/** @param {string} id @param {{number: number, outcome: "done" | "failed"}} page */
function notePage(id, page) {
  const reading = state.readings[id] ?? unread();
  reading.outcomes[page.number] = page.outcome;
  set(id, { outcomes: reading.outcomes });
}

/** @param {string} id @param {import("./types.js").Job} job */
function noteJob(id, job) {
  const before = state.readings[id]?.job;
  if (before && before.run !== job.run) return reopen(id);
  set(id, { job, problem: null });
}

/**
 * Fetch what is shown of a page as soon as the page has an outcome.
 * @template {"pages" | "markdown"} Form
 * @param {string} id @param {number} number @param {Form} form
 * @param {(id: string, number: number) => Promise<Reading[Form][number]>} get
 */
async function fetchOnce(id, number, form, get) {
  const reading = state.readings[id];
  const key = `${id}/${number}/${form}`;
  if (!reading?.outcomes[number] || reading.failures[number] || fetching.has(key)) return;
  if (reading[form][number] !== undefined) return;
  fetching.add(key);
  try {
    const found = await get(id, number);
    set(id, { [form]: { ...state.readings[id][form], [number]: found } });
  } catch (error) {
    set(id, { failures: { ...state.readings[id].failures, [number]: api.asProblem(error) } });
  }
  fetching.delete(key);
}

/** @param {string} id @param {number} number */
export const needPage = (id, number) => fetchOnce(id, number, "pages", api.getPage);

/** Have the browser fetch a page's picture before it is shown. @param {string} id @param {number} number */
export function needPicture(id, number) {
  const { job, outcomes } = state.readings[id] ?? {};
  if (!job || job.options.previews === false || outcomes[number] !== "done") return;
  const source = api.address.preview(job, number);
  if (pictured.has(source)) return;
  pictured.add(source);
  new Image().src = source;
}

/** @param {string} id @param {number} number */
export const needMarkdown = (id, number) => fetchOnce(id, number, "markdown", api.getMarkdown);

/** Try once more to fetch a page that was read. @param {string} id @param {number} number */
export function fetchAgain(id, number) {
  const { [number]: _, ...failures } = state.readings[id].failures;
  set(id, { failures });
}


/** The numbers of the pages a job has, as far as they are known. @param {Reading | undefined} reading @returns {number[]} */
export function pageNumbers(reading) {
  const total = reading?.job?.pages.total ?? 0;
  if (reading?.job?.options.pages || !total) return Object.keys(reading?.outcomes ?? {}).map(Number);
  return Array.from({ length: total }, (_, at) => at + 1);
}
