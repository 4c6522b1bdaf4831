// @ts-check
/** Text to the clipboard. */

import { update } from "./state.js";

/** @param {string} text @param {string} what */
export async function copy(text, what) {
  try {
    await navigator.clipboard.writeText(text);
    update({ notice: `${what} copied` });
  } catch {
    // Browsers give the clipboard to https and localhost only.
    update({ notice: "This browser does not allow copying here" });
  }
}
