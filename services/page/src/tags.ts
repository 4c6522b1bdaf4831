/** Where the label of a region is written, so that it hides nothing. */

import type { Page, Region } from "./api";

const LETTER = 5.7;
export const TAG_HEIGHT = 14;
const GAP = 2;
/** Pixels up to which a box is a single line. */
const LINE = 24;
/** Pixels that a page is wide on most screens; tags keep their size on wider and narrower ones. */
const USUAL_WIDTH = 600;

type Box = Region["box"];
/** In points, and pixels up from there. */
type Place = { x: number; y: number; up: number };

/** What a tag says and where; `crowded` where it would hide something, and only shows with its region. */
export function placeOfTag(page: Page, region: Region, ordered: boolean) {
  const full = ordered ? `${region.order} ${region.label}` : region.label;
  const place = freePlace(page, region, widthOf(full));
  if (place) return { ...place, words: full, width: widthOf(full), crowded: false };
  // The order is to be seen everywhere: where the label has no room, its number alone may have.
  const words = ordered ? String(region.order) : full;
  const width = widthOf(words);
  return { ...(freePlace(page, region, width) ?? above(page, region)), words, width, crowded: !ordered };
}

/** Pixels, about. */
const widthOf = (words: string) => words.length * LETTER + 8;

const pixelsPerPoint = (page: Page) => USUAL_WIDTH / page.width;

/** Behind the box or before it. */
function freePlace(page: Page, region: Region, width: number): Place | undefined {
  const [x0, y0, x1, y1] = region.box;
  const point = pixelsPerPoint(page);
  const [y, up] = y1 - y0 < LINE / point ? [(y0 + y1) / 2, TAG_HEIGHT / 2] : [y0, 0];
  const top = y - up / point;
  const x = [x1 + GAP / point, x0 - (GAP + width) / point].find((left) =>
    isFree(page, region, [left, top, left + width / point, top + TAG_HEIGHT / point]),
  );
  return x === undefined ? undefined : { x, y, up };
}

function above(page: Page, { box: [x, y] }: Region): Place {
  return { x, y, up: y * pixelsPerPoint(page) > TAG_HEIGHT ? TAG_HEIGHT : 0 };
}

function isFree(page: Page, region: Region, [left, top, right, bottom]: Box): boolean {
  const covers = ({ box: [x0, y0, x1, y1] }: Region) => x0 < right && left < x1 && y0 < bottom && top < y1;
  return left > 0 && right < page.width && !page.regions?.some((each) => each !== region && covers(each));
}
