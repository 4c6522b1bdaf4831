/** How docreader is: what waits, what is worked on, and by whom. */

import type { ServiceStatus } from "../api";
import { ago, bytes, plural } from "../format";
import { useRepeated } from "../resource";
import * as service from "../service";
import { Wrong } from "./words";

const INTERVAL = 5000;
const UNKNOWN = "–";

export function StatusView() {
  useRepeated(service.status.refresh, INTERVAL);
  const known = service.status.answer.value;
  const problem = service.status.problem.value;
  return (
    <>
      <h1 class="lead-line">What waits, what is worked on, and by whom.</h1>
      <Wrong>{problem}</Wrong>
      {known && <Shown status={known} />}
      {!known && !problem && <p class="empty">Asking …</p>}
    </>
  );
}

function Shown({ status }: { status: ServiceStatus }) {
  const { version, queues, open_runs: open, pools, errors = {} } = status;
  return (
    <>
      {open && (
        <p class="facts">
          <span>{work(open)}</span>
          <span>docreader {version}</span>
        </p>
      )}
      {Object.entries(errors).map(([part, message]) => (
        <p key={part} class="error">
          {part}: {message}
        </p>
      ))}
      {queues.length > 0 && (
        <Counts
          title="Queues"
          columns={["Queue", "Waiting", "In work", "Retrying", "Dead letters", "Workers"]}
          rows={queues.map(({ name, ready, unacked, delayed, dead, workers }) => [
            name.replace(/\..*/, ""),
            ...[ready, unacked, delayed, dead, workers].map(count),
          ])}
        />
      )}
      {pools && (
        <Counts
          title="Pools of workers"
          columns={["Pool", "Wanted", "Ready", "Memory, most of any", "Limit"]}
          rows={pools.map(({ name, wanted, ready, workers, memory_limit_bytes: limit }) => [
            name,
            count(wanted),
            count(ready),
            workers.length ? bytes(Math.max(...workers.map((each) => each.memory_bytes))) : UNKNOWN,
            bytes(limit) || UNKNOWN,
          ])}
        />
      )}
    </>
  );
}

function work({ count, oldest_at: oldest }: { count: number; oldest_at: string | null }): string {
  if (!count || !oldest) return "No document is open";
  return `${plural(count, "document")} open, the oldest accepted ${ago(oldest)}`;
}

const count = (number: number | null | undefined) => number?.toLocaleString("en") ?? UNKNOWN;

/** A table; each row has its name first. */
type CountsProps = { title: string; columns: string[]; rows: string[][] };

const Counts = ({ title, columns, rows }: CountsProps) => (
  <div class="counts" tabIndex={0} role="group" aria-label={title}>
    <table>
      <caption>{title}</caption>
      <thead>
        <tr>
          {columns.map((word) => (
            <th key={word} scope="col">
              {word}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, ...values]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {values.map((value, at) => (
              <td key={columns[at]}>{value}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
