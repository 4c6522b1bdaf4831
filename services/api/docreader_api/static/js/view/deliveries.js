// @ts-check
/** Whether the end of a job reached the address that wanted to know. */

import { load, replay } from "../deliveries.js";
import { isOpen } from "../documents.js";
import { h } from "../dom.js";
import { ago, moment } from "../format.js";
import { menu } from "./menu.js";

const WORDS = { delivered: "Delivered", failed: "Failed", given_up: "Given up", refused: "Refused" };

/** @param {import("../state.js").State} state @param {import("../types.js").Job} job */
export function deliveries(state, job) {
  if (!job.links.webhooks) return null;
  const { log, problem } = state.deliveries.job === job.id ? state.deliveries : { log: null, problem: "" };
  const items = [
    h("p", { class: "hint" }, log?.url ?? (problem || "Loading …")),
    log && h("ol", { class: "deliveries" }, log.attempts.map(attempt), log.next_attempts.map(next)),
    !isOpen(job) && h("button", { type: "button", onclick: () => replay(job.id) }, "Tell it again"),
  ];
  return menu("tell", "Webhook", items, () => load(job.id));
}

/** @param {import("../types.js").Attempt} made */
function attempt({ run, at, outcome, status, error, milliseconds }) {
  const facts = [WORDS[outcome], status ?? error, `${milliseconds} ms`, run > 1 && `run ${run}`];
  return h("li", { key: at }, facts.filter(Boolean).join(" · "), " · ", time(at));
}

/** @param {{run: number, at: string}} due */
const next = ({ run, at }) => h("li", { key: `next ${run}` }, "Next attempt · ", time(at));

/** @param {string} at */
const time = (at) => h("time", { datetime: at, title: moment(at) }, ago(at));
