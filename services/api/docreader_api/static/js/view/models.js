// @ts-check
/** The models, each with its card. */

import { h } from "../dom.js";
import { bytes, plural } from "../format.js";
import { compareLabels, labelClass } from "../labels.js";
import { evaluation, isEvaluation } from "./metrics.js";
import { makeDefault, means, referenceOf } from "../models.js";

/** @typedef {import("../types.js").Model} Model */

/** @param {import("../state.js").State} state */
export function models({ models }) {
  return [
    h("h1", { class: "lead-line" }, "Models find the regions of a page and say what each is."),
    models.all.length ? null : h("p", { class: "empty" }, "No worker has announced a model yet."),
    h(
      "ul",
      { class: "cards" },
      models.all.map((model) => card(model, means(model, models.default))),
    ),
  ];
}

/** @param {Model} model @param {boolean} used */
function card(model, used) {
  return h(
    "li",
    { key: referenceOf(model), class: "card" },
    h(
      "div",
      { class: "bar" },
      h("h2", null, model.name, h("span", { class: "version" }, model.version)),
      used
        ? h("span", { class: "status succeeded" }, "Used by default")
        : h(
            "button",
            {
              type: "button",
              onclick: () => makeDefault(model),
              "aria-label": `Use ${referenceOf(model)} by default`,
            },
            "Use by default",
          ),
    ),
    h("div", { class: "halves" }, h("div", null, about(model)), h("div", null, metrics(model.metrics))),
  );
}

/** What a model is, by its own account. @param {Model} model */
function about(model) {
  const size = Object.values(model.files).reduce((sum, file) => sum + file.bytes, 0);
  return [
    model.description && h("p", null, model.description),
    h(
      "p",
      { class: "facts" },
      h("span", null, bytes(size)),
      h("span", null, `sees pages at ${model.long_side} pixels`),
      model.licence && h("span", null, model.licence),
    ),
    h("h3", null, `${plural(model.labels.length, "label")}, each kept from this score on`),
    h("ul", { class: "labels" }, [...model.labels].sort(compareLabels).map((name) => label(model, name))),
    facts("Data", model.data),
    facts("Training", model.trained),
  ];
}

/** @param {Model} model @param {string} name */
function label(model, name) {
  return h(
    "li",
    { key: name, class: `swatch ${labelClass(name)}` },
    h("span", { class: "colour", "aria-hidden": "true" }),
    name,
    h("span", { class: "count" }, model.thresholds[name]),
  );
}

/** @param {Record<string, unknown>} values */
function metrics(values) {
  const { held_out: heldOut, ...others } = /** @type {{held_out?: Record<string, string>}} */ (values);
  const entries = Object.entries(others);
  const evaluations = entries.flatMap(([name, value]) =>
    isEvaluation(value) ? [evaluation(name, value, heldOut?.[name])] : [],
  );
  const title = "Measured on pages that were held out";
  return [
    evaluations.length > 0 && h("h3", { key: "evaluations" }, title),
    evaluations,
    facts("Metrics", Object.fromEntries(entries.filter(([, value]) => !isEvaluation(value)))),
  ];
}

/** Whatever a model's maker noted, as names and values. @param {string} title @param {Record<string, unknown>} values */
function facts(title, values) {
  const entries = Object.entries(values);
  if (!entries.length) return null;
  return [
    h("h3", { key: title }, title),
    h(
      "dl",
      { key: `${title}-values` },
      entries.map(([name, value]) =>
        h("div", { key: name }, h("dt", null, name), h("dd", null, shown(value))),
      ),
    ),
  ];
}

/** @param {unknown} value @returns {import("../dom.js").Child} */
function shown(value) {
  if (typeof value === "number") return value.toLocaleString("en", { maximumFractionDigits: 4 });
  if (value === null || typeof value !== "object") return String(value);
  if (Array.isArray(value)) return value.join(", ");
  const entries = Object.entries(value);
  return h(
    "dl",
    null,
    entries.map(([name, inner]) => h("div", { key: name }, h("dt", null, name), h("dd", null, shown(inner)))),
  );
}
