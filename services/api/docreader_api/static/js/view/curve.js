// @ts-check
/** A figure over the iterations of a training: a line for the eye, and a table with the same numbers. */

import { h } from "../dom.js";

/** @typedef {import("../types.js").Point} Point */

const WIDTH = 320;
const HEIGHT = 96;
const ROWS = 12;

/** @param {string} title @param {Point[]} points @param {number} iterations the end of the axis */
export function curve(title, points, iterations) {
  if (!points.length) return null;
  const last = points[points.length - 1];
  return h(
    "figure",
    { key: title, class: "curve" },
    h(
      "figcaption",
      null,
      title,
      h("span", { class: "count" }, `${last[1].toFixed(3)} at iteration ${last[0].toLocaleString("en")}`),
    ),
    h(
      "svg",
      { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, "aria-hidden": "true", preserveAspectRatio: "none" },
      h("path", { class: "axis", d: `M0 ${HEIGHT - 1}H${WIDTH}` }),
      h("polyline", { points: line(points, iterations) }),
    ),
    h(
      "details",
      null,
      h("summary", null, "As a table"),
      h(
        "table",
        { "aria-label": title },
        h("thead", null, h("tr", null, h("th", { scope: "col" }, "Iteration"), h("th", { scope: "col" }, title))),
        h(
          "tbody",
          null,
          some(points).map(([at, figure]) =>
            h("tr", { key: at }, h("th", { scope: "row" }, at.toLocaleString("en")), h("td", null, figure.toFixed(3))),
          ),
        ),
      ),
    ),
  );
}

/** @param {Point[]} points @param {number} iterations */
function line(points, iterations) {
  const most = Math.max(...points.map(([, figure]) => figure), 1e-9);
  const placed = points.map(([at, figure]) => [
    ((at / iterations) * WIDTH).toFixed(1),
    (HEIGHT - 2 - (figure / most) * (HEIGHT - 8)).toFixed(1),
  ]);
  return placed.map((place) => place.join(",")).join(" ");
}

/** Evenly chosen, the last among them. @param {Point[]} points */
function some(points) {
  const step = Math.ceil(points.length / ROWS);
  return points.filter((_, at) => (points.length - 1 - at) % step === 0);
}
