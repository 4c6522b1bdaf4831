// @ts-check
/** Search in the text of a document. */

import { asProblem, getResult } from "./api.js";
import { state, update } from "./state.js";

/** @typedef {import("./types.js").Page} Page @typedef {import("./types.js").Hit} Hit */

const MOST_HITS = 300;
const CONTEXT = 32;

/** The pages of the document searched last. @type {{key: string, pages: Promise<Page[]>} | undefined} */
let searched;

/** @param {string} id @param {string} query */
export async function search(id, query) {
  update({ search: { job: id, query, busy: query.trim() !== "", hits: [], more: false } });
  if (!query.trim()) return;
  try {
    const pages = await pagesOf(id);
    if (state.search.query !== query || state.search.job !== id) return;
    const hits = find(pages, query.trim());
    const more = hits.length > MOST_HITS;
    update({ search: { job: id, query, busy: false, hits: hits.slice(0, MOST_HITS), more } });
  } catch (error) {
    update({ search: { ...state.search, busy: false }, notice: asProblem(error).message });
  }
}

/** All pages once the job has ended; until then those that were looked at. @param {string} id */
async function pagesOf(id) {
  const reading = state.readings[id];
  if (!reading?.job?.links.result) return Object.values(reading?.pages ?? {});
  const key = `${id}/${reading.job.run}`;
  if (searched?.key !== key) searched = { key, pages: getResult(id).then((result) => result.pages) };
  return searched.pages;
}

/** Every place with `query`, whatever its case, one more than are shown at most. @param {Page[]} pages @param {string} query */
export function find(pages, query) {
  const wanted = query.toLowerCase();
  /** @type {Hit[]} */
  const hits = [];
  for (const page of pages) {
    for (const region of [...page.regions].sort((one, two) => one.order - two.order)) {
      const text = region.text ?? "";
      for (const [start, end] of places(text, wanted)) {
        hits.push({
          page: page.number,
          region: region.id,
          label: region.label,
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

/** Where `wanted`, in lower case, is in `text`. @param {string} text @param {string} wanted @returns {[number, number][]} */
export function places(text, wanted) {
  /** @type {[number, number][]} */
  const found = [];
  const lower = text.toLowerCase();
  // A few letters change their length in lower case; then only the text as it is can be searched.
  const within = lower.length === text.length ? lower : text;
  for (let at = within.indexOf(wanted); wanted && at >= 0; at = within.indexOf(wanted, at + wanted.length)) {
    found.push([at, at + wanted.length]);
  }
  return found;
}
