/** The region that is pointed at or chosen, on the page and in the text at once. */

import { batch, signal, useComputed } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Region } from "./api";
import { showAll } from "./labels";
import { tab } from "./looks";
import { turnTo } from "./route";

/** Where regions are to be seen. */
type Side = "text" | "page";

/** By name, which is `job/region`. */
const hovered = signal("");
const chosen = signal({ name: "" });
/** Where what was chosen is still to be scrolled to: its page may be on its way. */
const unseen = new Set<Side>();

const nameOf = (job: string, region: string) => `${job}/${region}`;

export function leave(): void {
  hovered.value = "";
}

/** Choose a region and bring what belongs to it into view. */
export function choose(job: string, region: string, ...toward: Side[]): void {
  unseen.clear();
  for (const side of toward) unseen.add(side);
  chosen.value = { name: nameOf(job, region) };
}

export function clear(): void {
  batch(() => {
    chosen.value = { name: "" };
    leave();
  });
}

/** Go to a region on another page. */
export function goTo(job: string, page: number, region: string): void {
  batch(() => {
    turnTo(page);
    tab.value = "text";
    showAll();
    choose(job, region, "text", "page");
  });
}

/** The classes of what shows a region. */
export function useMarks(job: string, { id }: Region): string {
  const name = nameOf(job, id);
  const marks = useComputed(
    () => `${hovered.value === name ? " hovered" : ""}${chosen.value.name === name ? " chosen" : ""}`,
  );
  return marks.value;
}

/** What makes an element stand for a region: it is pointed at with it, and scrolled to when it is chosen. */
export function useChoice<E extends Element>(job: string, { id }: Region, side: Side) {
  const name = nameOf(job, id);
  const ref = useRef<E>(null);
  const isChosen = useComputed(() => chosen.value.name === name).value;
  useEffect(() => {
    if (isChosen && unseen.delete(side)) ref.current?.scrollIntoView({ block: "nearest", behavior: pace() });
  }, [isChosen && chosen.value]);
  const hover = () => {
    hovered.value = name;
  };
  const pointed = { onPointerEnter: hover, onPointerLeave: leave };
  return {
    isChosen,
    hover,
    props: { ref, ...pointed, "data-region": id, "data-chosen": isChosen ? "" : undefined },
  };
}

const pace = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth");
