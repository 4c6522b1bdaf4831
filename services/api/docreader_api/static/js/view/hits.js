// @ts-check
/** Where the words that were searched for are. */

import { goTo } from "../choice.js";
import { h } from "../dom.js";
import { isOpen } from "../documents.js";
import { plural } from "../format.js";

/** @param {import("../state.js").State["search"]} search @param {import("../types.js").Job} job */
export function hits({ query, busy, hits, more }, job) {
  if (!query.trim()) return null;
  const count = busy
    ? "Searching …"
    : more
      ? `More than ${hits.length} places`
      : hits.length
        ? plural(hits.length, "place")
        : "Nowhere in the text";
  return h(
    "div",
    { class: "hits" },
    h("p", { class: "hint", role: "status" }, count, isOpen(job) && " (in the pages looked at so far)"),
    h(
      "ol",
      null,
      hits.map((hit, at) => place(hit, at, job)),
    ),
  );
}

/** @param {import("../types.js").Hit} hit @param {number} at @param {import("../types.js").Job} job */
function place({ page, region, before, match, after }, at, job) {
  return h(
    "li",
    { key: at },
    h(
      "button",
      { type: "button", onclick: () => goTo(job.id, page, region) },
      h("span", { class: "number" }, `p. ${page}`),
      h("span", null, before, h("mark", null, match), after),
    ),
  );
}
