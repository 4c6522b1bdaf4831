/** Something that the server is asked for, again and again. */

import { batch, type Signal, signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { pause } from "./api";
import { asProblem } from "./problem";

export class Resource<T> {
  /** The last answer; null until there is one. */
  readonly answer: Signal<T | null> = signal(null);
  /** Why the last question had no answer. */
  readonly problem = signal("");
  private readonly get: () => Promise<T>;

  constructor(get: () => Promise<T>) {
    this.get = get;
  }

  readonly refresh = async (): Promise<void> => {
    try {
      const answer = await this.get();
      batch(() => {
        this.answer.value = answer;
        this.problem.value = "";
      });
    } catch (error) {
      this.problem.value = asProblem(error).message;
    }
  };
}

/**
 * Do something when a view is entered, and again every `interval` milliseconds while somebody looks at it.
 * `act` is told the turn, from 0.
 */
export function useRepeated(act: (turn: number) => Promise<void>, interval: number): void {
  useEffect(() => {
    let left = false;
    const repeat = async () => {
      for (let turn = 0; !left; turn++) {
        if (turn === 0 || !document.hidden) await act(turn);
        await pause(interval);
      }
    };
    repeat();
    return () => {
      left = true;
    };
  }, [act, interval]);
}
