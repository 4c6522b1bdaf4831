/** Keys of a document's view: arrows turn pages, `/` searches, `o` shows the reading order, Escape lets go. */

import * as choice from "./choice";
import { order } from "./looks";
import { readingOf } from "./readings";
import { jobsOf, route, turnTo } from "./route";

/** Go `step` pages on. */
export function turn(step: number): void {
  if (!("page" in route.value)) return;
  const [id = ""] = jobsOf(route.value);
  const numbers = readingOf(id)?.numbers.value ?? [];
  const page = numbers[numbers.indexOf(route.value.page) + step];
  if (page !== undefined) turnTo(page);
}

const KEYS: Record<string, () => void> = {
  ArrowLeft: () => turn(-1),
  ArrowRight: () => turn(1),
  o: () => {
    order.value = !order.value;
  },
  "/": () => document.getElementById("search")?.focus(),
  Escape: choice.clear,
};

function onKey(event: KeyboardEvent): void {
  const target = event.target as Element;
  const taken = target.closest("input, select, textarea, dialog, [role=tablist], .table");
  if (taken || event.ctrlKey || event.metaKey || event.altKey || !("page" in route.value)) return;
  const act = KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  act();
}

export function watch(): void {
  addEventListener("keydown", onKey);
}
