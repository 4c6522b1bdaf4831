// @ts-check
/** Pages with boxes, to train on. */

import * as api from "./api.js";
import { state, update } from "./state.js";

/** @typedef {import("./types.js").Dataset} Dataset */

/** @param {Partial<typeof state.datasets>} change */
const change = (change) => update({ datasets: { ...state.datasets, ...change } });

export async function refresh() {
  try {
    const { datasets } = await api.listDatasets();
    change({ all: datasets, loaded: true, problem: "" });
  } catch (error) {
    change({ loaded: true, problem: api.asProblem(error).message });
  }
}

/** @param {string} name @param {File} file */
export async function add(name, file) {
  change({ sent: 0, problem: "" });
  try {
    const dataset = await api.sendDataset(name, file, (sent) => change({ sent }));
    update({ notice: `${dataset.id} can be trained on` });
    await refresh();
  } catch (error) {
    change({ problem: api.asProblem(error).message });
  }
  change({ sent: null });
}

/** @param {Dataset} dataset */
export function remove(dataset) {
  const act = async () => {
    try {
      await api.deleteDataset(dataset.id);
    } catch (error) {
      update({ notice: api.asProblem(error).message });
    }
    await refresh();
  };
  const body = "Its pages and boxes are removed. Models that were made of it stay.";
  update({ question: { title: `Remove ${dataset.id}?`, body, confirm: "Remove", act } });
}
