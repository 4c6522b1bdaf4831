// @ts-check
/** The first screen: what docreader does, where to drop documents, and those there are. */

import * as list from "../documents.js";
import { h } from "../dom.js";
import { ago, bytes, duration, moment } from "../format.js";
import { format } from "../route.js";
import { addExample } from "../uploads.js";
import { iconButton } from "./icons.js";
import { intake } from "./intake.js";
import { pageCount, place, progress, status, statusWord } from "./status.js";

/** @typedef {import("../state.js").State} State @typedef {import("../types.js").Job} Job */

/** @param {State} state */
export function documents(state) {
  return [
    h(
      "h1",
      { class: "lead-line" },
      "Finds the titles, paragraphs, tables and figures of your documents, and reads them in order.",
    ),
    intake(state),
    h(
      "section",
      { class: "documents", "aria-labelledby": "documents" },
      h("div", { class: "bar" }, h("h2", { id: "documents" }, "Documents"), filter(state.documents.filter)),
      found(state),
    ),
  ];
}

/** @param {string} chosen */
function filter(chosen) {
  return h(
    "label",
    { class: "filter" },
    h("span", { class: "unseen" }, "Show"),
    h(
      "select",
      { value: chosen, onchange: (/** @type {any} */ event) => list.setFilter(event.target.value) },
      h("option", { value: "" }, "All"),
      list.STATUSES.map((status) => h("option", { value: status, key: status }, statusWord(status))),
    ),
  );
}

/** @param {State} state */
function found({ documents }) {
  const { jobs, cursor, loaded, loading, problem, filter } = documents;
  if (problem && !jobs.length) return h("p", { class: "empty error", role: "alert" }, problem.message);
  if (!loaded) return h("p", { class: "empty", "aria-busy": "true" }, "Loading …");
  if (!jobs.length && !cursor) return filter ? noSuch(filter) : nothing();
  return [
    problem && h("p", { class: "error", role: "alert" }, problem.message),
    h("ul", { class: "jobs" }, jobs.map(row)),
    cursor &&
      h(
        "button",
        { type: "button", class: "more", disabled: loading, onclick: list.loadMore },
        loading ? "Loading …" : "Show more",
      ),
  ];
}

/** @param {string} filter */
function noSuch(filter) {
  return h(
    "div",
    { class: "empty" },
    h("p", null, `No document is “${statusWord(filter)}”.`),
    h("button", { type: "button", onclick: () => list.setFilter("") }, "Show all documents"),
  );
}

function nothing() {
  return h(
    "div",
    { class: "empty" },
    h("p", null, "Nothing here yet. What you drop above appears here, with its progress."),
    h("button", { type: "button", onclick: addExample }, "Read an example"),
  );
}

/** Rows as they were last described. @type {WeakMap<Job, {minute: number, row: import("../dom.js").VNode}>} */
const rows = new WeakMap();

/** A long list costs what has changed in it: a job is described again when it changes, and when its time does. @param {Job} job */
function row(job) {
  const minute = Math.floor(Date.now() / 60_000);
  const known = rows.get(job);
  if (known?.minute === minute) return known.row;
  const row = describe(job);
  rows.set(job, { minute, row });
  return row;
}

/** @param {Job} job */
function describe(job) {
  const facts = [
    pageCount(job),
    place(job),
    bytes(job.source.bytes),
    job.options.model,
    job.pages.done ? duration(job.started_at, job.finished_at) : null,
  ];
  return h(
    "li",
    { key: job.id, class: "job" },
    h(
      "div",
      { class: "what" },
      h("a", { href: format({ name: "job", id: job.id, page: 1 }), class: "name" }, list.nameOf(job)),
      h(
        "p",
        { class: "facts" },
        facts.filter(Boolean).map((fact, at) => h("span", { key: at }, fact)),
        h("time", { datetime: job.created_at, title: moment(job.created_at) }, ago(job.created_at)),
      ),
      job.error && h("p", { class: "error" }, job.error.message),
    ),
    h("div", { class: "standing" }, status(job), progress(job)),
    h("div", { class: "acts" }, acts(job)),
  );
}

/** What can be done with a job now. @param {Job} job */
export function acts(job) {
  const name = list.nameOf(job);
  return [
    list.isOpen(job) && iconButton("cancel", `Stop ${name}`, () => list.cancel(job), { key: "cancel" }),
    list.canRetry(job) && iconButton("retry", `Read ${name} again`, () => list.retry(job), { key: "retry" }),
    iconButton("remove", `Delete ${name}`, () => list.remove(job), { key: "remove" }),
  ];
}
