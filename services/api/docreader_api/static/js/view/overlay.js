// @ts-check
/** The regions of a page, drawn over its picture. The text beside the page says the same without a pointer. */

import { choose, hover, nameOf } from "../choice.js";
import { h } from "../dom.js";
import { labelClass } from "../labels.js";

/** @typedef {import("../types.js").Page} Page @typedef {import("../types.js").Region} Region */

const LETTER = 5.7;
const TAG_HEIGHT = 14;
const GAP = 2;
/** Pixels up to which a box is a single line. */
const LINE = 24;
/** Pixels that a page is wide on most screens; tags keep their size on wider and narrower ones. */
const USUAL_WIDTH = 600;

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
  const full = order ? `${region.order} ${region.label}` : region.label;
  const fits = tagPlace(page, region, widthOf(full)).free;
  // The order is to be seen everywhere: where the label has no room, its number alone may have.
  const words = order && !fits ? String(region.order) : full;
  const width = widthOf(words);
  const { x, y, up } = tagPlace(page, region, width);
  return h(
    "svg",
    {
      key: region.id,
      class: classes(fits || order ? "tag" : "tag crowded", region, nameOf(job, region.id), hovered, chosen),
      x: `${(100 * x) / page.width}%`,
      y: `${(100 * y) / page.height}%`,
      overflow: "visible",
    },
    h("rect", { y: -up, width, height: TAG_HEIGHT, rx: 2 }),
    h("text", { x: 4, y: TAG_HEIGHT - 4 - up }, words),
  );
}

/** @param {string} words */
const widthOf = (words) => words.length * LETTER + 8;

/**
 * Where a tag hides nothing: behind the box or before it; else above it, where it only shows with its region.
 * @param {Page} page @param {Region} region @param {number} width of the tag in pixels, about
 * @returns {{x: number, y: number, up: number, free: boolean}} in points, and pixels up from there
 */
function tagPlace(page, region, width) {
  const [x0, y0, x1, y1] = region.box;
  const point = USUAL_WIDTH / page.width;
  const [y, up] = y1 - y0 < LINE / point ? [(y0 + y1) / 2, TAG_HEIGHT / 2] : [y0, 0];
  const top = y - up / point;
  for (const x of [x1 + GAP / point, x0 - (GAP + width) / point]) {
    if (isFree(page, region, [x, top, x + width / point, top + TAG_HEIGHT / point]))
      return { x, y, up, free: true };
  }
  return { x: x0, y: y0, up: y0 * point > TAG_HEIGHT ? TAG_HEIGHT : 0, free: false };
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
