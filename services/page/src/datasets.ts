/** Pages with boxes, to train on. */

import { signal } from "@preact/signals";
import type { Dataset } from "./api";
import * as api from "./api";
import { attempt, notice } from "./notice";
import { asProblem } from "./problem";
import { ask } from "./question";
import { Resource } from "./resource";

export const datasets = new Resource(api.listDatasets);

/** The share of the one that is being sent, 0 to 1. */
export const sent = signal<number | null>(null);

export async function add(name: string, file: File): Promise<void> {
  sent.value = 0;
  try {
    const progress = (share: number) => {
      sent.value = share;
    };
    const { id } = await api.sendDataset(name, file, { progress });
    notice.value = `${id} can be trained on`;
    await datasets.refresh();
  } catch (error) {
    datasets.problem.value = asProblem(error).message;
  }
  sent.value = null;
}

export function remove({ id }: Dataset): void {
  ask({
    title: `Remove ${id}?`,
    body: "Its pages and boxes are removed. Models that were made of it stay.",
    confirm: "Remove",
    act: async () => {
      await attempt(() => api.deleteDataset(id), `${id} is removed`);
      await datasets.refresh();
    },
  });
}
