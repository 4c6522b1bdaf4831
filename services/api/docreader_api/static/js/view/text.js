// @ts-check
/** The text of a page, region by region in reading order. */

import { choose, hover, nameOf } from "../choice.js";
import { copy } from "../copy.js";
import { h } from "../dom.js";
import { score } from "../format.js";
import { labelClass, visible } from "../labels.js";
import { places } from "../search.js";
import { download, picture } from "./crop.js";
import { iconButton } from "./icons.js";
import { table } from "./table.js";

/** @typedef {import("../types.js").Region} Region @typedef {import("../types.js").Job} Job */

const HEADINGS = new Set(["title", "section-header"]);
/** Their letters alone do not say what is to be seen. */
const PICTURED = new Set(["picture", "formula"]);

/** @param {import("../state.js").State} state @param {Job} job @param {import("../types.js").Page} page */
export function text(state, job, page) {
  const regions = visible(page, state.hidden, state.score);
  if (!regions.length)
    return h(
      "p",
      { class: "empty" },
      page.regions.length
        ? "The filters hide all regions of this page."
        : "No regions were found on this page.",
    );
  return [
    h("p", { class: "hint origin", key: "origin" }, origin(page)),
    h(
      "div",
      { class: "regions", lang: page.language ?? undefined, key: "regions" },
      regions.map((region) => part(state, job, region)),
    ),
  ];
}

/** Where the words of a page come from, for those who have to trust them. @param {import("../types.js").Page} page */
function origin({ text_source: source, language }) {
  const words = { pdf: "Text from the document", ocr: "Text recognised in the picture" }[source];
  return [words ?? "A page without text", language && languageName(language)].filter(Boolean).join(" · ");
}

/** @param {string} code */
function languageName(code) {
  try {
    return new Intl.DisplayNames("en", { type: "language" }).of(code);
  } catch {
    return code;
  }
}

/** @param {import("../state.js").State} state @param {Job} job @param {Region} region */
function part(state, job, region) {
  const name = nameOf(job.id, region.id);
  const [hovered, chosen] = [state.hovered === name, state.chosen === name];
  return h(
    "article",
    {
      key: region.id,
      class: `region ${labelClass(region.label)}${hovered ? " hovered" : ""}${chosen ? " chosen" : ""}`,
      "aria-label": `${region.order}, ${region.label}`,
      "data-region": region.id,
      "data-chosen": chosen || undefined,
      onpointerenter: () => hover(name),
      onpointerleave: () => hover(""),
      onclick: () => getSelection()?.isCollapsed !== false && choose(job.id, region.id, "page"),
    },
    h(
      "div",
      { class: "facts" },
      h(
        "button",
        {
          type: "button",
          class: "label",
          "aria-pressed": String(chosen),
          title: "Show on the page",
          onfocus: () => hover(name),
          onblur: () => hover(""),
        },
        h("span", { class: "number" }, region.order),
        region.label,
      ),
      h("span", { class: "score", title: "Score" }, score(region.score)),
      h("span", { class: "gap" }),
      region.text
        ? iconButton("copy", `Copy ${region.label} ${region.order}`, (event) => onCopy(event, region))
        : null,
      region.crop ? download(job, region) : null,
    ),
    body(state.search.query.trim(), job, region),
  );
}

/** @param {Event} event @param {Region} region */
function onCopy(event, region) {
  event.stopPropagation();
  copy(region.text ?? "", "Text");
}

/** @param {string} query @param {Job} job @param {Region} region */
function body(query, job, region) {
  const words = marked(region.text ?? "", query);
  if (region.table?.cells.length) return table(region.table, (cell) => marked(cell, query));
  if (PICTURED.has(region.label) && region.crop)
    return [
      picture(job, region),
      region.text ? h("p", { class: `words ${region.label}`, dir: "auto" }, words) : null,
    ];
  if (HEADINGS.has(region.label)) return h("h2", { class: `words ${region.label}`, dir: "auto" }, words);
  return h(
    "p",
    { class: `words ${region.label}`, dir: "auto" },
    words.length ? words : h("span", { class: "hint" }, "No text"),
  );
}

/** `text` with the places of `query` marked. @param {string} text @param {string} query */
export function marked(text, query) {
  /** @type {import("../dom.js").Child[]} */
  const pieces = [];
  let last = 0;
  for (const [start, end] of places(text, query.toLowerCase())) {
    pieces.push(text.slice(last, start), h("mark", null, text.slice(start, end)));
    last = end;
  }
  return [...pieces, text.slice(last)].filter((piece) => piece !== "");
}
