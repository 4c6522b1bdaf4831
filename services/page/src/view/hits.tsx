/** Where the words that were searched for are. */

import type { TargetedEvent } from "preact";
import type { Job } from "../api";
import { goTo } from "../choice";
import { plural } from "../format";
import { found, type Hit, query } from "../search";

export function Hits({ job }: { job: Job }) {
  if (!query.value.trim()) return null;
  return (
    <div class="hits">
      <p class="hint" role="status">
        {summary()}
        {job.status !== "succeeded" && " (in the pages that were read)"}
      </p>
      <ol>
        {found.value?.hits.map((hit, at) => (
          <li key={at}>
            <Place job={job.id} hit={hit} />
          </li>
        ))}
      </ol>
    </div>
  );
}

/** By key from the field to the places, from place to place, and back. */
export function goThrough(event: TargetedEvent<HTMLElement, KeyboardEvent>): void {
  const { key, currentTarget: from } = event;
  const stops = [...document.querySelectorAll<HTMLElement>("#search, .hits button")];
  const at = stops.indexOf(from);
  const down = key === "ArrowDown" || (key === "Enter" && at === 0);
  const next = down ? stops[at + 1] : key === "ArrowUp" && stops[at - 1];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function summary(): string {
  if (!found.value) return "Searching …";
  const { hits, more, problem } = found.value;
  if (problem) return problem;
  if (more) return `More than ${hits.length} places`;
  return hits.length ? plural(hits.length, "place") : "Nowhere in the text";
}

const Place = ({ job, hit }: { job: string; hit: Hit }) => (
  <button type="button" onKeyDown={goThrough} onClick={() => goTo(job, hit.page, hit.region)}>
    <span class="number">p. {hit.page}</span>
    <span>
      {hit.before}
      <mark>{hit.match}</mark>
      {hit.after}
    </span>
  </button>
);
