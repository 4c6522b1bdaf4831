// @ts-check
/** A page: its picture with its regions over it, or why there is none. */

import { address } from "../api.js";
import { h } from "../dom.js";
import { isOpen } from "../documents.js";
import { visible } from "../labels.js";
import { fetchAgain } from "../readings.js";
import { icon } from "./icons.js";
import { overlay } from "./overlay.js";

/** @typedef {import("../state.js").State} State @typedef {import("../types.js").Reading} Reading */

/** A4 upright: the shape of a page that is not known yet. */
const USUAL = { width: 595, height: 842 };

/** @param {State} state @param {Reading} reading @param {number} number */
export function sheet(state, reading, number) {
  const page = reading.pages[number];
  const { width, height } = page ?? Object.values(reading.pages)[0] ?? USUAL;
  const job = /** @type {import("../types.js").Job} */ (reading.job);
  const failure = reading.failures[number];
  const pictured = !failure && reading.outcomes[number] === "done" && job.options.previews !== false;
  return h(
    "div",
    { class: "sheet", key: job.id, style: { "--width": String(width), "--height": String(height) } },
    failure && failed(job, number, failure.message, reading.outcomes[number] === "done"),
    pictured &&
      h("img", {
        key: `${number}/${job.run}`,
        src: address.preview(job, number),
        alt: `Page ${number}`,
        width: Math.round(width),
        height: Math.round(height),
      }),
    !failure && !page && waiting(job, number, reading.outcomes[number] === "done"),
    page && overlay(page, job.id, visible(page, state.hidden, state.score), state),
  );
}

/** @param {import("../types.js").Job} job @param {number} number @param {string} message @param {boolean} read whether only the way here failed */
function failed(job, number, message, read) {
  return h(
    "div",
    { class: "no-page", role: "alert", key: "failed" },
    icon("problem"),
    h("p", null, `Page ${number} could not be ${read ? "loaded" : "read"}`),
    h("p", { class: "hint" }, message),
    read && h("button", { type: "button", onclick: () => fetchAgain(job.id, number) }, "Try again"),
  );
}

/** @param {import("../types.js").Job} job @param {number} number @param {boolean} read whether it is only on its way here */
function waiting(job, number, read) {
  if (read) return h("div", { class: "no-page", "aria-busy": "true" });
  const words = isOpen(job) ? `Page ${number} is not read yet` : `Page ${number} was not read`;
  return h("div", { class: isOpen(job) ? "no-page pulse" : "no-page" }, h("p", null, words));
}
