// @ts-check
/** The labels on a page with their colours; choosing among them and by score filters what is shown. */

import { h } from "../dom.js";
import { score as twoDigits } from "../format.js";
import { compareLabels, labelClass } from "../labels.js";
import { state as page, update } from "../state.js";

/**
 * The labels of all pages that were looked at, so that it stays as it is when pages are turned.
 * @param {import("../state.js").State} state @param {import("../types.js").Reading[]} readings @param {number} number
 */
export function legend({ hidden, score }, readings, number) {
  const regions = readings.flatMap((each) => each.pages[number]?.regions ?? []);
  const labels = [...new Set([...readings.flatMap(labelsOf), ...hidden])].sort(compareLabels);
  const count = (/** @type {string} */ label) =>
    regions.filter((region) => region.label === label && region.score >= score).length;
  return h(
    "div",
    { class: "legend", role: "group", "aria-label": "Filter regions" },
    h(
      "div",
      { class: "labels" },
      labels.map((label) => swatch(label, count(label), !hidden.includes(label))),
    ),
    (hidden.length > 0 || score > 0) &&
      h(
        "button",
        { type: "button", class: "toggle all", onclick: () => update({ hidden: [], score: 0 }), key: "all" },
        "Show all",
      ),
    h(
      "label",
      { class: "least" },
      h("span", null, "Score ≥ ", h("output", null, twoDigits(score))),
      h("input", {
        type: "range",
        min: 0,
        max: 1,
        step: 0.01,
        value: String(score),
        oninput: (/** @type {any} */ event) => update({ score: Number(event.target.value) }),
      }),
    ),
  );
}

/** @param {import("../types.js").Reading} reading */
const labelsOf = ({ pages }) =>
  Object.values(pages).flatMap((page) => page.regions.map((region) => region.label));

/** @param {string} label @param {number} count @param {boolean} shown */
function swatch(label, count, shown) {
  return h(
    "button",
    {
      type: "button",
      key: label,
      class: `swatch ${labelClass(label)}`,
      "aria-pressed": String(shown),
      title: `${shown ? "Hide" : "Show"} ${label}; double-click shows it alone`,
      onclick: () => flip(label),
      ondblclick: () => alone(label),
    },
    h("span", { class: "colour", "aria-hidden": "true" }),
    label,
    h("span", { class: "count" }, count),
  );
}

/** @param {string} label */
function flip(label) {
  const { hidden } = page;
  update({ hidden: hidden.includes(label) ? hidden.filter((each) => each !== label) : [...hidden, label] });
}

/** @param {string} label */
function alone(label) {
  const legend = document.querySelectorAll(".legend .swatch");
  const all = [...legend].map((each) => each.childNodes[1].textContent ?? "");
  const others = all.filter((each) => each !== label);
  update({ hidden: others.every((each) => page.hidden.includes(each)) ? [] : others });
}
