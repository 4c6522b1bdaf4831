// @ts-check
/** The whole state of the page, in one place. Views read it; everything else changes it with `update`. */

/** @typedef {import("./types.js").Reading} Reading */

export const state = {
  /** @type {import("./types.js").Route} */
  route: { name: "documents" },
  /** @type {"auto" | "light" | "dark"} */
  theme: "auto",
  /** @type {{state: "unknown" | "ok" | "away", errors: string[]}} */
  service: { state: "unknown", errors: [] },
  /** Whose page this is; `out` where the server wants a key first. @type {{known: import("./types.js").Session | null, out: boolean, problem: string}} */
  session: { known: null, out: false, problem: "" },
  /** @type {{all: import("./types.js").Model[], default: string}} */
  models: { all: [], default: "" },
  /** How docreader is. @type {{status: import("./types.js").ServiceStatus | null, problem: string}} */
  board: { status: null, problem: "" },
  datasets: {
    /** @type {import("./types.js").Dataset[]} */
    all: [],
    loaded: false,
    /** Share of the one that is being sent, 0 to 1. @type {number | null} */
    sent: null,
    problem: "",
  },
  trainings: {
    /** @type {import("./types.js").Training[]} */
    all: [],
    /** @type {string | null} */
    cursor: null,
    loaded: false,
    problem: "",
  },
  documents: {
    /** @type {import("./types.js").Job[]} */
    jobs: [],
    /** @type {string | null} */
    cursor: null,
    filter: "",
    loaded: false,
    loading: false,
    /** @type {import("./api.js").Problem | null} */
    problem: null,
  },
  /** @type {import("./types.js").Upload[]} */
  uploads: [],
  /** How the next documents are read. @type {import("./types.js").Options} */
  options: {},
  dragging: false,
  /** What is known of jobs that are looked at. @type {Record<string, Reading>} */
  readings: {},
  /** Labels that are not shown. @type {string[]} */
  hidden: [],
  score: 0,
  order: false,
  /** @type {"page" | "width"} */
  fit: "width",
  /** @type {"text" | "crops" | "markdown" | "json"} */
  tab: "text",
  /** The region pointed at and the one chosen, as `job/region`. */
  hovered: "",
  chosen: "",
  /** Where the chosen region is still to be scrolled to. @type {"" | "text" | "page" | "both"} */
  revealing: "",
  search: {
    job: "",
    query: "",
    busy: false,
    more: false,
    /** @type {import("./types.js").Hit[]} */
    hits: [],
  },
  strip: { top: 0, height: 0 },
  /** @type {import("./types.js").Question | null} */
  question: null,
  /** What came of a job's webhook. @type {{job: string, log: import("./types.js").DeliveryLog | null, problem: string}} */
  deliveries: { job: "", log: null, problem: "" },
  /** Said to screen readers and shown for a moment. */
  notice: "",
};

/** @typedef {typeof state} State */

/** @type {((state: State) => void) | undefined} */
let draw;
/** @type {(() => void)[]} */
let afterwards = [];
let waiting = false;

/** @param {(state: State) => void} render called once after each batch of changes */
export function onChange(render) {
  draw = render;
  update({});
}

/** @param {Partial<State>} change */
export function update(change) {
  Object.assign(state, change);
  if (waiting) return;
  waiting = true;
  // A hidden tab gets no animation frames, and its title still has to follow.
  if (document.hidden) setTimeout(redraw);
  else requestAnimationFrame(redraw);
}

/** @param {() => void} act done once the present change is on the page */
export function afterRender(act) {
  afterwards.push(act);
  update({});
}

function redraw() {
  waiting = false;
  draw?.(state);
  const due = afterwards;
  afterwards = [];
  for (const act of due) act();
}
