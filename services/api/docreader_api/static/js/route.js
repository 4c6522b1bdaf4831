// @ts-check
/** Addresses within the page, in the hash: every view can be linked, and the back button works. */

import { SECTIONS } from "./sections.js";

/** @typedef {import("./types.js").Route} Route */

/** @param {string} hash @returns {Route} */
export function parse(hash) {
  const parts = hash.replace(/^#\/?/, "").split("/").map(decode);
  if (parts[0] === "jobs" && parts[1]) return { name: "job", id: parts[1], page: pageOf(parts, 2) };
  if (parts[0] === "compare" && parts[1] && parts[2]) {
    return { name: "compare", left: parts[1], right: parts[2], page: pageOf(parts, 3) };
  }
  return { name: SECTIONS.find(({ name }) => name === parts[0])?.name ?? "documents" };
}

/** @param {Route} route */
export function format(route) {
  if (route.name === "job") return `#/jobs/${encodeURIComponent(route.id)}/pages/${route.page}`;
  if (route.name === "compare") {
    return `#/compare/${encodeURIComponent(route.left)}/${encodeURIComponent(route.right)}/pages/${route.page}`;
  }
  return route.name === "documents" ? "#/" : `#/${route.name}`;
}

/** @param {Route} route */
export function go(route) {
  location.hash = format(route);
}

/** Go without a step in the history: turning pages is not what the back button is for. @param {Route} route */
export function turnTo(route) {
  history.replaceState(null, "", format(route));
  dispatchEvent(new HashChangeEvent("hashchange"));
}

/** The jobs a route shows. @param {Route} route @returns {string[]} */
export function jobsOf(route) {
  if (route.name === "job") return [route.id];
  return route.name === "compare" ? [route.left, route.right] : [];
}

/** @param {string[]} parts @param {number} at */
function pageOf(parts, at) {
  const page = parts[at] === "pages" ? Number(parts[at + 1]) : 1;
  return Number.isInteger(page) && page > 0 ? page : 1;
}

/** @param {string} part */
function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
