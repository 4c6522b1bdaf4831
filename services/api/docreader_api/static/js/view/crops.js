// @ts-check
/** What was cut out of a page, each region as a picture of its own. */

import { choose, hover, nameOf } from "../choice.js";
import { h } from "../dom.js";
import { labelClass, visible } from "../labels.js";
import { download, picture } from "./crop.js";

/** @typedef {import("../types.js").Region} Region @typedef {import("../types.js").Job} Job */

/** @param {import("../state.js").State} state @param {Job} job @param {import("../types.js").Page} page */
export function crops(state, job, page) {
  const cut = page.regions.some((region) => region.crop);
  const regions = visible(page, state.hidden, state.score).filter((region) => region.crop);
  if (!regions.length)
    return h(
      "p",
      { class: "empty" },
      cut ? "The filters hide all crops." : "Nothing was cut out of this page.",
    );
  return h(
    "ol",
    { class: "crops" },
    regions.map((region) => part(state, job, region)),
  );
}

/** @param {import("../state.js").State} state @param {Job} job @param {Region} region */
function part(state, job, region) {
  const name = nameOf(job.id, region.id);
  const [hovered, chosen] = [state.hovered === name, state.chosen === name];
  return h(
    "li",
    {
      key: region.id,
      class: `region ${labelClass(region.label)}${hovered ? " hovered" : ""}${chosen ? " chosen" : ""}`,
      "data-region": region.id,
      "data-chosen": chosen || undefined,
      onpointerenter: () => hover(name),
      onpointerleave: () => hover(""),
    },
    h(
      "button",
      {
        type: "button",
        class: "cut",
        "aria-pressed": String(chosen),
        "aria-label": `${region.label} ${region.order}, show on the page`,
        onclick: () => choose(job.id, region.id, "page"),
      },
      picture(job, region),
    ),
    h(
      "div",
      { class: "facts" },
      h("span", { class: "label" }, h("span", { class: "number" }, region.order), region.label),
      h("span", { class: "gap" }),
      download(job, region),
    ),
  );
}
