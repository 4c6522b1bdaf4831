// @ts-check
/** The region that is pointed at or chosen, on the page and in the text at once. */

import { turnTo } from "./route.js";
import { state, update } from "./state.js";

const SELECTORS = { "": "", text: ".region", page: ".outline", both: "" };

/** @param {string} job @param {string} region */
export const nameOf = (job, region) => `${job}/${region}`;

/** @param {string} name */
export function hover(name) {
  if (state.hovered !== name) update({ hovered: name });
}

/**
 * Choose a region and bring what belongs to it into view.
 * @param {string} job @param {string} region @param {"text" | "page" | "both"} toward which of the two to scroll
 */
export function choose(job, region, toward) {
  update({ chosen: nameOf(job, region), revealing: toward });
}

export function clear() {
  update({ chosen: "", hovered: "" });
}

/** Go to a region on another page. @param {string} job @param {number} page @param {string} region */
export function goTo(job, page, region) {
  if (state.route.name === "job" && state.route.page !== page) turnTo({ ...state.route, page });
  update({ tab: "text", hidden: [], score: 0 });
  choose(job, region, "both");
}

/** Scroll to what was chosen as soon as it is there: its page may still be on its way. */
export function reveal() {
  const { revealing } = state;
  const found = document.querySelectorAll(`${SELECTORS[revealing]}[data-chosen]`);
  if (!revealing || !found.length) return;
  state.revealing = "";
  const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
  for (const element of found) element.scrollIntoView({ block: "nearest", behavior });
}
