/** A list that the server gives a page at a time, newest first: kept up to date while it is looked at. */

import { batch, signal } from "@preact/signals";
import type { Status } from "./api";
import { asProblem } from "./problem";

/** Looks from one at the newest to the next; in between only open ones are asked for. */
const NEWEST_EVERY = 10;
const FOLLOWED_AT_ONCE = 8;

type Entry = { readonly id: string; readonly status: Status; readonly created_at: string };
type Found<T> = { entries: T[]; next_cursor: string | null };
/** Asks for the newest, or for those from a cursor on. */
type List<T> = (cursor?: string) => Promise<Found<T>>;

export const isOpen = ({ status }: { readonly status: Status }) =>
  status === "queued" || status === "running";

export class PagedList<T extends Entry> {
  readonly entries = signal<readonly T[]>([]);
  /** Where the list goes on. */
  readonly cursor = signal<string | null>(null);
  /** Whether the server said what there is, and whether more is on its way. */
  readonly loaded = signal(false);
  readonly loading = signal(false);
  readonly problem = signal("");
  private list: List<T>;
  private readonly get: (id: string) => Promise<T>;

  constructor(list: List<T>, get: (id: string) => Promise<T>) {
    this.list = list;
    this.get = get;
  }

  /** Begin anew with another list: what is still answered of the one before is not taken. */
  begin(list: List<T>): void {
    batch(() => {
      this.list = list;
      this.entries.value = [];
      this.cursor.value = null;
      this.loaded.value = false;
    });
    this.refresh();
  }

  /** Ask for the newest, and keep the older ones that are here already. */
  async refresh(): Promise<void> {
    const { list } = this;
    try {
      const found = await (this.loaded.value ? list() : this.first());
      if (list === this.list) batch(() => this.renew(found));
    } catch (error) {
      this.problem.value = asProblem(error).message;
    }
  }

  /** A page of a filtered list may be empty while there is more behind it. */
  private async first(): Promise<Found<T>> {
    const { list } = this;
    let found = await list();
    while (!found.entries.length && found.next_cursor && list === this.list)
      found = await list(found.next_cursor);
    return found;
  }

  private renew({ entries, next_cursor }: Found<T>): void {
    this.problem.value = "";
    const last = entries.at(-1);
    // Nothing among the newest, but more behind them: what is known of those stands.
    if (this.loaded.value && !last && next_cursor) return;
    const older =
      last && next_cursor ? this.entries.value.filter((each) => each.created_at < last.created_at) : [];
    if (!this.loaded.value || !older.length) this.cursor.value = next_cursor;
    this.entries.value = [...entries, ...older];
    this.loaded.value = true;
  }

  readonly loadMore = async (): Promise<void> => {
    const { list, cursor, loading } = this;
    if (!cursor.value || loading.value) return;
    loading.value = true;
    try {
      const found = await list(cursor.value);
      if (list === this.list) batch(() => this.append(found));
    } catch (error) {
      this.problem.value = asProblem(error).message;
    }
    loading.value = false;
  };

  private append({ entries, next_cursor }: Found<T>): void {
    const known = new Set(this.entries.value.map(({ id }) => id));
    this.entries.value = [...this.entries.value, ...entries.filter(({ id }) => !known.has(id))];
    this.cursor.value = next_cursor;
  }

  /** Keep the list as it is now; told the turn, from 0. */
  readonly follow = async (turn: number): Promise<void> => {
    if (this.loading.value) return;
    if (turn % NEWEST_EVERY === 0) await this.refresh();
    else await Promise.all(this.entries.value.filter(isOpen).slice(-FOLLOWED_AT_ONCE).map(this.look));
  };

  private readonly look = async ({ id }: T): Promise<void> => {
    // One that was deleted elsewhere leaves with the next look at the newest.
    const found = await this.get(id).catch(() => null);
    if (found) this.replace(found);
  };

  /** Put one as it is now in its place. */
  replace(entry: T): void {
    this.entries.value = this.entries.value.map((each) => (each.id === entry.id ? entry : each));
  }

  drop(id: string): void {
    this.entries.value = this.entries.value.filter((each) => each.id !== id);
  }
}
