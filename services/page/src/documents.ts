/** The jobs: listed by status, stopped, read again and deleted. */

import { signal } from "@preact/signals";
import type { Job, Status } from "./api";
import * as api from "./api";
import { attempt } from "./notice";
import { PagedList } from "./paged";
import { ask } from "./question";
import { renew } from "./readings";
import { go, route } from "./route";

const PAGE_SIZE = 50;

/** The status that is shown; nothing for all. */
export const filter = signal<Status | "">("");

const listed = (status: Status | "") => async (cursor?: string) => {
  const found = await api.listJobs({ status: status || undefined, cursor, limit: PAGE_SIZE });
  return { entries: found.jobs, next_cursor: found.next_cursor };
};

export const list = new PagedList<Job>(listed(""), api.getJob);

export const canRetry = ({ status, error }: Job) =>
  ["partial", "failed", "cancelled"].includes(status) && (!error || error.retryable);

export const nameOf = (job: Job) => job.title || job.source.name;

export function setFilter(status: Status | ""): void {
  filter.value = status;
  list.begin(listed(status));
}

export const cancel = (job: Job) =>
  attempt(async () => list.replace(await api.cancelJob(job.id)), `${nameOf(job)}: stopped`);

export const retry = (job: Job) =>
  attempt(
    async () => {
      const begun = await api.retryJob(job.id);
      list.replace(begun);
      renew(begun);
    },
    `${nameOf(job)}: reading again`,
  );

/** Ask, then delete. */
export function remove(job: Job): void {
  ask({
    title: "Delete this document?",
    body: `“${nameOf(job)}” and everything that was read of it will be removed. This cannot be undone.`,
    confirm: "Delete",
    act: () => attempt(() => reallyRemove(job), `${nameOf(job)}: deleted`),
  });
}

async function reallyRemove({ id }: Job): Promise<void> {
  await api.deleteJob(id);
  list.drop(id);
  if (route.value.name !== "documents") go({ name: "documents" });
}
