// @ts-check
/** A control of a form with its name and what it is for. */

import { h } from "../dom.js";

/** @param {string} name @param {import("../dom.js").VNode} control @param {string} hint */
export function field(name, control, hint) {
  return h(
    "label",
    { class: "field" },
    h("span", { class: "name" }, name),
    control,
    h("span", { class: "hint" }, hint),
  );
}
