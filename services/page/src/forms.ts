/** What was read in the forms that other programs take: text with tabs, HTML, CSV. */

import type { Cell, Link, Page, Region, Table } from "./api";
import { visible } from "./labels";
import { cutAtLinks, linksIn, type Piece } from "./links";

/** The same words twice: programs that know tables paste the second. */
export type Forms = { text: string; html: string };

export const cellsOf = ({ table }: Region) => (table?.cells.length ? table : undefined);

/** What the filters let through of a page. */
export function pageForms(page: Page): Forms {
  const parts = visible(page).filter((region) => region.text || cellsOf(region));
  const forms = parts.map(regionForms);
  return {
    text: forms.map(({ text }) => text).join("\n\n"),
    html: forms.map(({ html }) => html).join("\n"),
  };
}

export function regionForms(region: Region): Forms {
  const table = cellsOf(region);
  if (table) return { text: separated(table, "\t"), html: tableHtml(table, region.links) };
  const { text = "", links } = region;
  return { text, html: `<p>${linked(text, links)}</p>` };
}

/** Spreadsheets take it for UTF-8 by the mark it begins with. */
export const csv = (table: Table) => `\ufeff${separated(table, ",")}\n`;

/** A line for a row; a cell over several places stands in the first of them. */
function separated({ rows, columns, cells }: Table, separator: string): string {
  const grid = Array.from({ length: rows }, () => Array<string>(columns).fill(""));
  for (const { row, column, text } of cells) grid[row]?.splice(column, 1, quoted(text, separator));
  return grid.map((row) => row.join(separator)).join("\n");
}

const quoted = (text: string, separator: string) =>
  [separator, '"', "\n", "\r"].some((each) => text.includes(each)) ? `"${text.replaceAll('"', '""')}"` : text;

/** The cells of a row from left to right. */
export const inRow = (cells: Cell[], row: number) =>
  cells.filter((cell) => cell.row === row).sort((one, two) => one.column - two.column);

function tableHtml({ rows, cells }: Table, links?: Link[]): string {
  const drawn = (cell: Cell) =>
    `<td rowspan="${cell.row_span}" colspan="${cell.column_span}">${linked(cell.text, linksIn(cell, links))}</td>`;
  const lines = Array.from({ length: rows }, (_, row) => inRow(cells, row).map(drawn).join(""));
  return `<table>${lines.map((line) => `<tr>${line}</tr>`).join("")}</table>`;
}

function linked(text: string, links?: Link[]): string {
  const written = ({ start, end, url }: Piece) => {
    const said = escaped(text.slice(start, end));
    return url ? `<a href="${escaped(url)}">${said}</a>` : said;
  };
  return cutAtLinks(text, links).map(written).join("");
}

const escaped = (text: string) =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\n", "<br>");
