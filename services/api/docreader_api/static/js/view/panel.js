// @ts-check
/** What was read, beside the page: as text, as Markdown, as JSON. */

import { copy } from "../copy.js";
import { isOpen } from "../documents.js";
import { h, memo } from "../dom.js";
import { search } from "../search.js";
import { update } from "../state.js";
import { crops } from "./crops.js";
import { hits } from "./hits.js";
import { icon, iconButton } from "./icons.js";
import { text } from "./text.js";

/** @typedef {import("../state.js").State} State @typedef {import("../types.js").Reading} Reading */

/** @type {{tab: State["tab"], name: string}[]} */
const TABS = [
  { tab: "text", name: "Text" },
  { tab: "crops", name: "Crops" },
  { tab: "markdown", name: "Markdown" },
  { tab: "json", name: "JSON" },
];

/** @param {State} state @param {Reading} reading @param {number} number */
export function panel(state, reading, number) {
  const job = /** @type {import("../types.js").Job} */ (reading.job);
  return h(
    "section",
    { class: "panel", "aria-label": "What was read" },
    h(
      "div",
      { class: "bar" },
      h(
        "div",
        {
          class: "tabs",
          role: "tablist",
          "aria-label": "Form",
          onkeydown: (/** @type {KeyboardEvent} */ event) => onArrow(event, state.tab),
        },
        TABS.map((each) => tab(each, state.tab)),
      ),
      copyButton(state.tab, reading, number),
    ),
    h(
      "label",
      { class: "search" },
      icon("search"),
      h("span", { class: "unseen" }, "Search in the document"),
      h("input", {
        id: "search",
        type: "search",
        placeholder: "Search in the document",
        title: "Press / to come here",
        value: state.search.query,
        "aria-keyshortcuts": "/",
        oninput: (/** @type {any} */ event) => search(job.id, event.target.value),
      }),
    ),
    hits(state.search, job),
    h(
      "div",
      {
        class: "content",
        id: "content",
        role: "tabpanel",
        tabindex: "0",
        "aria-labelledby": `tab-${state.tab}`,
        key: `${state.tab}-${number}`,
      },
      content(state, reading, number),
    ),
  );
}

/** @param {{tab: State["tab"], name: string}} each @param {State["tab"]} chosen */
function tab({ tab, name }, chosen) {
  const selected = tab === chosen;
  return h(
    "button",
    {
      type: "button",
      role: "tab",
      id: `tab-${tab}`,
      "aria-selected": String(selected),
      "aria-controls": "content",
      tabindex: selected ? "0" : "-1",
      onclick: () => update({ tab }),
    },
    name,
  );
}

/** @param {KeyboardEvent} event @param {State["tab"]} chosen */
function onArrow(event, chosen) {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!step) return;
  const at = TABS.findIndex((each) => each.tab === chosen);
  const { tab } = TABS[(at + step + TABS.length) % TABS.length];
  update({ tab });
  document.getElementById(`tab-${tab}`)?.focus();
}

/** @param {State} state @param {Reading} reading @param {number} number */
function content(state, reading, number) {
  const page = reading.pages[number];
  const job = /** @type {import("../types.js").Job} */ (reading.job);
  if (reading.failures[number]) return h("p", { class: "empty error" }, reading.failures[number].message);
  if (!reading.outcomes[number])
    return h(
      "p",
      { class: "empty" },
      isOpen(job) ? "This page is not read yet." : "Nothing was read of this page.",
    );
  const source = reading.markdown[number];
  if (!page || (state.tab === "markdown" && source === undefined)) return loading();
  if (state.tab === "markdown") return h("pre", { class: "source" }, source);
  if (state.tab === "json") return json(page);
  return state.tab === "crops" ? crops(state, job, page) : text(state, job, page);
}

const loading = () => h("p", { class: "empty", "aria-busy": "true" }, "Loading …");

const json = memo((/** @type {import("../types.js").Page} */ page) =>
  h("pre", { class: "source", key: "json" }, pretty(page)),
);

/** @param {import("../types.js").Page} page */
const pretty = (page) =>
  // Boxes on one line: four numbers on four lines are nothing to look at.
  JSON.stringify(page, null, 2).replace(
    /\[\s+(-?[\d.]+),\s+(-?[\d.]+),\s+(-?[\d.]+),\s+(-?[\d.]+)\s+\]/g,
    "[$1, $2, $3, $4]",
  );

/** @param {State["tab"]} tab @param {Reading} reading @param {number} number */
function copyButton(tab, reading, number) {
  const page = reading.pages[number];
  const sources = {
    text: () =>
      page &&
      [...page.regions]
        .sort((one, two) => one.order - two.order)
        .map((region) => region.text)
        .filter(Boolean)
        .join("\n\n"),
    crops: () => undefined,
    markdown: () => reading.markdown[number],
    json: () => page && pretty(page),
  };
  const { name } = TABS.find((each) => each.tab === tab) ?? TABS[0];
  const source = sources[tab]();
  return iconButton("copy", `Copy ${name}`, () => source && copy(source, name), {
    disabled: !source,
    key: "copy",
  });
}
