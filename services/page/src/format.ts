/** Numbers and times as people read them. */

import { signal } from "@preact/signals";

const MINUTE = 60_000;
const UNITS = ["B", "kB", "MB", "GB"];
const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
const full = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" });

/** The time by a clock that goes by minutes: what tells how long ago something was is shown anew with it. */
const now = signal(Date.now());

export function watchClock(): void {
  setInterval(() => {
    now.value = Date.now();
  }, MINUTE);
}

export function bytes(count: number | null | undefined): string {
  if (count == null) return "";
  // What would be rounded to 1000 of a unit is one of the next.
  const power = Math.min(Math.floor(Math.log10(Math.max(count / 0.9995, 1)) / 3), UNITS.length - 1);
  const value = count / 1000 ** power;
  return `${value < 10 && power ? value.toFixed(1) : Math.round(value)} ${UNITS[power]}`;
}

export const plural = (count: number, noun: string) =>
  `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;

/** From `time`, in ISO 8601, to now. */
export function ago(time: string): string {
  const seconds = Math.round((Date.parse(time) - now.value) / 1000);
  if (seconds > -45) return "just now";
  if (seconds > -3600) return relative.format(Math.round(seconds / 60), "minute");
  if (seconds > -86400) return relative.format(Math.round(seconds / 3600), "hour");
  return seconds > -7 * 86400 ? relative.format(Math.round(seconds / 86400), "day") : moment(time);
}

export const moment = (time: string) => full.format(new Date(time));

export function duration(from: string | null, to: string | null): string {
  if (!from || !to) return "";
  const exact = Math.max(0, Date.parse(to) - Date.parse(from)) / 1000;
  if (exact < 10) return `${exact.toFixed(1)} s`;
  const seconds = Math.round(exact);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** A score, 0 to 1. */
export const twoDigits = (score: number) => score.toFixed(2);
