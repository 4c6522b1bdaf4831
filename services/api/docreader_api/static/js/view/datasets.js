// @ts-check
/** The datasets there are, and how one is sent. */

import * as list from "../datasets.js";
import { h } from "../dom.js";
import { ago, bytes, moment, plural } from "../format.js";
import { compareLabels, labelClass } from "../labels.js";
import { field } from "./field.js";
import { iconButton } from "./icons.js";

/** @typedef {import("../types.js").Dataset} Dataset */

/** @param {import("../state.js").State} state */
export function datasets({ datasets }) {
  const { all, loaded, sent, problem } = datasets;
  return [
    h("h1", { class: "lead-line" }, "Pages with their boxes, which models learn from."),
    form(sent),
    problem ? h("p", { class: "error", role: "alert" }, problem) : null,
    loaded && !all.length && h("p", { class: "empty" }, "Nothing here yet. `docreader dataset from-jobs` makes one of what was read."),
    all.length > 0 && h("ul", { class: "cards" }, all.map(card)),
  ];
}

/** @param {number | null} sent */
function form(sent) {
  return h(
    "form",
    { class: "asking", "aria-label": "Send a dataset", onsubmit: submit },
    h(
      "div",
      { class: "fields" },
      field(
        "Name",
        h("input", { name: "name", type: "text", required: true, pattern: "[a-z0-9][a-z0-9._\\-]*", maxlength: 64 }),
        "a-z, 0-9, and . _ - between",
      ),
      field(
        "Archive",
        h("input", { name: "file", type: "file", accept: ".zip", required: true }),
        "A zip of annotations.json (COCO) and its pictures, as CVAT exports it",
      ),
    ),
    h("button", { type: "submit", disabled: sent !== null }, "Send"),
    sent !== null && h("progress", { value: sent, max: 1, "aria-label": "Upload of the dataset" }),
  );
}

/** @param {any} event */
async function submit(event) {
  event.preventDefault();
  const given = new FormData(event.target);
  await list.add(String(given.get("name")), /** @type {File} */ (given.get("file")));
}

/** @param {Dataset} dataset */
function card(dataset) {
  const { id, name, pages, boxes, bytes: size, created_at: created } = dataset;
  return h(
    "li",
    { key: id, class: "card" },
    h(
      "div",
      { class: "bar" },
      h("h2", null, name, h("span", { class: "version" }, id.split("@")[1])),
      iconButton("remove", `Remove ${id}`, () => list.remove(dataset)),
    ),
    h(
      "p",
      { class: "facts" },
      h("span", null, plural(pages, "page")),
      h("span", null, bytes(size)),
      h("time", { datetime: created, title: moment(created) }, ago(created)),
    ),
    h(
      "ul",
      { class: "labels" },
      Object.keys(boxes)
        .sort(compareLabels)
        .map((label) =>
          h(
            "li",
            { key: label, class: `swatch ${labelClass(label)}` },
            h("span", { class: "colour", "aria-hidden": "true" }),
            label,
            h("span", { class: "count", title: "Boxes" }, boxes[label]),
          ),
        ),
    ),
  );
}
