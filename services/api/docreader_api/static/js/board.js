// @ts-check
/** How docreader is: asked when the section is entered, and again while it is looked at. */

import * as api from "./api.js";
import { state, update } from "./state.js";

const INTERVAL = 5_000;

export async function refresh() {
  try {
    update({ board: { status: await api.getStatus(), problem: "" } });
  } catch (error) {
    update({ board: { ...state.board, problem: api.asProblem(error).message } });
  }
}

/** Look for ever, while somebody does. */
export async function follow() {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, INTERVAL));
    if (state.route.name === "status" && !document.hidden) await refresh();
  }
}
