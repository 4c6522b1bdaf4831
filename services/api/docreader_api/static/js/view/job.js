// @ts-check
/** One document: its pages, the page that is looked at, and what was read of it. */

import { address } from "../api.js";
import { compareWith } from "../comparison.js";
import { isOpen, nameOf } from "../documents.js";
import { h } from "../dom.js";
import { means, referenceOf } from "../models.js";
import { pageNumbers } from "../readings.js";
import { format } from "../route.js";
import { deliveries } from "./deliveries.js";
import { acts } from "./documents.js";
import { icon } from "./icons.js";
import { legend } from "./legend.js";
import { menu } from "./menu.js";
import { panel } from "./panel.js";
import { sheet } from "./sheet.js";
import { modelOf, pageCount, place, progress, status } from "./status.js";
import { strip } from "./strip.js";
import { toolbar } from "./toolbar.js";

/** @typedef {import("../state.js").State} State @typedef {import("../types.js").Job} Job */

/** @param {State} state */
export function job(state) {
  const route = /** @type {Extract<State["route"], {name: "job"}>} */ (state.route);
  const reading = state.readings[route.id];
  if (reading?.problem && !reading.job) return missing(reading.problem.message);
  if (!reading?.job) return h("p", { class: "empty", "aria-busy": "true" }, "Loading …");
  const empty = !isOpen(reading.job) && !pageNumbers(reading).length;
  return h(
    "div",
    { class: "reading", key: route.id },
    head(state, reading, route),
    reading.job.error &&
      !empty &&
      h("p", { class: "banner error", role: "alert" }, reading.job.error.message),
    empty ? nothing(reading.job) : columns(state, reading, route),
  );
}

/** @param {State} state @param {import("../types.js").Reading} reading @param {{id: string, page: number}} route */
function columns(state, reading, route) {
  return h(
    "div",
    { class: "columns" },
    strip(state, reading, route),
    h(
      "section",
      { class: "viewer", "aria-label": `Page ${route.page}` },
      toolbar(state, reading, route.page),
      h(
        "div",
        { class: `desk fit-${state.fit}`, tabindex: "0", role: "group", "aria-label": "Preview" },
        sheet(state, reading, route.page),
      ),
      legend(state, [reading], route.page),
    ),
    panel(state, reading, route.page),
  );
}

/** A job that ended before a page was read. @param {Job} job */
function nothing({ error, status }) {
  return h(
    "div",
    { class: "page ended" },
    h(
      "h2",
      null,
      status === "cancelled" ? "Stopped before a page was read" : "This document could not be read",
    ),
    error && h("p", { class: "error", role: "alert" }, error.message),
    error && h("p", { class: "hint" }, h("code", null, error.code)),
  );
}

/** @param {string} message */
export function missing(message) {
  return h(
    "div",
    { class: "page" },
    h("h1", null, "This document is not here"),
    h("p", { class: "error" }, message),
    h("p", null, h("a", { href: "#/" }, "All documents")),
  );
}

/** The failed page after this one; after the last comes the first. @param {import("../types.js").Reading} reading @param {number} page */
function nextFailed({ outcomes }, page) {
  const failed = Object.keys(outcomes)
    .map(Number)
    .filter((number) => outcomes[number] === "failed");
  return failed.find((number) => number > page) ?? failed[0] ?? page;
}

/** @param {State} state @param {import("../types.js").Reading} reading @param {{name: "job", id: string, page: number}} route */
function head(state, reading, route) {
  const found = /** @type {Job} */ (reading.job);
  const facts = [
    pageCount(found),
    found.pages.failed > 0 &&
      h("a", { href: format({ ...route, page: nextFailed(reading, route.page) }) }, "show what failed"),
    modelOf(found),
    found.run > 1 && `run ${found.run}`,
    place(found),
    isOpen(found) && !reading.live && "reconnecting …",
  ];
  return h(
    "div",
    { class: "head" },
    h(
      "a",
      { class: "icon-button", href: "#/", "aria-label": "All documents", title: "All documents" },
      icon("back"),
    ),
    h("h1", null, nameOf(found)),
    h("div", { class: "standing", "aria-live": "polite" }, status(found), progress(found)),
    h(
      "p",
      { class: "facts" },
      facts.filter(Boolean).map((fact, at) => h("span", { key: at }, fact)),
    ),
    h("div", { class: "acts" }, compare(state, found, route.page), downloads(found), deliveries(state, found), acts(found)),
  );
}

/** @param {State} state @param {Job} job @param {number} page */
function compare({ models }, job, page) {
  const others = models.all.filter((model) => !means(model, job.options.model ?? models.default));
  if (!others.length || !job.pages.done) return null;
  return menu("compare", "Compare", [
    h("p", { class: "hint" }, "Read it with another model, side by side"),
    others.map((model) => {
      const reference = referenceOf(model);
      return h(
        "button",
        { type: "button", key: reference, onclick: () => compareWith(job, reference, page) },
        reference,
      );
    }),
  ]);
}

/** @param {Job} job */
function downloads(job) {
  const name = job.source.name.replace(/\.[^.]+$/, "") || "document";
  const link = (/** @type {string} */ href, /** @type {string} */ file, /** @type {string} */ word) =>
    h("a", { href, download: file, key: word }, word);
  return menu("download", "Download", [
    job.links.result && link(address.result(job.id), `${name}.json`, "JSON"),
    job.links.markdown && link(address.markdown(job.id), `${name}.md`, "Markdown"),
    link(address.source(job.id), job.source.name, "The document itself"),
  ]);
}
