// @ts-check
/** A region cut out of its page. */

import { address } from "../api.js";
import { h } from "../dom.js";
import { icon } from "./icons.js";

/** @typedef {import("../types.js").Region} Region @typedef {import("../types.js").Job} Job */

/** In the size it has on paper, so that nothing moves when it arrives. @param {Job} job @param {Region} region */
export function picture(job, region) {
  if (!region.crop) return null;
  const [x0, y0, x1, y1] = region.box;
  return h("img", {
    class: "crop",
    src: address.crop(job, region),
    alt: `Crop of ${region.label} ${region.order}`,
    loading: "lazy",
    width: Math.max(1, Math.round(x1 - x0)),
    height: Math.max(1, Math.round(y1 - y0)),
  });
}

/** @param {Job} job @param {Region} region */
export function download(job, region) {
  const label = `Download the picture of ${region.label} ${region.order}`;
  return h(
    "a",
    {
      class: "icon-button",
      href: address.crop(job, region),
      download: `${region.id}.png`,
      "aria-label": label,
      title: label,
      onclick: (/** @type {Event} */ event) => event.stopPropagation(),
    },
    icon("download"),
  );
}
