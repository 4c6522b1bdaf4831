// @ts-check
/** The delivery log of the webhook of the job that is looked at. */

import * as api from "./api.js";
import { state, update } from "./state.js";

/** @param {string} job its id */
export const load = (job) => show(job, api.getDeliveries(job));

/** Tell the end of a job once more. @param {string} job its id */
export async function replay(job) {
  await show(job, api.replayWebhook(job));
  update({ notice: state.deliveries.problem || "The webhook is told again" });
}

/** @param {string} job @param {Promise<import("./types.js").DeliveryLog>} answer */
async function show(job, answer) {
  try {
    update({ deliveries: { job, log: await answer, problem: "" } });
  } catch (error) {
    update({ deliveries: { job, log: null, problem: api.asProblem(error).message } });
  }
}
