// @ts-check
/** How docreader is: what waits, what is worked on, and by whom. */

import { h } from "../dom.js";
import { ago, bytes, plural } from "../format.js";

/**
 * @typedef {import("../types.js").QueueStatus} QueueStatus
 * @typedef {import("../types.js").PoolStatus} PoolStatus
 * @typedef {import("../types.js").ServiceStatus} ServiceStatus
 */

const UNKNOWN = "–";

/** @param {import("../state.js").State} state */
export function board({ board: { status, problem } }) {
  return [
    h("h1", { class: "lead-line" }, "What waits, what is worked on, and by whom."),
    problem ? h("p", { class: "error", role: "alert" }, problem) : null,
    status ? shown(status) : problem ? null : h("p", { class: "empty" }, "Asking …"),
  ];
}

/** @param {ServiceStatus} status */
function shown({ version, queues, open_runs: open, pools, errors }) {
  return [
    open && h("p", { class: "facts" }, h("span", null, work(open)), h("span", null, `docreader ${version}`)),
    Object.entries(errors).map(([part, message]) =>
      h("p", { key: `error-${part}`, class: "error" }, `${part}: ${message}`),
    ),
    queues.length > 0 &&
      table(
        "Queues",
        ["Queue", "Waiting", "In work", "Retrying", "Dead letters", "Workers"],
        queues.map(({ name, ready, unacked, delayed, dead, workers }) => [
          name.split(".")[0],
          ...[ready, unacked, delayed, dead, workers].map(count),
        ]),
      ),
    pools &&
      table(
        "Pools of workers",
        ["Pool", "Wanted", "Ready", "Memory, most of any", "Limit"],
        pools.map((pool) => [
          pool.name,
          count(pool.wanted),
          count(pool.ready),
          pool.workers.length ? bytes(Math.max(...pool.workers.map((each) => each.memory_bytes))) : UNKNOWN,
          bytes(pool.memory_limit_bytes) || UNKNOWN,
        ]),
      ),
  ];
}

/** @param {{count: number, oldest_at: string | null}} open */
function work({ count, oldest_at: oldest }) {
  if (!count || !oldest) return "No document is open";
  return `${plural(count, "document")} open, the oldest accepted ${ago(oldest)}`;
}

/** @param {number | null | undefined} number */
const count = (number) => number?.toLocaleString("en") ?? UNKNOWN;

/** @param {string} title @param {string[]} columns @param {string[][]} rows each with its name first */
function table(title, columns, rows) {
  return h(
    "div",
    { key: title, class: "counts", tabindex: "0", role: "group", "aria-label": title },
    h(
      "table",
      null,
      h("caption", null, title),
      h(
        "thead",
        null,
        h(
          "tr",
          null,
          columns.map((word) => h("th", { key: word, scope: "col" }, word)),
        ),
      ),
      h(
        "tbody",
        null,
        rows.map(([name, ...values]) =>
          h(
            "tr",
            { key: name },
            h("th", { scope: "row" }, name),
            values.map((value, at) => h("td", { key: at }, value)),
          ),
        ),
      ),
    ),
  );
}
