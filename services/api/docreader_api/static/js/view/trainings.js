// @ts-check
/** The trainings, each with what it has learned so far, and how one is asked for. */

import { h } from "../dom.js";
import { ago, duration, moment } from "../format.js";
import { referenceOf } from "../models.js";
import * as list from "../trainings.js";
import { curve } from "./curve.js";
import { field } from "./field.js";
import { icon, iconButton } from "./icons.js";

/** @typedef {import("../types.js").Training} Training */

/** @type {Record<string, {word: string, icon: Parameters<typeof icon>[0]}>} */
const SHOWN = {
  queued: { word: "Waiting", icon: "waiting" },
  running: { word: "Training", icon: "page" },
  succeeded: { word: "Model made", icon: "done" },
  failed: { word: "Failed", icon: "problem" },
  cancelled: { word: "Stopped", icon: "cancel" },
};

/** @param {import("../state.js").State} state */
export function trainings(state) {
  const { all, cursor, loaded, problem } = state.trainings;
  return [
    h("h1", { class: "lead-line" }, "A model that reads your pages better, from pages you have corrected."),
    form(state),
    problem ? h("p", { class: "error", role: "alert" }, problem) : null,
    loaded && !all.length && h("p", { class: "empty" }, "Nothing here yet."),
    all.length > 0 && h("ul", { class: "cards" }, all.map(card)),
    cursor && h("button", { type: "button", class: "more", onclick: list.loadMore }, "Show more"),
  ];
}

/** @param {import("../state.js").State} state */
function form({ datasets, models }) {
  if (!datasets.all.length) {
    return (
      datasets.loaded &&
      h(
        "p",
        { class: "asking" },
        h("span", null, "It takes a dataset: ", h("a", { href: "#/datasets" }, "send one"), "."),
      )
    );
  }
  return h(
    "form",
    { class: "asking", "aria-label": "Train a model", onsubmit: submit },
    h(
      "div",
      { class: "fields" },
      field(
        "Dataset",
        h(
          "select",
          { name: "dataset" },
          datasets.all.map(({ id }) => h("option", { value: id, key: id }, id)),
        ),
        "What it learns from",
      ),
      field(
        "Name of the model",
        h("input", { name: "name", type: "text", required: true, pattern: "[a-z0-9][a-z0-9._\\-]*", maxlength: 64 }),
        "It gets a new version of that name",
      ),
      field(
        "Start from",
        h(
          "select",
          { name: "base" },
          h("option", { value: "" }, models.default ? `Default (${models.default})` : "Default"),
          models.all.map((model) =>
            h("option", { value: referenceOf(model), key: referenceOf(model) }, referenceOf(model)),
          ),
        ),
        "The model that is made better",
      ),
      field(
        "Iterations",
        h("input", { name: "iterations", type: "text", inputmode: "numeric", pattern: "[1-9][0-9]{0,5}", placeholder: 600 }),
        "At most; it stops where nothing more is won",
      ),
    ),
    h("button", { type: "submit" }, "Train"),
  );
}

/** @param {any} event */
async function submit(event) {
  event.preventDefault();
  const { dataset, name, base, iterations } = Object.fromEntries(new FormData(event.target));
  await list.start({
    dataset,
    name,
    ...(base ? { base } : {}),
    options: iterations ? { iterations: Number(iterations) } : {},
  });
}

/** @param {Training} training */
function card(training) {
  const { id, name, status, dataset, base, options, iteration, model, error } = training;
  const shown = SHOWN[status];
  const open = list.isOpen(training);
  return h(
    "li",
    { key: id, class: "card" },
    h(
      "div",
      { class: "bar" },
      h("h2", null, name),
      h("span", { class: `status ${status}` }, icon(shown.icon), shown.word),
      open
        ? iconButton("cancel", `Stop the training of ${name}`, () => list.stop(training), { key: "stop" })
        : iconButton("remove", `Remove the training of ${name}`, () => list.remove(training), { key: "remove" }),
    ),
    h(
      "p",
      { class: "facts" },
      h("span", null, `on ${dataset}`),
      h("span", null, `from ${base}`),
      h("time", { datetime: training.created_at, title: moment(training.created_at) }, ago(training.created_at)),
      !open && h("span", null, duration(training.started_at, training.finished_at)),
    ),
    error && h("p", { class: "error" }, error.message),
    model && h("p", null, "It made ", h("a", { href: "#/models" }, model), "."),
    open &&
      h("progress", {
        value: iteration,
        max: options.iterations,
        "aria-label": `Iterations of the training of ${name}`,
      }),
    curve("mAP on held-out pages", training.figures, options.iterations),
    curve("Loss", training.losses, options.iterations),
  );
}
