/** Light, dark, or as the system is. */

import { effect, signal } from "@preact/signals";

const KEY = "docreader.theme";
const THEMES = ["auto", "light", "dark"] as const;

export const theme = signal(THEMES.find((each) => each === localStorage.getItem(KEY)) ?? "auto");

export function next(): void {
  theme.value = THEMES[(THEMES.indexOf(theme.value) + 1) % THEMES.length] ?? "auto";
}

export function watch(): void {
  effect(() => {
    localStorage.setItem(KEY, theme.value);
    if (theme.value === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme.value;
  });
}
