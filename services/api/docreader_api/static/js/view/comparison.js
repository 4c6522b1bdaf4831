// @ts-check
/** Two readings of one document, side by side on the same page. */

import { nameOf } from "../documents.js";
import { h } from "../dom.js";
import { plural } from "../format.js";
import { visible } from "../labels.js";
import { format } from "../route.js";
import { icon } from "./icons.js";
import { missing } from "./job.js";
import { legend } from "./legend.js";
import { sheet } from "./sheet.js";
import { modelOf, progress, status } from "./status.js";
import { text } from "./text.js";
import { toolbar } from "./toolbar.js";

/** @typedef {import("../state.js").State} State @typedef {import("../types.js").Reading} Reading */

/** @param {State} state */
export function comparison(state) {
  const route = /** @type {Extract<State["route"], {name: "compare"}>} */ (state.route);
  const sides = [state.readings[route.left], state.readings[route.right]];
  const gone = sides.find((each) => each?.problem && !each.job);
  if (gone) return missing(gone.problem?.message ?? "");
  if (!sides.every((each) => each?.job)) return h("p", { class: "empty", "aria-busy": "true" }, "Loading …");
  const first = /** @type {import("../types.js").Job} */ (sides[0].job);
  return h(
    "div",
    { class: "reading comparison", key: `${route.left}/${route.right}` },
    h(
      "div",
      { class: "head" },
      h(
        "a",
        {
          class: "icon-button",
          href: format({ name: "job", id: route.left, page: route.page }),
          "aria-label": "Back to the document",
          title: "Back to the document",
        },
        icon("back"),
      ),
      h("h1", null, nameOf(first)),
      h("p", { class: "facts" }, h("span", null, "Two models side by side")),
    ),
    toolbar(state, sides[0], route.page),
    h(
      "div",
      { class: "sides" },
      sides.map((reading) => side(state, reading, route.page)),
    ),
    legend(state, sides, route.page),
  );
}

/** @param {State} state @param {Reading} reading @param {number} number */
function side(state, reading, number) {
  const job = /** @type {import("../types.js").Job} */ (reading.job);
  const page = reading.pages[number];
  const model = modelOf(job) ?? `${state.models.default} (default)`;
  return h(
    "section",
    { class: "side", "aria-label": model },
    h(
      "div",
      { class: "bar" },
      h("h2", null, h("a", { href: format({ name: "job", id: job.id, page: number }) }, model)),
      h(
        "div",
        { class: "standing" },
        page
          ? h("span", { class: "hint" }, plural(visible(page, state.hidden, state.score).length, "region"))
          : status(job),
        progress(job),
      ),
    ),
    h(
      "div",
      {
        class: `desk fit-${state.fit}`,
        tabindex: "0",
        role: "group",
        "aria-label": `Preview, ${model}`,
        onscroll: scrollOthers,
      },
      sheet(state, reading, number),
    ),
    h(
      "div",
      { class: "content", tabindex: "0", role: "group", "aria-label": `Text, ${model}` },
      page && text(state, job, page),
    ),
  );
}

/** Both pages show the same place. @param {any} event */
function scrollOthers({ currentTarget: desk }) {
  for (const other of document.querySelectorAll(".comparison .desk")) {
    if (other !== desk && other.scrollTop !== desk.scrollTop) other.scrollTop = desk.scrollTop;
  }
}
