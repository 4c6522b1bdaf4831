// @ts-check
/** All pages, small. Only those in sight are in the document, however many there are. */

import { address } from "../api.js";
import { h } from "../dom.js";
import { pageNumbers } from "../readings.js";
import { format, turnTo } from "../route.js";
import { afterRender, update } from "../state.js";

/** @typedef {import("../state.js").State} State @typedef {import("../types.js").Reading} Reading */

/** Pixels from one page to the next; the style sheet draws them within that. */
const PITCH = 136;
const BEYOND = 3;

/** @param {State} state @param {Reading} reading @param {{id: string, page: number}} route */
export function strip(state, reading, route) {
  const numbers = pageNumbers(reading);
  const { top, height } = state.strip;
  const first = Math.max(0, Math.floor(top / PITCH) - BEYOND);
  const shown = numbers.slice(first, Math.ceil((top + height) / PITCH) + BEYOND);
  const at = numbers.indexOf(route.page);
  return h(
    "nav",
    { class: "strip", "aria-label": "Pages", mount: watch, onscroll: measure, key: "strip", "data-at": at },
    h(
      "ol",
      { style: { height: `${numbers.length * PITCH}px` } },
      shown.map((number, offset) => thumbnail(reading, route, number, (first + offset) * PITCH)),
    ),
  );
}

/** @param {Reading} reading @param {{id: string, page: number}} route @param {number} number @param {number} top */
function thumbnail(reading, route, number, top) {
  const outcome = reading.outcomes[number];
  const job = /** @type {import("../types.js").Job} */ (reading.job);
  const pictured = outcome === "done" && job.options.previews !== false;
  return h(
    "li",
    { key: number, style: { transform: `translateY(${top}px)` } },
    h(
      "a",
      {
        href: format({ name: "job", id: route.id, page: number }),
        class: outcome ?? "waiting",
        "aria-current": number === route.page ? "page" : undefined,
        "aria-label": `Page ${number}${outcome === "failed" ? ", failed" : outcome ? "" : ", not read yet"}`,
        onclick: (/** @type {Event} */ event) => {
          event.preventDefault();
          turnTo({ name: "job", id: route.id, page: number });
        },
      },
      h(
        "span",
        { class: "leaf" },
        pictured
          ? h("img", { src: address.thumbnail(job, number), alt: "", decoding: "async" })
          : outcome === "failed"
            ? "!"
            : null,
      ),
      h("span", { class: "number" }, number),
    ),
  );
}

/** @param {{currentTarget: EventTarget | null}} event */
function measure({ currentTarget }) {
  const element = /** @type {Element} */ (currentTarget);
  update({ strip: { top: element.scrollTop, height: element.clientHeight } });
}

/** Follow the strip's size, and keep the present page in sight. @param {HTMLElement} element */
function watch(element) {
  new ResizeObserver(() => measure({ currentTarget: element })).observe(element);
  const reveal = () => {
    const at = Number(element.dataset.at);
    const { scrollTop, clientHeight } = element;
    if (at * PITCH < scrollTop) element.scrollTop = at * PITCH;
    else if ((at + 1) * PITCH > scrollTop + clientHeight) element.scrollTop = (at + 1) * PITCH - clientHeight;
  };
  new MutationObserver(reveal).observe(element, { attributeFilter: ["data-at"] });
  afterRender(reveal);
}
