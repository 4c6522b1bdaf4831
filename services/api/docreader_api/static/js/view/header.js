// @ts-check
/** What stands above every view: where to go, and on the right what holds for the whole page. */

import { h } from "../dom.js";
import { format } from "../route.js";
import { SECTIONS } from "../sections.js";
import { signOut } from "../session.js";
import { next as nextTheme } from "../theme.js";
import { iconButton } from "./icons.js";

/** Views that belong to a section without being it. @type {Partial<Record<string, string>>} */
const WITHIN = { job: "documents", compare: "documents" };

/** @param {import("../state.js").State} state */
export function header({ route, theme, service, session }) {
  return h(
    "header",
    { class: "top" },
    h(
      "a",
      { class: "mark", href: "#/", "aria-label": "docreader" },
      h("img", { src: "/static/favicon.svg", alt: "", width: 24, height: 24 }),
      h("span", { class: "word" }, "docreader"),
    ),
    h(
      "nav",
      { "aria-label": "Main" },
      SECTIONS.map(({ name, word }) =>
        h("a", { key: name, href: format({ name }), "aria-current": current(route.name, name) }, word),
      ),
      h("a", { key: "api", href: "/docs" }, "API"),
    ),
    h(
      "div",
      { class: "whole" },
      service.state === "away" && h("span", { class: "away" }, "Service away"),
      session.known?.keyed && iconButton("leave", `Sign out of ${session.known.tenant}`, signOut),
      iconButton(theme, `Theme: ${theme}. Change`, nextTheme),
    ),
  );
}

/** @param {string} shown @param {string} section */
function current(shown, section) {
  if (shown === section) return "page";
  return WITHIN[shown] === section ? "true" : undefined;
}
