/** Trainings: asked for, looked at while they run, stopped and removed. */

import type { Training, TrainingRequest } from "./api";
import * as api from "./api";
import { attempt, notice } from "./notice";
import { asProblem } from "./problem";
import { ask } from "./question";
import { Resource } from "./resource";

export const trainings = new Resource(() => api.listTrainings());

export const isOpen = ({ status }: Training) => status === "queued" || status === "running";

/** Look at the beginning, and again while something goes on. */
export async function follow(turn: number): Promise<void> {
  if (turn === 0 || trainings.answer.value?.trainings.some(isOpen)) await trainings.refresh();
}

export async function loadMore(): Promise<void> {
  const known = trainings.answer.value;
  if (!known?.next_cursor) return;
  try {
    const more = await api.listTrainings(known.next_cursor);
    trainings.answer.value = { ...more, trainings: [...known.trainings, ...more.trainings] };
  } catch (error) {
    notice.value = asProblem(error).message;
  }
}

async function change(call: () => Promise<unknown>, said: string): Promise<void> {
  await attempt(call, said);
  await trainings.refresh();
}

export const start = (asked: TrainingRequest) =>
  change(() => api.startTraining(asked), "The training waits for a trainer");

export function stop({ id, name }: Training): void {
  ask({
    title: `Stop the training of ${name}?`,
    body: "What it has learned so far is lost, and no model is made.",
    confirm: "Stop",
    act: () => change(() => api.cancelTraining(id), `The training of ${name} is stopped`),
  });
}

export function remove({ id, name }: Training): void {
  ask({
    title: `Remove the training of ${name}?`,
    body: "The model that it made stays.",
    confirm: "Remove",
    act: () => change(() => api.deleteTraining(id), `The training of ${name} is removed`),
  });
}
