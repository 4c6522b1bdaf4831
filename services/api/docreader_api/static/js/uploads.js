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
  const added = [...files].map((file) => upload(file));
  if (!added.length) return;
  const alone = added.length === 1 && state.uploads.every((each) => each.state === "failed");
  update({ uploads: [...state.uploads, ...added] });
  const options = chosenOptions();
  const queue = [...added];
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) await sendOne(next, options, alone);
  };
  for (let each = 0; each < AT_ONCE; each++) work();
}

/** @param {File} file @returns {Upload} */
function upload(file) {
  return { key: `upload-${counted++}`, file, sent: 0, state: "waiting", message: "" };
}

/** @param {Upload} upload @param {import("./types.js").Options} options @param {boolean} alone */
async function sendOne(upload, options, alone) {
  set(upload.key, { state: "sending" });
  try {
    const job = await submit(upload.file, upload.file.name, options, (sent) => set(upload.key, { sent }));
    dismiss(upload.key);
    // One document was dropped: the next thing to look at is that document.
    if (alone && state.route.name === "documents") go({ name: "job", id: job.id, page: 1 });
    else await refresh();
  } catch (error) {
    set(upload.key, { state: "failed", message: asProblem(error).message });
  }
}

/** @param {string} key @param {Partial<Upload>} change */
function set(key, change) {
  update({ uploads: state.uploads.map((each) => (each.key === key ? { ...each, ...change } : each)) });
}

/** @param {string} key */
export function dismiss(key) {
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
