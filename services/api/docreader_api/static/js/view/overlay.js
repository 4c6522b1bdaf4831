// @ts-check
/** The regions of a page, drawn over its picture. The text beside the page says the same without a pointer. */

import { choose, hover, nameOf } from "../choice.js";
import { h } from "../dom.js";
import { labelClass } from "../labels.js";

/** @typedef {import("../types.js").Page} Page @typedef {import("../types.js").Region} Region */

const LETTER = 5.7;
const TAG_HEIGHT = 14;
const GAP = 2;
/** Points up to which a box is a single line. */
const LINE = 24;

/**
 * @param {Page} page @param {string} job @param {Region[]} regions
 * @param {{hovered: string, chosen: string, order: boolean}} state
 */
export function overlay(page, job, regions, state) {
  return h(
    "svg",
    {
      class: state.order ? "overlay ordered" : "overlay",
      "aria-hidden": "true",
      key: `overlay-${page.number}`,
    },
    h(
      "svg",
      {
        viewBox: `0 0 ${page.width} ${page.height}`,
        preserveAspectRatio: "none",
        width: "100%",
        height: "100%",
      },
      regions.map((region) => outline(job, region, state)),
      state.order && regions.length > 1 && path(regions),
    ),
    regions.map((region) => tag(page, job, region, state)),
  );
}

/** @param {string} job @param {Region} region @param {{hovered: string, chosen: string}} state */
function outline(job, region, { hovered, chosen }) {
  const [x0, y0, x1, y1] = region.box;
  const name = nameOf(job, region.id);
  return h("rect", {
    key: region.id,
    class: classes("outline", region, name, hovered, chosen),
    x: x0,
    y: y0,
    width: Math.max(0.1, x1 - x0),
    height: Math.max(0.1, y1 - y0),
    "data-region": region.id,
    "data-chosen": name === chosen || undefined,
    onpointerenter: () => hover(name),
    onpointerleave: () => hover(""),
    onclick: () => choose(job, region.id, "text"),
  });
}

/** @param {Page} page @param {string} job @param {Region} region @param {{hovered: string, chosen: string, order: boolean}} state */
function tag(page, job, region, { hovered, chosen, order }) {
  const words = order ? `${region.order} ${region.label}` : region.label;
  const width = words.length * LETTER + 8;
  const [x, y, up] = tagPlace(page, region, width);
  return h(
    "svg",
    {
      key: region.id,
      class: classes("tag", region, nameOf(job, region.id), hovered, chosen),
      x: `${(100 * x) / page.width}%`,
      y: `${(100 * y) / page.height}%`,
      overflow: "visible",
    },
    h("rect", { y: -up, width, height: TAG_HEIGHT, rx: 2 }),
    h("text", { x: 4, y: TAG_HEIGHT - 4 - up }, words),
  );
}

/**
 * Where a tag hides no other region: behind the box, before it, else above. In points, and pixels up from there.
 * @param {Page} page @param {Region} region @param {number} width of the tag, about
 * @returns {[number, number, number]}
 */
function tagPlace(page, region, width) {
  const [x0, y0, x1, y1] = region.box;
  const [y, up] = y1 - y0 < LINE ? [(y0 + y1) / 2, TAG_HEIGHT / 2] : [y0, 0];
  for (const x of [x1 + GAP, x0 - GAP - width]) {
    if (isFree(page, region, [x, y - up, x + width, y - up + TAG_HEIGHT])) return [x, y, up];
  }
  return [x0, y0, y0 > TAG_HEIGHT ? TAG_HEIGHT : 0];
}

/** @param {Page} page @param {Region} region @param {import("../types.js").Box} place */
function isFree(page, region, [left, top, right, bottom]) {
  const covers = (/** @type {Region} */ { box }) =>
    box[0] < right && left < box[2] && box[1] < bottom && top < box[3];
  return left > 0 && right < page.width && !page.regions.some((each) => each !== region && covers(each));
}

/** @param {string} base @param {Region} region @param {string} name @param {string} hovered @param {string} chosen */
function classes(base, region, name, hovered, chosen) {
  return `${base} ${labelClass(region.label)}${name === hovered ? " hovered" : ""}${name === chosen ? " chosen" : ""}`;
}

/** From region to region, as a person would read. @param {Region[]} regions */
function path(regions) {
  const middles = regions.map(({ box: [x0, y0, x1, y1] }) => `${(x0 + x1) / 2},${(y0 + y1) / 2}`);
  return h("polyline", { key: "path", class: "path", points: middles.join(" ") });
}
