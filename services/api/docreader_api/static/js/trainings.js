// @ts-check
/** Trainings: asked for, looked at while they run, stopped and removed. */

import * as api from "./api.js";
import * as datasets from "./datasets.js";
import { state, update } from "./state.js";

/** @typedef {import("./types.js").Training} Training */

const INTERVAL = 2_000;

/** @param {Training} training */
export const isOpen = ({ status }) => status === "queued" || status === "running";

/** @param {Partial<typeof state.trainings>} change */
const change = (change) => update({ trainings: { ...state.trainings, ...change } });

/** What the form offers is loaded too. */
export function enter() {
  refresh();
  datasets.refresh();
}

export async function refresh() {
  try {
    const { trainings, next_cursor: cursor } = await api.listTrainings();
    change({ all: trainings, cursor, loaded: true, problem: "" });
  } catch (error) {
    change({ loaded: true, problem: api.asProblem(error).message });
  }
}

export async function loadMore() {
  try {
    const { trainings, next_cursor: cursor } = await api.listTrainings(state.trainings.cursor ?? "");
    change({ all: [...state.trainings.all, ...trainings], cursor });
  } catch (error) {
    update({ notice: api.asProblem(error).message });
  }
}

/** Look for ever, while somebody does and something goes on. */
export async function follow() {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, INTERVAL));
    const here = state.route.name === "trainings" && !document.hidden;
    if (here && state.trainings.all.some(isOpen)) await refresh();
  }
}

/** @param {Record<string, unknown>} asked */
export async function start(asked) {
  await done(() => api.startTraining(asked), "The training waits for a trainer");
}

/** @param {Training} training */
export function stop(training) {
  const act = () => done(() => api.cancelTraining(training.id), `The training of ${training.name} is stopped`);
  const body = "What it has learned so far is lost, and no model is made.";
  update({ question: { title: `Stop the training of ${training.name}?`, body, confirm: "Stop", act } });
}

/** @param {Training} training */
export function remove(training) {
  const act = () => done(() => api.deleteTraining(training.id), `The training of ${training.name} is removed`);
  const body = "The model that it made stays.";
  update({ question: { title: `Remove the training of ${training.name}?`, body, confirm: "Remove", act } });
}

/** @param {() => Promise<unknown>} act @param {string} notice */
async function done(act, notice) {
  try {
    await act();
    update({ notice });
  } catch (error) {
    update({ notice: api.asProblem(error).message });
  }
  await refresh();
}
