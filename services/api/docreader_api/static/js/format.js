// @ts-check
/** Numbers and times as people read them. */

const UNITS = ["B", "kB", "MB", "GB"];
const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
const full = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" });

/** @param {number | null} count */
export function bytes(count) {
  if (count === null) return "";
  let [value, unit] = [count, 0];
  while (value >= 1000 && unit < UNITS.length - 1) [value, unit] = [value / 1000, unit + 1];
  return `${value < 10 && unit ? value.toFixed(1) : Math.round(value)} ${UNITS[unit]}`;
}

/** @param {number} count @param {string} noun */
export const plural = (count, noun) => `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;

/** @param {string} time ISO 8601 @param {number} [now] milliseconds */
export function ago(time, now = Date.now()) {
  const seconds = Math.round((Date.parse(time) - now) / 1000);
  if (seconds > -45) return "just now";
  if (seconds > -3600) return relative.format(Math.round(seconds / 60), "minute");
  if (seconds > -86400) return relative.format(Math.round(seconds / 3600), "hour");
  return seconds > -7 * 86400 ? relative.format(Math.round(seconds / 86400), "day") : moment(time);
}

/** @param {string} time ISO 8601 */
export const moment = (time) => full.format(new Date(time));

/** @param {string | null} from @param {string | null} to ISO 8601 */
export function duration(from, to) {
  if (!from || !to) return "";
  const seconds = Math.max(0, Date.parse(to) - Date.parse(from)) / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  return seconds < 60
    ? `${Math.round(seconds)} s`
    : `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

/** @param {number} score 0 to 1 */
export const score = (score) => score.toFixed(2);
