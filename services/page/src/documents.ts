/** The list of jobs: loaded in pages, kept up to date while it is looked at. */

import { batch, signal } from "@preact/signals";
import type { Job, Status } from "./api";
import * as api from "./api";
import { attempt } from "./notice";
import { asProblem } from "./problem";
import { ask } from "./question";
import { renew } from "./readings";
import { go, route } from "./route";

const PAGE_SIZE = 50;
/** Looks from one at the whole list to the next; in between only open jobs are asked for. */
const WHOLE_EVERY = 10;
const FOLLOWED_AT_ONCE = 8;

export const jobs = signal<readonly Job[]>([]);
/** Where the list goes on. */
export const cursor = signal<string | null>(null);
/** The status that is shown; nothing for all. */
export const filter = signal<Status | "">("");
/** Whether the server said what there is, and whether more is on its way. */
export const loaded = signal(false);
export const loading = signal(false);
export const problem = signal("");

export const isOpen = ({ status }: Job) => status === "queued" || status === "running";

export const canRetry = ({ status }: Job) => ["partial", "failed", "cancelled"].includes(status);

export const nameOf = (job: Job) => job.title || job.source.name;

/** Ask for the newest jobs, and keep the older ones that are on the page already. */
export async function refresh(): Promise<void> {
  const status = filter.value;
  try {
    const found = await (loaded.value ? listed(status) : firstFound(status));
    if (status === filter.value) batch(() => renewWith(found));
  } catch (error) {
    problem.value = asProblem(error).message;
  }
}

function renewWith(found: { jobs: Job[]; next_cursor: string | null }): void {
  problem.value = "";
  const last = found.jobs.at(-1);
  // Nothing among the newest, but more behind them: what is known of those stands.
  if (loaded.value && !last && found.next_cursor) return;
  const older = last && found.next_cursor ? jobs.value.filter((job) => job.created_at < last.created_at) : [];
  if (!loaded.value || !older.length) cursor.value = found.next_cursor;
  jobs.value = [...found.jobs, ...older];
  loaded.value = true;
}

const listed = (status: Status | "", from?: string) =>
  api.listJobs({ status: status || undefined, cursor: from, limit: PAGE_SIZE });

/** A page of a filtered list may be empty while there is more behind it. */
async function firstFound(status: Status | "") {
  let found = await listed(status);
  while (!found.jobs.length && found.next_cursor && status === filter.value)
    found = await listed(status, found.next_cursor);
  return found;
}

export async function loadMore(): Promise<void> {
  const status = filter.value;
  if (!cursor.value || loading.value) return;
  loading.value = true;
  try {
    const found = await listed(status, cursor.value);
    if (status === filter.value) batch(() => append(found));
  } catch (error) {
    problem.value = asProblem(error).message;
  }
  loading.value = false;
}

function append(found: { jobs: Job[]; next_cursor: string | null }): void {
  const known = new Set(jobs.value.map(({ id }) => id));
  jobs.value = [...jobs.value, ...found.jobs.filter(({ id }) => !known.has(id))];
  cursor.value = found.next_cursor;
}

export function setFilter(status: Status | ""): void {
  batch(() => {
    filter.value = status;
    jobs.value = [];
    cursor.value = null;
    loaded.value = false;
  });
  refresh();
}

/** Put a job as it is now in its place. */
function replace(job: Job): void {
  jobs.value = jobs.value.map((each) => (each.id === job.id ? job : each));
}

/** Keep the list as it is now. */
export async function follow(turn: number): Promise<void> {
  if (loading.value) return;
  if (turn % WHOLE_EVERY === 0) await refresh();
  else await Promise.all(jobs.value.filter(isOpen).slice(-FOLLOWED_AT_ONCE).map(look));
}

async function look({ id }: Job): Promise<void> {
  // One that was deleted elsewhere leaves with the next look at the whole list.
  const found = await api.getJob(id).catch(() => null);
  if (found) replace(found);
}

export const cancel = (job: Job) =>
  attempt(async () => replace(await api.cancelJob(job.id)), `${nameOf(job)}: stopped`);

export const retry = (job: Job) =>
  attempt(
    async () => {
      const begun = await api.retryJob(job.id);
      replace(begun);
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
  jobs.value = jobs.value.filter((each) => each.id !== id);
  if (route.value.name !== "documents") go({ name: "documents" });
}
