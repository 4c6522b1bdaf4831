/** The title of the browser's tab. */

import { effect } from "@preact/signals";
import { nameOf } from "./documents";
import { readingOf } from "./readings";
import { jobsOf, type Route, route, SECTIONS } from "./route";

export function watch(): void {
  effect(() => {
    document.title = titleOf(route.value);
  });
}

function titleOf(shown: Route): string {
  if ("page" in shown) {
    const [id = ""] = jobsOf(shown);
    const job = readingOf(id)?.job.value;
    return `${job ? nameOf(job) : "Document"}, page ${shown.page} – docreader`;
  }
  const section = SECTIONS.find(({ name }) => name === shown.name);
  return section && shown.name !== "documents" ? `${section.word} – docreader` : "docreader";
}
