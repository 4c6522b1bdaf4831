// @ts-check
/** Keys of a job's view: arrows turn pages, `/` searches, `o` shows the reading order, Escape lets go. */

import * as choice from "./choice.js";
import { pageNumbers } from "./readings.js";
import { jobsOf, turnTo } from "./route.js";
import { state, update } from "./state.js";

/** Go `step` pages on. @param {number} step */
export function turn(step) {
  const route = state.route;
  if (route.name !== "job" && route.name !== "compare") return;
  const numbers = pageNumbers(state.readings[jobsOf(route)[0]]);
  const page = numbers[numbers.indexOf(route.page) + step];
  if (page !== undefined) turnTo({ ...route, page });
}

/** @type {Record<string, () => void>} */
const KEYS = {
  ArrowLeft: () => turn(-1),
  ArrowRight: () => turn(1),
  o: () => update({ order: !state.order }),
  "/": () => document.getElementById("search")?.focus(),
  Escape: () => choice.clear(),
};

/** @param {KeyboardEvent} event */
function onKey(event) {
  const target = /** @type {Element} */ (event.target);
  const taken = target.closest("input, select, textarea, dialog, [role=tablist], .table");
  if (taken || event.ctrlKey || event.metaKey || event.altKey || !jobsOf(state.route).length) return;
  const act = KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  act();
}

export function watch() {
  addEventListener("keydown", onKey);
}
