// @ts-check
/** The list of jobs: loaded in pages, kept up to date while it is looked at. */

import * as api from "./api.js";
import * as readings from "./readings.js";
import { go } from "./route.js";
import { state, update } from "./state.js";

/** @typedef {import("./types.js").Job} Job */

const PAGE_SIZE = 50;
const INTERVAL = 1000;
/** Intervals from one look at the whole list to the next; in between only open jobs are asked for. */
const WHOLE_EVERY = 10;
const FOLLOWED_AT_ONCE = 8;

export const STATUSES = ["queued", "running", "succeeded", "partial", "failed", "cancelled"];

/** @param {Job | null} job */
export const isOpen = (job) => job?.status === "queued" || job?.status === "running";

/** @param {Job | null} job */
export const canRetry = (job) => ["partial", "failed", "cancelled"].includes(job?.status ?? "");

/** @param {Job} job */
export const nameOf = (job) => job.title || job.source.name;

/** @param {Partial<typeof state.documents>} change */
function set(change) {
  update({ documents: { ...state.documents, ...change } });
}

/** Ask for the newest jobs, and keep the older ones that are on the page already. */
export async function refresh() {
  const { filter, loaded: before } = state.documents;
  try {
    const found = await (before ? listed(filter) : firstFound(filter));
    if (filter !== state.documents.filter) return;
    const { jobs, cursor, loaded } = state.documents;
    const last = found.jobs.at(-1);
    // Nothing among the newest, but more behind them: what is known of those stands.
    if (loaded && !last && found.next_cursor) return set({ problem: null });
    const older = found.next_cursor && last ? jobs.filter((job) => isOlder(job, last)) : [];
    const grown = loaded && older.length > 0;
    set({
      jobs: [...found.jobs, ...older],
      cursor: grown ? cursor : found.next_cursor,
      loaded: true,
      problem: null,
    });
  } catch (error) {
    set({ problem: api.asProblem(error), loaded: true });
  }
}

/** @param {string} status @param {string} [cursor] */
const listed = (status, cursor) => api.listJobs({ status, cursor, limit: PAGE_SIZE });

/** A page of a filtered list may be empty while there is more behind it. @param {string} filter */
async function firstFound(filter) {
  let found = await listed(filter);
  while (!found.jobs.length && found.next_cursor && filter === state.documents.filter)
    found = await listed(filter, found.next_cursor);
  return found;
}

/** @param {Job} job @param {Job} than */
const isOlder = (job, than) => job.created_at < than.created_at;

export async function loadMore() {
  const { filter, cursor, jobs } = state.documents;
  if (!cursor || state.documents.loading) return;
  set({ loading: true });
  try {
    const found = await listed(filter, cursor);
    if (filter === state.documents.filter) {
      const known = new Set(jobs.map((job) => job.id));
      const added = found.jobs.filter((job) => !known.has(job.id));
      set({ jobs: [...state.documents.jobs, ...added], cursor: found.next_cursor });
    }
  } catch (error) {
    set({ problem: api.asProblem(error) });
  }
  set({ loading: false });
}

/** @param {string} filter a status, or nothing for all */
export function setFilter(filter) {
  set({ filter, jobs: [], cursor: null, loaded: false });
  refresh();
}

/** Put a job as it is now in its place. @param {Job} job */
export function replace(job) {
  set({ jobs: state.documents.jobs.map((each) => (each.id === job.id ? job : each)) });
}

/** Keep the list as it is now for ever, but not while nobody looks. */
export async function follow() {
  for (let turn = 1; ; turn++) {
    await new Promise((resolve) => setTimeout(resolve, INTERVAL));
    if (document.hidden || state.route.name !== "documents" || state.documents.loading) continue;
    if (turn % WHOLE_EVERY === 0) await refresh();
    else await Promise.all(state.documents.jobs.filter(isOpen).slice(-FOLLOWED_AT_ONCE).map(look));
  }
}

/** @param {Job} job */
async function look(job) {
  // One that was deleted elsewhere leaves with the next look at the whole list.
  const found = await api.getJob(job.id).catch(() => null);
  if (found) replace(found);
}

/** @param {Job} job */
export const cancel = (job) => change(job, () => api.cancelJob(job.id), `${nameOf(job)}: stopped`);

/** @param {Job} job */
export async function retry(job) {
  await change(job, () => api.retryJob(job.id), `${nameOf(job)}: reading again`);
  if (state.readings[job.id]) readings.reopen(job.id);
}

/** @param {Job} job @param {() => Promise<Job>} call @param {string} notice */
async function change(job, call, notice) {
  try {
    replace(await call());
    update({ notice });
  } catch (error) {
    update({ notice: api.asProblem(error).message });
  }
}

/** Ask, then delete. @param {Job} job */
export function remove(job) {
  const body = `“${nameOf(job)}” and everything that was read of it will be removed. This cannot be undone.`;
  update({
    question: { title: "Delete this document?", body, confirm: "Delete", act: () => reallyRemove(job) },
  });
}

/** @param {Job} job */
async function reallyRemove(job) {
  try {
    await api.deleteJob(job.id);
    set({ jobs: state.documents.jobs.filter((each) => each.id !== job.id) });
    update({ notice: `${nameOf(job)}: deleted` });
    if (state.route.name !== "documents") go({ name: "documents" });
  } catch (error) {
    update({ notice: api.asProblem(error).message });
  }
}
