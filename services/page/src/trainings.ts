/** Trainings: asked for, looked at while they run, stopped and removed. */

import type { Training, TrainingRequest } from "./api";
import * as api from "./api";
import { attempt } from "./notice";
import { PagedList } from "./paged";
import { ask } from "./question";

export const list = new PagedList<Training>(async (cursor) => {
  const found = await api.listTrainings(cursor);
  return { entries: found.trainings, next_cursor: found.next_cursor };
}, api.getTraining);

export const start = (asked: TrainingRequest) =>
  attempt(async () => {
    await api.startTraining(asked);
    await list.refresh();
  }, "The training waits for a trainer");

export function stop({ id, name }: Training): void {
  ask({
    title: `Stop the training of ${name}?`,
    body: "What it has learned so far is lost, and no model is made.",
    confirm: "Stop",
    act: () =>
      attempt(async () => list.replace(await api.cancelTraining(id)), `The training of ${name} is stopped`),
  });
}

export function remove({ id, name }: Training): void {
  ask({
    title: `Remove the training of ${name}?`,
    body: "The model that it made stays.",
    confirm: "Remove",
    act: () =>
      attempt(async () => {
        await api.deleteTraining(id);
        list.drop(id);
      }, `The training of ${name} is removed`),
  });
}
