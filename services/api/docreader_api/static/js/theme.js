// @ts-check
/** Light, dark, or as the system is. */

import { state, update } from "./state.js";

const KEY = "docreader.theme";

/** @type {("auto" | "light" | "dark")[]} */
const THEMES = ["auto", "light", "dark"];

export function load() {
  const chosen = THEMES.find((theme) => theme === localStorage.getItem(KEY));
  update({ theme: chosen ?? "auto" });
}

export function next() {
  const theme = THEMES[(THEMES.indexOf(state.theme) + 1) % THEMES.length];
  localStorage.setItem(KEY, theme);
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  update({ theme });
}
