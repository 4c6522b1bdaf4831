/** Keys of a document's view. */

import { signal } from "@preact/signals";
import * as choice from "./choice";
import { toggleOrder, zoomBy } from "./looks";
import { readingOf } from "./readings";
import { jobsOf, route, turnTo } from "./route";

type Step = -1 | 1;

/** The page before or after `page`, which need not be one itself. */
export const beside = (numbers: readonly number[], page: number, step: Step) =>
  step > 0 ? numbers.find((each) => each > page) : numbers.findLast((each) => each < page);

export function turn(step: Step): void {
  if (!("page" in route.value)) return;
  const [id = ""] = jobsOf(route.value);
  const next = beside(readingOf(id)?.numbers.value ?? [], route.value.page, step);
  if (next) turnTo(next);
}

const LARGER = 1.25;

/** Whether the keys are listed. */
export const listed = signal(false);

type Key = { name: string; does: string; act: () => void };

export const KEYS: Record<string, Key> = {
  ArrowLeft: { name: "←", does: "Previous page", act: () => turn(-1) },
  ArrowRight: { name: "→", does: "Next page", act: () => turn(1) },
  "/": { name: "/", does: "Search", act: () => document.getElementById("search")?.focus() },
  o: { name: "o", does: "Reading order", act: toggleOrder },
  "+": { name: "+", does: "Larger", act: () => zoomBy(LARGER) },
  "-": { name: "-", does: "Smaller", act: () => zoomBy(1 / LARGER) },
  Escape: { name: "Esc", does: "Let go of what is chosen", act: choice.clear },
  "?": {
    name: "?",
    does: "List the keys",
    act: () => {
      listed.value = true;
    },
  },
};

function onKey(event: KeyboardEvent): void {
  const target = event.target as Element;
  const taken = target.closest("input, select, textarea, dialog, [role=tablist], .table");
  if (taken || event.ctrlKey || event.metaKey || event.altKey || !("page" in route.value)) return;
  const key = KEYS[event.key];
  if (!key) return;
  event.preventDefault();
  key.act();
}

export function watch(): void {
  addEventListener("keydown", onKey);
}
