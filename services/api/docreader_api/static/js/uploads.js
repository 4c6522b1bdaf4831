// @ts-check
/** Files on their way to the server: a few at a time, each with its progress. */

import { asProblem, submit } from "./api.js";
import { refresh } from "./documents.js";
import { go } from "./route.js";
import { state, update } from "./state.js";

/** @typedef {import("./types.js").Upload} Upload */

const AT_ONCE = 3;
let counted = 0;

/** Send files, with the options as they are now. @param {Iterable<File>} files */
export function add(files) {
  const options = chosenOptions();
  const added = [...files].map((file) => upload(file, options));
  if (!added.length) return;
  const alone = added.length === 1 && state.uploads.every((each) => each.state === "failed");
  update({ uploads: [...state.uploads, ...added] });
  const queue = [...added];
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) await sendOne(next, alone);
  };
  for (let each = 0; each < AT_ONCE; each++) work();
}

/** Read a paper of two pages that comes along, for those who have nothing at hand. */
export async function addExample() {
  const response = await fetch("/static/example.pdf");
  add([new File([await response.blob()], "example.pdf", { type: "application/pdf" })]);
}

/** @param {File} file @param {import("./types.js").Options} options @returns {Upload} */
function upload(file, options) {
  const key = `upload-${counted++}`;
  return { key, file, options, abort: new AbortController(), sent: 0, state: "waiting", problem: null };
}

/** @param {Upload} upload @param {boolean} alone */
async function sendOne({ key, file, options, abort: { signal } }, alone) {
  if (signal.aborted) return;
  set(key, { state: "sending" });
  try {
    const job = await submit(file, file.name, options, { signal, progress: (sent) => set(key, { sent }) });
    dismiss(key);
    // One document was dropped: the next thing to look at is that document.
    if (alone && state.route.name === "documents") go({ name: "job", id: job.id, page: 1 });
    else await refresh();
  } catch (error) {
    set(key, { state: "failed", problem: asProblem(error) });
  }
}

/** @param {string} key @param {Partial<Upload>} change */
function set(key, change) {
  update({ uploads: state.uploads.map((each) => (each.key === key ? { ...each, ...change } : each)) });
}

/** Send once more what could not be sent. @param {Upload} upload */
export function again(upload) {
  set(upload.key, { sent: 0, problem: null });
  sendOne(upload, false);
}

/** Take it off the list; what is on its way is not sent on. @param {Upload} upload */
export function stop({ key, abort }) {
  abort.abort();
  dismiss(key);
}

/** @param {string} key */
function dismiss(key) {
  update({ uploads: state.uploads.filter((each) => each.key !== key) });
}

/** The options that were changed. */
function chosenOptions() {
  return Object.fromEntries(Object.entries(state.options).filter(([, value]) => value));
}

/** Files dropped or pasted anywhere on the page are taken. */
export function watchPage() {
  const carriesFiles = (/** @type {DragEvent} */ event) =>
    event.dataTransfer?.types.includes("Files") ?? false;
  addEventListener("dragover", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    if (!state.dragging) update({ dragging: true });
  });
  addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) update({ dragging: false });
  });
  addEventListener("drop", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    update({ dragging: false });
    take(event.dataTransfer?.files);
  });
  addEventListener("paste", (event) => {
    if (event.clipboardData?.files.length) take(event.clipboardData.files);
  });
}

/** @param {FileList | undefined} files */
function take(files) {
  if (!files?.length) return;
  if (state.route.name !== "documents") go({ name: "documents" });
  add(files);
}
