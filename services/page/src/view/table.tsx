/** A table that was read, as a table. */

import type { Link, Table as Read } from "../api";
import { inRow } from "../forms";
import { linksIn } from "../links";
import { Marked } from "./text";

export const Table = ({ table: { rows, columns, cells }, links }: { table: Read; links?: Link[] }) => (
  <div class="table" tabIndex={0} role="group" aria-label={`Table of ${rows} rows and ${columns} columns`}>
    <table>
      <tbody>
        {Array.from({ length: rows }, (_, row) => (
          <tr key={row}>
            {inRow(cells, row).map((cell) => (
              <td key={cell.column} dir="auto" rowSpan={cell.row_span} colSpan={cell.column_span}>
                <Marked text={cell.text} links={linksIn(cell, links)} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
