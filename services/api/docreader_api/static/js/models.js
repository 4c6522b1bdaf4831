// @ts-check
/** The layout models there are. */

import * as api from "./api.js";
import { state, update } from "./state.js";

/** @typedef {import("./types.js").Model} Model */

/** @param {Model} model */
export const referenceOf = (model) => `${model.name}@${model.version}`;

export async function refresh() {
  try {
    const found = await api.listModels();
    update({ models: { all: found.models, default: found.default } });
  } catch (error) {
    update({ notice: api.asProblem(error).message });
  }
}

/** @param {Model} model */
export async function makeDefault(model) {
  try {
    await api.useModel(model.name, model.version);
    update({ notice: `${referenceOf(model)} reads documents from now on` });
    await refresh();
  } catch (error) {
    update({ notice: api.asProblem(error).message });
  }
}

/** Whether `reference`, `name` or `name@version`, means `model`. @param {Model} model @param {string} reference */
export function means(model, reference) {
  if (reference.includes("@")) return reference === referenceOf(model);
  const versions = state.models.all.filter((each) => each.name === reference);
  return versions.length > 0 && newest(versions) === model;
}

/** @param {Model[]} models */
function newest(models) {
  const byVersion = new Intl.Collator("en", { numeric: true });
  return [...models].sort((one, two) => byVersion.compare(two.version, one.version))[0];
}
