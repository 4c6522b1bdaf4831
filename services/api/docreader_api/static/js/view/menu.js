// @ts-check
/** Menus: what else can be done, out of the way until it is wanted. */

import { h } from "../dom.js";
import { icon } from "./icons.js";

/**
 * A button that opens a list of choices, and closes it when one is taken or the list is left.
 * @param {Parameters<typeof icon>[0]} sign @param {string} name @param {import("../dom.js").Child[]} items
 * @param {() => void} [opened] called each time the list opens
 */
export function menu(sign, name, items, opened) {
  const close = (/** @type {any} */ event) => {
    const details = event.currentTarget;
    const leaves =
      event.type === "keydown"
        ? event.key === "Escape"
        : event.type === "click"
          ? event.target.closest(".items a, .items button")
          : !details.contains(event.relatedTarget);
    if (!leaves || !details.open) return;
    details.open = false;
    if (event.type === "keydown") details.querySelector("summary").focus();
  };
  const listen = (/** @type {HTMLElement} */ element) => {
    for (const type of ["keydown", "focusout", "click"]) element.addEventListener(type, close);
  };
  return h(
    "details",
    {
      class: "menu",
      key: name,
      mount: listen,
      ontoggle: (/** @type {any} */ event) => event.currentTarget.open && opened?.(),
    },
    h("summary", null, icon(sign), h("span", null, name)),
    h("div", { class: "items" }, items),
  );
}
