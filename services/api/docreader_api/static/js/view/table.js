// @ts-check
/** A table that was read, as a table. */

import { h } from "../dom.js";

/** @typedef {import("../types.js").Cell} Cell */

/** @param {import("../types.js").Table} table @param {(text: string) => import("../dom.js").Child} words */
export function table({ rows, columns, cells }, words) {
  return h(
    "div",
    {
      class: "table",
      tabindex: "0",
      role: "group",
      "aria-label": `Table of ${rows} rows and ${columns} columns`,
    },
    h(
      "table",
      null,
      h(
        "tbody",
        null,
        Array.from({ length: rows }, (_, row) =>
          h(
            "tr",
            { key: row },
            inRow(cells, row).map((each) => cell(each, words)),
          ),
        ),
      ),
    ),
  );
}

/** @param {Cell[]} cells @param {number} row */
function inRow(cells, row) {
  return cells.filter((cell) => cell.row === row).sort((one, two) => one.column - two.column);
}

/** @param {Cell} cell @param {(text: string) => import("../dom.js").Child} words */
function cell({ column, row_span, column_span, text }, words) {
  return h(
    "td",
    {
      key: column,
      dir: "auto",
      rowspan: row_span > 1 ? row_span : undefined,
      colspan: column_span > 1 ? column_span : undefined,
    },
    words(text),
  );
}
