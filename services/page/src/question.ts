/** What has to be answered before anything is done. */

import { signal } from "@preact/signals";

export type Question = { title: string; body: string; confirm: string; act: () => void };

export const question = signal<Question | null>(null);

export function ask(asked: Question): void {
  question.value = asked;
}
