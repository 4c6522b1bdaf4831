/** Light, dark, or as the system is. */

import { effect } from "@preact/signals";
import { remembered } from "./remembered";

const THEMES = ["auto", "light", "dark"] as const;

export const theme = remembered("theme", THEMES);

export function next(): void {
  theme.value = THEMES[(THEMES.indexOf(theme.value) + 1) % THEMES.length] ?? "auto";
}

export function watch(): void {
  effect(() => {
    if (theme.value === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme.value;
  });
}
