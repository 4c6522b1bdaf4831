/** A table that was read, as a table. */

import type { Table as Read } from "../api";
import { inRow } from "../forms";
import { Marked } from "./text";

export const Table = ({ table: { rows, columns, cells } }: { table: Read }) => (
  <div class="table" tabIndex={0} role="group" aria-label={`Table of ${rows} rows and ${columns} columns`}>
    <table>
      <tbody>
        {Array.from({ length: rows }, (_, row) => (
          <tr key={row}>
            {inRow(cells, row).map(({ column, row_span, column_span, text }) => (
              <td key={column} dir="auto" rowSpan={row_span} colSpan={column_span}>
                <Marked text={text} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
