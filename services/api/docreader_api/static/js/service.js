// @ts-check
/** Whether docreader would accept a document now. */

import { asProblem, getReadiness } from "./api.js";
import { update } from "./state.js";

const INTERVAL = 15_000;

async function look() {
  try {
    const errors = await getReadiness();
    update({ service: { state: errors.length ? "away" : "ok", errors } });
  } catch (error) {
    update({ service: { state: "away", errors: [asProblem(error).message] } });
  }
}

/** Look for ever, while somebody does. */
export async function follow() {
  for (;;) {
    if (!document.hidden) await look();
    await new Promise((resolve) => setTimeout(resolve, INTERVAL));
  }
}
