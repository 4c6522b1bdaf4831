// @ts-check
/** Asks for the API key, in place of what needs one. */

import { h } from "../dom.js";
import { signIn } from "../session.js";

/** @param {import("../state.js").State} state */
export function signin({ session }) {
  return h(
    "form",
    { class: "signin", key: "signin", onsubmit: submit },
    h("h1", { class: "lead-line" }, "This docreader asks who you are."),
    h(
      "label",
      { class: "field" },
      h("span", { class: "name" }, "API key"),
      h("input", {
        type: "password",
        name: "key",
        required: true,
        autocomplete: "current-password",
        spellcheck: "false",
        placeholder: "dr_…",
        "aria-describedby": "keys-from",
      }),
    ),
    session.problem && h("p", { class: "error", role: "alert" }, session.problem),
    h("button", { type: "submit" }, "Sign in"),
    h("p", { id: "keys-from", class: "hint" }, "Whoever runs this docreader gives out keys."),
  );
}

/** @param {SubmitEvent} event */
function submit(event) {
  event.preventDefault();
  const form = /** @type {HTMLFormElement} */ (event.target);
  signIn(String(new FormData(form).get("key") ?? "").trim());
}
