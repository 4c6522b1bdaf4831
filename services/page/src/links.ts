/** The links in what was read. */

import type { Cell, Link } from "./api";

/** A part of a text, and where it leads. */
export type Piece = { start: number; end: number; url?: string };

/** `text` cut at its links, which are in the order of their words. */
export function cutAtLinks(text: string, links: Link[] = []): Piece[] {
  const pieces: Piece[] = [];
  let last = 0;
  for (const { text: said, url } of links) {
    const start = text.indexOf(said, last);
    if (start < 0) continue;
    const end = start + said.length;
    pieces.push({ start: last, end: start }, { start, end, url });
    last = end;
  }
  return [...pieces, { start: last, end: text.length }];
}

/** Those of a table's links that are in `cell`. */
export const linksIn = ({ box: [left, top, right, bottom] }: Cell, links: Link[] = []) =>
  links.filter(({ box: [x0, y0, x1, y1] }) => {
    const x = (x0 + x1) / 2;
    const y = (y0 + y1) / 2;
    return left <= x && x <= right && top <= y && y <= bottom;
  });
