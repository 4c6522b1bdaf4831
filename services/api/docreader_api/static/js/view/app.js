// @ts-check
/** The frame around every view. */

import { nameOf } from "../documents.js";
import { h } from "../dom.js";
import { next as nextTheme } from "../theme.js";
import { comparison } from "./comparison.js";
import { dialog } from "./dialog.js";
import { documents } from "./documents.js";
import { iconButton } from "./icons.js";
import { job } from "./job.js";
import { models } from "./models.js";
import { toast } from "./toast.js";

/** @typedef {import("../state.js").State} State */

const VIEWS = { documents, job, compare: comparison, models };

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
    toast(state.notice),
  ];
}

/** @param {State} state */
const view = (state) => VIEWS[state.route.name](state);

/** @param {Event} event */
function skip(event) {
  event.preventDefault();
  document.getElementById("main")?.focus();
}

/** @param {State} state */
function header({ route, theme, service }) {
  const current = (/** @type {string} */ name) => (route.name === name ? "page" : undefined);
  return h(
    "header",
    { class: "top" },
    h(
      "a",
      { class: "mark", href: "#/" },
      h("img", { src: "/static/favicon.svg", alt: "", width: 24, height: 24 }),
      "docreader",
    ),
    h(
      "nav",
      { "aria-label": "Main" },
      h("a", { href: "#/", "aria-current": current("documents") }, "Documents"),
      h("a", { href: "#/models", "aria-current": current("models") }, "Models"),
      h("a", { href: "/docs" }, "API"),
    ),
    service.state === "away" && h("span", { class: "away" }, "Service away"),
    iconButton(theme, `Theme: ${theme}. Change`, nextTheme),
  );
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
  if (route.name === "models") return "Models – docreader";
  if (route.name === "documents") return "docreader";
  const found = state.readings[route.name === "job" ? route.id : route.left]?.job;
  return `${found ? nameOf(found) : "Document"}, page ${route.page} – docreader`;
}
