/** Labels of regions: their order in the legend and their colour, which the style sheet has by class. */

import { signal } from "@preact/signals";
import type { Page, Region } from "./api";

const LABELS = [
  "title",
  "section-header",
  "text",
  "list-item",
  "table",
  "picture",
  "caption",
  "formula",
  "footnote",
  "page-header",
  "page-footer",
];
const OTHER_COLOURS = 4;

/** Labels that are not shown, and the score from which on regions are. */
export const hidden = signal<readonly string[]>([]);
export const least = signal(0);

export function showAll(): void {
  hidden.value = [];
  least.value = 0;
}

/** The class that sets `--label`; a model's own labels share a few colours. */
export function labelClass(label: string): string {
  if (LABELS.includes(label)) return `label-${label}`;
  let sum = 0;
  for (const letter of label) sum = (sum * 31 + letter.charCodeAt(0)) % 9973;
  return `label-other-${sum % OTHER_COLOURS}`;
}

/** In the legend's order, a model's own labels last. */
export function compareLabels(one: string, two: string): number {
  const place = (label: string) => LABELS.indexOf(label) + 1 || LABELS.length + 1;
  return place(one) - place(two) || one.localeCompare(two);
}

export const inOrder = (page: Page): Region[] =>
  (page.regions ?? []).toSorted((one, two) => one.order - two.order);

/** The regions that the filters let through, in reading order. */
export const visible = (page: Page): Region[] =>
  inOrder(page).filter(({ label, score }) => !hidden.value.includes(label) && score >= least.value);
