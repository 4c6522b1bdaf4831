/** Search in the text of a document. */

import { signal } from "@preact/signals";
import { getResult, type Page } from "./api";
import { inOrder } from "./labels";
import { asProblem } from "./problem";
import { readingOf } from "./readings";

const MOST_HITS = 300;
const CONTEXT = 32;

export type Hit = { page: number; region: string; before: string; match: string; after: string };
/** Where the words that were searched for are; `more` where there are more than are told, or why nobody knows. */
type Found = { hits: readonly Hit[]; more: boolean; problem?: string };

const NOTHING: Found = { hits: [], more: false };

/** What is searched for. */
export const query = signal("");
/** Null while it is searched. */
export const found = signal<Found | null>(NOTHING);

/** The pages of the document searched last. */
let searched: { key: string; pages: Promise<Page[]> } | undefined;

export function clear(): void {
  query.value = "";
  found.value = NOTHING;
}

export async function search(id: string, words: string): Promise<void> {
  query.value = words;
  found.value = null;
  const here = words.trim() ? await hitsIn(id, words.trim()) : NOTHING;
  if (query.value === words) found.value = here;
}

async function hitsIn(id: string, words: string): Promise<Found> {
  try {
    const hits = find(await pagesOf(id), words);
    return { hits: hits.slice(0, MOST_HITS), more: hits.length > MOST_HITS };
  } catch (error) {
    searched = undefined;
    return { ...NOTHING, problem: asProblem(error).message };
  }
}

/** All pages at once where there is a result; until then, and where there will be none, those that were read. */
async function pagesOf(id: string): Promise<Page[]> {
  const reading = readingOf(id);
  const job = reading?.job.value;
  if (!job?.links.result) return reading?.readPages() ?? [];
  const key = `${id}/${job.run}`;
  if (searched?.key === key) return searched.pages;
  const pages = getResult(id).then((result) => result.pages);
  searched = { key, pages };
  return pages;
}

/** Every place with `words`, whatever their case, one more than are shown at most. */
function find(pages: Page[], words: string): Hit[] {
  const hits: Hit[] = [];
  for (const page of pages) {
    for (const { id, text = "" } of inOrder(page)) {
      for (const [start, end] of places(text, words)) {
        hits.push({
          page: page.number,
          region: id,
          before: (start > CONTEXT ? "…" : "") + text.slice(Math.max(0, start - CONTEXT), start),
          match: text.slice(start, end),
          after: text.slice(end, end + CONTEXT) + (end + CONTEXT < text.length ? "…" : ""),
        });
        if (hits.length > MOST_HITS) return hits;
      }
    }
  }
  return hits;
}

/** Where `words` are in `text`, whatever their case and the space between them. */
export function places(text: string, words: string): [start: number, end: number][] {
  if (!words) return [];
  const pattern = words.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&").replace(/\s+/g, "\\s+");
  return Array.from(text.matchAll(new RegExp(pattern, "giu")), (match) => [
    match.index,
    match.index + match[0].length,
  ]);
}
