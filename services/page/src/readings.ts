/** What was read of the jobs that are looked at: their events while they run, their pages when they are wanted. */

import { computed, effect, type Signal, signal, untracked } from "@preact/signals";
import type { Job, Page } from "./api";
import * as api from "./api";
import { asProblem, type Problem } from "./problem";
import { jobsOf, route } from "./route";

const REOPEN_AFTER = 5000;

type Outcome = "done" | "failed";
type ByPage<T> = Readonly<Record<number, T>>;

/** What is known of one run of a job. */
export class Reading {
  readonly id: string;
  readonly job: Signal<Job | null>;
  /** Why the job itself cannot be shown. */
  readonly problem = signal<Problem | null>(null);
  /** Whether its events arrive. */
  readonly live = signal(false);
  readonly outcomes = signal<ByPage<Outcome>>({});
  readonly pages = signal<ByPage<Page>>({});
  readonly markdown = signal<ByPage<string>>({});
  /** Why a page cannot be shown. */
  readonly failures = signal<ByPage<Problem>>({});
  private stream: EventSource | null = null;
  private readonly asked = new Set<string>();

  constructor(id: string, job: Job | null) {
    this.id = id;
    this.job = signal(job);
  }

  /** The numbers of its pages, as far as they are known. */
  readonly numbers = computed<readonly number[]>(() => {
    const job = this.job.value;
    const total = job?.pages.total ?? 0;
    if (job?.options.pages || !total) return Object.keys(this.outcomes.value).map(Number);
    return Array.from({ length: total }, (_, at) => at + 1);
  });

  /** Whether there is a picture of a page. */
  isPictured(page: number): boolean {
    return this.job.value?.options.previews !== false && this.outcomes.value[page] === "done";
  }

  /** Listen to its events, until it ends. */
  open(): void {
    if (!this.stream) this.listen();
  }

  close(): void {
    this.stream?.close();
    this.stream = null;
  }

  private listen(): void {
    const stream = api.openEvents(this.id);
    this.stream = stream;
    stream.addEventListener("open", () => {
      this.live.value = true;
    });
    stream.addEventListener("page", ({ data }) => {
      const { number, outcome }: { number: number; outcome: Outcome } = JSON.parse(data);
      put(this.outcomes, number, outcome);
    });
    stream.addEventListener("progress", ({ data }) => this.note(JSON.parse(data)));
    stream.addEventListener("finished", ({ data }) => {
      stream.close();
      this.note(JSON.parse(data));
    });
    stream.addEventListener("error", () => {
      this.live.value = false;
      // The browser reconnects by itself where it can, and says so with its state.
      if (stream.readyState === EventSource.CLOSED) this.explain(stream);
    });
  }

  /** Why there are no events: no such job, or the server is away for a while. */
  private async explain(stream: EventSource): Promise<void> {
    try {
      this.note(await api.getJob(this.id));
    } catch (error) {
      this.problem.value = asProblem(error);
      if (this.problem.value.status === 404) return;
    }
    await api.pause(REOPEN_AFTER);
    if (this.stream === stream) this.listen();
  }

  private note(job: Job): void {
    if (this.job.value && this.job.value.run !== job.run) {
      renew(job);
    } else {
      this.job.value = job;
      this.problem.value = null;
    }
  }

  /** Fetch a page as soon as it has an outcome, and have the browser fetch its picture before it is shown. */
  needPage(number: number): void {
    this.fetchOnce(`page ${number}`, this.pages, number, api.getPage);
    const job = this.job.value;
    const key = `picture ${number}`;
    if (!job || !this.isPictured(number) || this.asked.has(key)) return;
    this.asked.add(key);
    new Image().src = api.address.preview(job, number);
  }

  needMarkdown(number: number): void {
    this.fetchOnce(`markdown ${number}`, this.markdown, number, api.getMarkdown);
  }

  /** Try once more to fetch a page that was read. */
  fetchAgain(number: number): void {
    const { [number]: _, ...others } = this.failures.value;
    this.failures.value = others;
  }

  private async fetchOnce<T>(
    key: string,
    into: Signal<ByPage<T>>,
    number: number,
    get: (id: string, number: number) => Promise<T>,
  ): Promise<void> {
    const wanted = this.outcomes.value[number] && !this.failures.value[number] && !(number in into.value);
    if (!wanted || this.asked.has(key)) return;
    this.asked.add(key);
    try {
      put(into, number, await get(this.id, number));
    } catch (error) {
      put(this.failures, number, asProblem(error));
    }
    this.asked.delete(key);
  }
}

function put<T>(into: Signal<ByPage<T>>, number: number, value: T): void {
  into.value = { ...into.value, [number]: value };
}

const known = signal<Readonly<Record<string, Reading>>>({});

/** What is known of a job, once it was looked at. */
export const readingOf = (id: string): Reading | undefined => known.value[id];

/** Look at the jobs of the route, and at no others. */
export function watch(): void {
  effect(() => {
    const ids = jobsOf(route.value);
    untracked(() => look(ids));
  });
}

function look(ids: string[]): void {
  for (const reading of Object.values(known.value)) if (!ids.includes(reading.id)) reading.close();
  for (const id of ids) (readingOf(id) ?? keep(new Reading(id, null))).open();
}

function keep(reading: Reading): Reading {
  known.value = { ...known.value, [reading.id]: reading };
  return reading;
}

/** Begin anew with a job that is read again: its events are those of another run. */
export function renew(job: Job): void {
  const before = readingOf(job.id);
  if (!before) return;
  before.close();
  const reading = keep(new Reading(job.id, job));
  if (jobsOf(route.value).includes(job.id)) reading.open();
}
