/** Choices that stay in this browser. */

import { effect, type Signal, signal } from "@preact/signals";

/** The choice that was made last, the first of `choices` until one is. */
export function remembered<T extends string | boolean>(
  name: string,
  choices: readonly [T, ...T[]],
): Signal<T> {
  const key = `docreader.${name}`;
  const chosen = signal(choices.find((each) => String(each) === localStorage.getItem(key)) ?? choices[0]);
  effect(() => localStorage.setItem(key, String(chosen.value)));
  return chosen;
}
