// @ts-check
/** The frame around every view. */

import { nameOf } from "../documents.js";
import { h } from "../dom.js";
import { SECTIONS } from "../sections.js";
import { board } from "./board.js";
import { comparison } from "./comparison.js";
import { datasets } from "./datasets.js";
import { dialog } from "./dialog.js";
import { documents } from "./documents.js";
import { header } from "./header.js";
import { job } from "./job.js";
import { models } from "./models.js";
import { signin } from "./signin.js";
import { toast } from "./toast.js";
import { trainings } from "./trainings.js";

/** @typedef {import("../state.js").State} State */

const VIEWS = { documents, job, compare: comparison, models, datasets, trainings, status: board };

/** @param {State} state */
export function app(state) {
  const wide = state.route.name === "job" || state.route.name === "compare";
  return [
    h("a", { class: "skip", href: "#main", onclick: skip }, "Skip to content"),
    header(state),
    h(
      "main",
      { id: "main", tabindex: "-1", class: wide ? "wide" : "page", key: state.route.name },
      view(state),
    ),
    wide ? null : footer(state),
    dialog(state.question),
    toast(state.session.out ? "" : state.notice),
  ];
}

/** @param {State} state */
const view = (state) => (state.session.out ? signin(state) : VIEWS[state.route.name](state));

/** @param {Event} event */
function skip(event) {
  event.preventDefault();
  document.getElementById("main")?.focus();
}

/** @param {State} state */
function footer({ service }) {
  const words = {
    unknown: "Asking how the service is …",
    ok: "Ready: the store and the queue answer",
    away: `Not ready. ${service.errors.join(" · ")}`,
  };
  return h(
    "footer",
    { class: "bottom" },
    h(
      "p",
      { class: `service ${service.state}`, role: "status" },
      h("span", { class: "dot", "aria-hidden": "true" }),
      words[service.state],
    ),
    h(
      "p",
      null,
      h("a", { href: "/docs" }, "HTTP API"),
      " ",
      h("a", { href: "/openapi.json" }, "OpenAPI"),
      " ",
      h("a", { href: "/metrics" }, "Metrics"),
    ),
  );
}

/** The title of the browser's tab. @param {State} state */
export function titleOf(state) {
  const route = state.route;
  if (route.name === "job" || route.name === "compare") {
    const found = state.readings[route.name === "job" ? route.id : route.left]?.job;
    return `${found ? nameOf(found) : "Document"}, page ${route.page} – docreader`;
  }
  const section = SECTIONS.find(({ name }) => name === route.name);
  return section && route.name !== "documents" ? `${section.word} – docreader` : "docreader";
}
