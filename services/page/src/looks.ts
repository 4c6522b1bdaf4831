/** How a document is looked at. */

import { signal } from "@preact/signals";
import { remembered } from "./remembered";

export const TABS = [
  { tab: "text", name: "Text" },
  { tab: "crops", name: "Crops" },
  { tab: "markdown", name: "Markdown" },
  { tab: "json", name: "JSON" },
] as const;

export type Tab = (typeof TABS)[number]["tab"];

const [first, ...others] = TABS;

/** In which form what was read is shown. */
export const tab = remembered<Tab>("tab", [first.tab, ...others.map((each) => each.tab)]);
/** Whether the reading order is drawn. */
export const order = remembered("order", [false, true]);
/** What of a page fits. */
export const fit = remembered("fit", ["width", "page"]);
/** How many times larger than it fits a page is drawn. */
export const zoom = signal(1);

export function toggleOrder(): void {
  order.value = !order.value;
}

/** Have the whole page fit, or its width. */
export function toggleFit(): void {
  fit.value = fit.value === "width" ? "page" : "width";
  zoom.value = 1;
}

const LEAST = 0.5;
const MOST = 4;

export function zoomBy(factor: number): void {
  zoom.value = Math.min(MOST, Math.max(LEAST, zoom.value * factor));
}
