// @ts-check
/** Where a job stands, in a word and a bar. */

import { plural } from "../format.js";
import { h } from "../dom.js";
import { isOpen } from "../documents.js";
import { icon } from "./icons.js";

/** @typedef {import("../types.js").Job} Job */

/** @type {Record<import("../types.js").Status, {word: string, icon: Parameters<typeof icon>[0]}>} */
const SHOWN = {
  queued: { word: "Waiting", icon: "waiting" },
  running: { word: "Reading", icon: "page" },
  succeeded: { word: "Read", icon: "done" },
  partial: { word: "Read in part", icon: "problem" },
  failed: { word: "Failed", icon: "problem" },
  cancelled: { word: "Stopped", icon: "cancel" },
};

/** @param {string} status */
export const statusWord = (status) => SHOWN[/** @type {import("../types.js").Status} */ (status)].word;

/** @param {Job} job */
export function status(job) {
  const shown = SHOWN[job.status];
  return h("span", { class: `status ${job.status}` }, icon(shown.icon), shown.word);
}

/** @param {Job} job */
export function pageCount({ pages, status }) {
  if (pages.total === null) return status === "queued" ? "" : null;
  const read =
    pages.done === pages.total
      ? plural(pages.total, "page")
      : `${pages.done} of ${plural(pages.total, "page")}`;
  return pages.failed ? `${read}, ${pages.failed} failed` : read;
}

/** The model that read a job, or is to. @param {Job} job */
export const modelOf = ({ model, options }) => (model ? `${model.name}@${model.version}` : options.model);

/** Where a waiting job stands. @param {Job} job */
export const place = (job) => (job.queue_position ? `${job.queue_position} before it` : null);

/** @param {Job} job */
export function progress(job) {
  if (!isOpen(job)) return null;
  const { total, done, failed } = job.pages;
  const known = total ? { value: done + failed, max: total } : {};
  return h("progress", {
    "aria-label": `Progress of ${job.source.name}`,
    key: total ? "known" : "unknown",
    ...known,
  });
}
