// @ts-check
/** A notice for a moment: seen and read aloud, never in the way. */

import { h } from "../dom.js";
import { state, update } from "../state.js";

const SHOWN = 5000;
/** @type {{notice: string, timer: number} | undefined} */
let shown;

/** @param {string} notice */
export function toast(notice) {
  if (notice && shown?.notice !== notice) {
    clearTimeout(shown?.timer);
    const forget = () => state.notice === notice && update({ notice: "" });
    shown = { notice, timer: setTimeout(forget, SHOWN) };
  }
  if (!notice) shown = undefined;
  return h(
    "div",
    { class: "toast", role: "status", "aria-live": "polite", key: "toast" },
    notice && h("p", null, notice),
  );
}
