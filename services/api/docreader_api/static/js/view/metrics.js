// @ts-check
/** How well a model reads labelled pages: a table for each set it was evaluated on. */

import { h } from "../dom.js";
import { plural, score } from "../format.js";
import { compareLabels } from "../labels.js";

/**
 * @typedef {{precision: number, recall: number, f1: number}} Rates
 * @typedef {{pages: number, map: Record<string, number>, rates: Record<string, Rates>}} Evaluation
 */

/** @param {unknown} value @returns {value is Evaluation} */
export const isEvaluation = (value) =>
  typeof value === "object" && value !== null && "map" in value && "rates" in value;

/** @param {string} name @param {Evaluation} evaluation @param {string | undefined} heldOut what sets these pages apart from those trained on */
export function evaluation(name, { pages, map, rates }, heldOut) {
  const labels = Object.keys(map).sort(
    (one, two) => Number(two === "all") - Number(one === "all") || compareLabels(one, two),
  );
  return h(
    "details",
    { class: "evaluation", key: name },
    h(
      "summary",
      null,
      h("span", { class: "name" }, name),
      h(
        "span",
        { class: "hint" },
        `mAP ${score(map.all)}, F1 ${score(rates.all.f1)}, ${plural(pages, "page")}`,
      ),
    ),
    h(
      "table",
      null,
      heldOut && h("caption", null, `Held out: ${heldOut}`),
      h(
        "thead",
        null,
        h(
          "tr",
          null,
          ["Label", "mAP", "Precision", "Recall", "F1"].map((word) =>
            h("th", { scope: "col", key: word }, word),
          ),
        ),
      ),
      h(
        "tbody",
        null,
        labels.map((label) => row(label, map[label], rates[label])),
      ),
    ),
  );
}

/** @param {string} label @param {number} map @param {Rates | undefined} rates */
function row(label, map, rates) {
  const values = [map, rates?.precision, rates?.recall, rates?.f1];
  return h(
    "tr",
    { key: label },
    h("th", { scope: "row" }, label),
    values.map((value, at) => h("td", { key: at }, value === undefined ? "–" : score(value))),
  );
}
