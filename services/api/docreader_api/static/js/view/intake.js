// @ts-check
/** Where documents are dropped, and how they are to be read. */

import { bytes } from "../format.js";
import { h } from "../dom.js";
import { referenceOf } from "../models.js";
import { state as page, update } from "../state.js";
import { add, again, stop } from "../uploads.js";
import { field } from "./field.js";
import { icon, iconButton } from "./icons.js";

/** @typedef {import("../state.js").State} State */

const ACCEPTED =
  ".pdf,.png,.jpg,.jpeg,.tif,.tiff,.webp,application/pdf,image/png,image/jpeg,image/tiff,image/webp";

/** @param {State} state */
export function intake(state) {
  return h(
    "section",
    { class: "intake", "aria-label": "Read documents" },
    h(
      "label",
      { class: state.dragging ? "drop over" : "drop" },
      h("input", {
        type: "file",
        multiple: true,
        accept: ACCEPTED,
        class: "unseen",
        "aria-label": "Choose documents",
        onchange: onChosen,
      }),
      icon("upload"),
      h(
        "span",
        { class: "lead" },
        state.dragging
          ? "Let go to read"
          : h("span", null, "Drop documents here, or ", h("u", null, "choose files")),
      ),
      h("span", { class: "hint" }, "PDF, PNG, JPEG, TIFF or WebP. Pasting works too."),
    ),
    options(state),
    uploads(state.uploads),
  );
}

/** @param {Event} event */
function onChosen(event) {
  const input = /** @type {HTMLInputElement} */ (event.target);
  add(input.files ?? []);
  input.value = "";
}

/** @param {State} state */
function options({ options, models }) {
  const choose = (/** @type {string} */ name) => (/** @type {Event} */ event) => {
    const { value } = /** @type {HTMLInputElement | HTMLSelectElement} */ (event.target);
    update({ options: { ...page.options, [name]: value } });
  };
  const changed = Object.values(options).filter(Boolean).length;
  return h(
    "details",
    { class: "options" },
    h("summary", null, "Options", changed ? h("span", { class: "count" }, `${changed} changed`) : null),
    h(
      "div",
      { class: "fields" },
      field(
        "Model",
        h(
          "select",
          { value: options.model ?? "", onchange: choose("model") },
          h("option", { value: "" }, models.default ? `Default (${models.default})` : "Default"),
          models.all.map((model) =>
            h("option", { value: referenceOf(model), key: referenceOf(model) }, referenceOf(model)),
          ),
        ),
        "What finds the regions of a page",
      ),
      field(
        "Pages",
        h("input", {
          type: "text",
          value: options.pages ?? "",
          placeholder: "All",
          oninput: choose("pages"),
          autocomplete: "off",
        }),
        "For instance 1-5, 9, 20-",
      ),
      field(
        "Text recognition",
        h(
          "select",
          { value: options.ocr ?? "", onchange: choose("ocr") },
          h("option", { value: "" }, "Where a page has no text"),
          h("option", { value: "always" }, "Always"),
          h("option", { value: "never" }, "Never"),
        ),
        "OCR, for scans and photographs",
      ),
    ),
  );
}

/** @param {import("../types.js").Upload[]} uploads */
function uploads(uploads) {
  if (!uploads.length) return null;
  return h("ul", { class: "uploads", "aria-label": "Uploads" }, uploads.map(upload));
}

/** @param {import("../types.js").Upload} upload */
function upload(upload) {
  const { key, file, sent, state, problem } = upload;
  return h(
    "li",
    { key, class: state },
    h("span", { class: "name" }, file.name),
    h("span", { class: "hint" }, bytes(file.size)),
    problem
      ? h("p", { class: "error", role: "alert" }, problem.message)
      : h("progress", { value: sent, max: 1, "aria-label": `Upload of ${file.name}` }),
    h(
      "div",
      { class: "acts" },
      problem?.retryable &&
        iconButton("retry", `Send ${file.name} again`, () => again(upload), { key: "again" }),
      iconButton("close", `${problem ? "Dismiss" : "Stop sending"} ${file.name}`, () => stop(upload), {
        key: "stop",
      }),
    ),
  );
}
