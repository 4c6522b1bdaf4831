/** Where the words that were searched for are. */

import type { Job } from "../api";
import { goTo } from "../choice";
import { isOpen } from "../documents";
import { plural } from "../format";
import { found, type Hit, query } from "../search";

export function Hits({ job }: { job: Job }) {
  if (!query.value.trim()) return null;
  return (
    <div class="hits">
      <p class="hint" role="status">
        {summary()}
        {isOpen(job) && " (in the pages looked at so far)"}
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

function summary(): string {
  if (!found.value) return "Searching …";
  const { hits, more } = found.value;
  if (more) return `More than ${hits.length} places`;
  return hits.length ? plural(hits.length, "place") : "Nowhere in the text";
}

const Place = ({ job, hit }: { job: string; hit: Hit }) => (
  <button type="button" onClick={() => goTo(job, hit.page, hit.region)}>
    <span class="number">p. {hit.page}</span>
    <span>
      {hit.before}
      <mark>{hit.match}</mark>
      {hit.after}
    </span>
  </button>
);
