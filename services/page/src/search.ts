/** Search in the text of a document. */

import { signal } from "@preact/signals";
import { getResult, type Page } from "./api";
import { inOrder } from "./labels";
import { notice } from "./notice";
import { asProblem } from "./problem";
import { readingOf } from "./readings";

const MOST_HITS = 300;
const CONTEXT = 32;

export type Hit = { page: number; region: string; before: string; match: string; after: string };
/** Where the words that were searched for are; `more` where there are more than are told. */
type Found = { hits: readonly Hit[]; more: boolean };

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
    notice.value = asProblem(error).message;
    return NOTHING;
  }
}

/** All pages once the job has ended; until then those that were looked at. */
async function pagesOf(id: string): Promise<Page[]> {
  const reading = readingOf(id);
  const job = reading?.job.value;
  if (!job?.links.result) return Object.values(reading?.pages.value ?? {});
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

/** Where `words` are in `text`, whatever their case. */
export function places(text: string, words: string): [start: number, end: number][] {
  const lower = text.toLowerCase();
  const wanted = words.toLowerCase();
  // A few letters change their length in lower case; then only the text as it is can be searched.
  const within = lower.length === text.length ? lower : text;
  const found: [number, number][] = [];
  for (let at = within.indexOf(wanted); wanted && at >= 0; at = within.indexOf(wanted, at + wanted.length)) {
    found.push([at, at + wanted.length]);
  }
  return found;
}
