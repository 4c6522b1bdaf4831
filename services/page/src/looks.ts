/** How a document is looked at. */

import { signal } from "@preact/signals";

export const TABS = [
  { tab: "text", name: "Text" },
  { tab: "crops", name: "Crops" },
  { tab: "markdown", name: "Markdown" },
  { tab: "json", name: "JSON" },
] as const;

export type Tab = (typeof TABS)[number]["tab"];

/** In which form what was read is shown. */
export const tab = signal<Tab>("text");
/** Whether the reading order is drawn. */
export const order = signal(false);
/** What of a page fits. */
export const fit = signal<"page" | "width">("width");
