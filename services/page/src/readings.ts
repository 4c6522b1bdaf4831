/** What was read of the jobs that are looked at: their events while they run, their pages when they are wanted. */

import { computed, effect, type Signal, signal, untracked } from "@preact/signals";
import type { Job, Page } from "./api";
import * as api from "./api";
import { type ByPage, Fetched, put } from "./bypage";
import { asProblem, type Problem } from "./problem";
import { jobsOf, route } from "./route";
import { inTurn } from "./turns";

const REOPEN_AFTER = 5000;
/** Requests that pages are searched with; the rest of what a browser sends at once stays for what is looked at. */
const AT_ONCE = 3;

type Outcome = "done" | "failed";

/** What is known of one run of a job. */
export class Reading {
  readonly id: string;
  readonly job: Signal<Job | null>;
  /** Why the job itself cannot be shown. */
  readonly problem = signal<Problem | null>(null);
  /** Whether its events arrive. */
  readonly live = signal(false);
  readonly outcomes = signal<ByPage<Outcome>>({});
  readonly pages = new Fetched((page) => api.getPage(this.id, page));
  readonly markdown = new Fetched((page) => api.getMarkdown(this.id, page));
  private readonly pictured = new Set<number>();
  private stream: EventSource | null = null;

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

  /** Whether the document ends before a page. */
  endsBefore(page: number): boolean {
    const job = this.job.value;
    return Boolean(job?.pages.total && !job.options.pages && page > job.pages.total);
  }

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

  /** Learn what it is, without its events: a tab in the background has a title, too. */
  async glance(): Promise<void> {
    const job = this.job.value ?? (await api.getJob(this.id).catch(() => null));
    if (job) this.note(job);
  }

  private listen(): void {
    const stream = api.openEvents(this.id);
    this.stream = stream;
    stream.addEventListener("open", () => {
      this.live.value = true;
    });
    stream.addEventListener("page", ({ data }) => {
      const { number, outcome }: { number: number; outcome: Outcome } = JSON.parse(data);
      // All of them come again whenever the page is looked at again.
      if (this.outcomes.value[number] !== outcome) put(this.outcomes, number, outcome);
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
  needPage(page: number): void {
    if (this.outcomes.value[page]) this.pages.need(page);
    const job = this.job.value;
    if (!job || !this.isPictured(page) || this.pictured.has(page)) return;
    this.pictured.add(page);
    new Image().src = api.address.preview(job, page);
  }

  needMarkdown(page: number): void {
    if (this.outcomes.value[page]) this.markdown.need(page);
  }

  /** The pages that were read so far, all of them fetched; throws why one cannot be. */
  async readPages(): Promise<Page[]> {
    const read = this.numbers.value.filter((page) => this.outcomes.value[page] === "done");
    const queue = inTurn(AT_ONCE);
    const need = (page: number) => {
      this.pages.retry(page);
      return this.pages.need(page);
    };
    await Promise.all(read.map((page) => queue(() => need(page))));
    return read.map((page) => {
      const found = this.pages.found.value[page];
      if (!found) throw this.pages.failures.value[page];
      return found;
    });
  }
}

const known = signal<Readonly<Record<string, Reading>>>({});

/** What is known of a job, once it was looked at. */
export const readingOf = (id: string): Reading | undefined => known.value[id];

/**
 * Whether the page is in sight. Browsers hold few connections to a server for all their tabs: those in the background
 * leave them to the one that is looked at.
 */
const seen = signal(!document.hidden);

/** Look at the jobs of the route, and at no others. */
export function watch(): void {
  document.addEventListener("visibilitychange", () => {
    seen.value = !document.hidden;
  });
  effect(() => {
    const ids = jobsOf(route.value);
    const open = seen.value;
    untracked(() => look(ids, open));
  });
}

function look(ids: string[], open: boolean): void {
  for (const reading of Object.values(known.value)) {
    if (!open || !ids.includes(reading.id)) reading.close();
  }
  for (const id of ids) {
    const reading = readingOf(id) ?? keep(new Reading(id, null));
    if (open) reading.open();
    else reading.glance();
  }
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
  if (seen.value && jobsOf(route.value).includes(job.id)) reading.open();
}
