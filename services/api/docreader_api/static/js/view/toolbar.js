// @ts-check
/** Turning pages, and how the page is shown. */

import { h } from "../dom.js";
import { turn } from "../keyboard.js";
import { pageNumbers } from "../readings.js";
import { turnTo } from "../route.js";
import { state as page, update } from "../state.js";
import { icon, iconButton } from "./icons.js";

/** @typedef {import("../state.js").State} State */

/** @param {State} state @param {import("../types.js").Reading} reading @param {number} number */
export function toolbar(state, reading, number) {
  const numbers = pageNumbers(reading);
  const at = numbers.indexOf(number);
  return h(
    "div",
    { class: "toolbar", role: "group", "aria-label": "Turn and fit" },
    iconButton("previous", "Previous page", () => turn(-1), {
      disabled: at <= 0,
      title: "Previous page (←)",
      "aria-keyshortcuts": "ArrowLeft",
    }),
    h(
      "label",
      { class: "page-number" },
      h("input", {
        type: "text",
        "aria-label": "Page",
        inputmode: "numeric",
        value: String(number),
        size: 4,
        onchange: (/** @type {any} */ event) => jump(event, numbers),
      }),
      h("span", null, `of ${numbers.at(-1) ?? "…"}`),
    ),
    iconButton("next", "Next page", () => turn(1), {
      disabled: at < 0 || at >= numbers.length - 1,
      title: "Next page (→)",
      "aria-keyshortcuts": "ArrowRight",
    }),
    h("span", { class: "gap" }),
    toggle(
      "Reading order",
      state.order,
      () => update({ order: !page.order }),
      { "aria-keyshortcuts": "o", title: "Number the regions as they are read (o)" },
      icon("order"),
    ),
    toggle(
      "Whole page",
      state.fit === "page",
      () => update({ fit: page.fit === "width" ? "page" : "width" }),
      { class: "toggle fit" },
    ),
  );
}

/** @param {string} name @param {boolean} pressed @param {() => void} onclick @param {Record<string, any>} [props] @param {import("../dom.js").Child} [sign] */
function toggle(name, pressed, onclick, props, sign) {
  return h(
    "button",
    { type: "button", class: "toggle", "aria-pressed": String(pressed), onclick, ...props },
    sign,
    name,
  );
}

/** @param {any} event @param {number[]} numbers */
function jump(event, numbers) {
  const wanted = Number(event.target.value);
  const route = page.route;
  if (numbers.includes(wanted) && (route.name === "job" || route.name === "compare"))
    turnTo({ ...route, page: wanted });
  else update({ notice: `There is no page ${event.target.value}` });
}
