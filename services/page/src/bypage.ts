/** Something that every page has, fetched when it is wanted, and once. */

import { type Signal, signal } from "@preact/signals";
import { asProblem, type Problem } from "./problem";

export type ByPage<T> = Readonly<Record<number, T>>;

export class Fetched<T> {
  readonly found = signal<ByPage<T>>({});
  /** Why it is not to be had. */
  readonly failures = signal<ByPage<Problem>>({});
  private readonly get: (page: number) => Promise<T>;
  private readonly asked = new Map<number, Promise<void>>();

  constructor(get: (page: number) => Promise<T>) {
    this.get = get;
  }

  /** Fetch it for a page, unless it is there or could not be had. */
  async need(page: number): Promise<void> {
    if (page in this.found.value || page in this.failures.value) return;
    const asked = this.asked.get(page) ?? this.fetch(page);
    this.asked.set(page, asked);
    await asked;
    this.asked.delete(page);
  }

  private async fetch(page: number): Promise<void> {
    try {
      put(this.found, page, await this.get(page));
    } catch (error) {
      put(this.failures, page, asProblem(error));
    }
  }

  /** Forget that it could not be had: it is fetched once more as soon as it is wanted. */
  retry(page: number): void {
    if (!(page in this.failures.value)) return;
    const { [page]: _, ...others } = this.failures.value;
    this.failures.value = others;
  }
}

export function put<T>(into: Signal<ByPage<T>>, page: number, value: T): void {
  into.value = { ...into.value, [page]: value };
}
