/** Addresses within the page, in the hash: every view can be linked, and the back button works. */

import { signal } from "@preact/signals";

/** The sections in the order of the navigation; a section's name is its route and its address. */
export const SECTIONS = [
  { name: "documents", word: "Documents" },
  { name: "models", word: "Models" },
  { name: "datasets", word: "Datasets" },
  { name: "trainings", word: "Trainings" },
  { name: "status", word: "Status" },
] as const;

export type Section = (typeof SECTIONS)[number]["name"];
export type JobRoute = { name: "job"; id: string; page: number };
export type CompareRoute = { name: "compare"; left: string; right: string; page: number };
export type Route = { name: Section } | JobRoute | CompareRoute;

export const route = signal(parse(location.hash));

export function watch(): void {
  addEventListener("hashchange", () => {
    route.value = parse(location.hash);
  });
}

export function parse(hash: string): Route {
  const [name, ...rest] = hash.replace(/^#\/?/, "").split("/").map(decode);
  const [first, second] = rest;
  if (name === "jobs" && first) return { name: "job", id: first, page: pageOf(rest.slice(1)) };
  if (name === "compare" && first && second)
    return { name: "compare", left: first, right: second, page: pageOf(rest.slice(2)) };
  return { name: SECTIONS.find((each) => each.name === name)?.name ?? "documents" };
}

export function format(to: Route): string {
  if (to.name === "job") return `#/jobs/${encodeURIComponent(to.id)}/pages/${to.page}`;
  if (to.name === "compare")
    return `#/compare/${encodeURIComponent(to.left)}/${encodeURIComponent(to.right)}/pages/${to.page}`;
  return to.name === "documents" ? "#/" : `#/${to.name}`;
}

export function go(to: Route): void {
  location.hash = format(to);
}

/** Turn a document's pages, without a step in the history: that is not what the back button is for. */
export function turnTo(page: number): void {
  if (!("page" in route.value)) return;
  route.value = { ...route.value, page };
  history.replaceState(null, "", format(route.value));
}

/** The jobs a route shows. */
export function jobsOf(shown: Route): string[] {
  if (shown.name === "job") return [shown.id];
  return shown.name === "compare" ? [shown.left, shown.right] : [];
}

function pageOf([word, number]: string[]): number {
  const page = word === "pages" ? Number(number) : 1;
  return Number.isInteger(page) && page > 0 ? page : 1;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
