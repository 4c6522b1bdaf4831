// @ts-check
/** Labels of regions: their order in the legend and their colour, which the style sheet has by class. */

export const LABELS = [
  "title",
  "section-header",
  "text",
  "list-item",
  "table",
  "picture",
  "caption",
  "formula",
  "footnote",
  "page-header",
  "page-footer",
];

const OTHER_COLOURS = 4;

/** The class that sets `--label`; a model's own labels share a few colours. @param {string} label */
export function labelClass(label) {
  if (LABELS.includes(label)) return `label-${label}`;
  let sum = 0;
  for (const letter of label) sum = (sum * 31 + letter.charCodeAt(0)) % 9973;
  return `label-other-${sum % OTHER_COLOURS}`;
}

/** In the legend's order, a model's own labels last. @param {string} one @param {string} two */
export function compareLabels(one, two) {
  const place = (/** @type {string} */ label) => LABELS.indexOf(label) + 1 || LABELS.length + 1;
  return place(one) - place(two) || one.localeCompare(two);
}

/**
 * The regions that the filters let through, in reading order.
 * @param {import("./types.js").Page} page @param {string[]} hidden @param {number} score
 */
export function visible(page, hidden, score) {
  return page.regions
    .filter((region) => !hidden.includes(region.label) && region.score >= score)
    .sort((one, two) => one.order - two.order);
}
