/** A page: its picture with its regions over it, or why there is none. */

import { useEffect } from "preact/hooks";
import { address, type Job } from "../api";
import { isOpen } from "../paged";
import { Icon } from "./icons";
import type { Shown } from "./job";
import { Overlay } from "./overlay";

/** A4 upright: the shape of a page that is not known yet. */
const USUAL = { width: 595, height: 842 };

export function Sheet({ job, reading, page: number }: Shown) {
  useEffect(() => {
    // The pages before and after it too: turning to them is then a matter of drawing.
    for (const near of [number, number + 1, number - 1]) reading.needPage(near);
  });
  const pages = reading.pages.found.value;
  const page = pages[number];
  const { width, height } = page ?? Object.values(pages)[0] ?? USUAL;
  const failed = reading.pages.failures.value[number] !== undefined;
  return (
    <div class="sheet" style={{ "--width": width, "--height": height }}>
      {!failed && reading.isPictured(number) && (
        <img
          key={`${number}/${job.run}`}
          src={address.preview(job, number)}
          alt={`Page ${number}`}
          width={Math.round(width)}
          height={Math.round(height)}
        />
      )}
      {page && <Overlay key={number} job={job.id} page={page} />}
      {failed && <Failed job={job} reading={reading} page={number} />}
      {!failed && !page && <Waiting job={job} reading={reading} page={number} />}
    </div>
  );
}

function Failed({ reading, page }: Shown) {
  const read = reading.outcomes.value[page] === "done";
  return (
    <div class="no-page" role="alert">
      <Icon name="problem" />
      <p>
        Page {page} could not be {read ? "loaded" : "read"}
      </p>
      <p class="hint">{reading.pages.failures.value[page]?.message}</p>
      {read && (
        <button type="button" onClick={() => reading.pages.retry(page)}>
          Try again
        </button>
      )}
    </div>
  );
}

function Waiting({ job, reading, page }: Shown) {
  if (reading.outcomes.value[page] === "done") return <div class="no-page" aria-busy="true" />;
  if (reading.endsBefore(page)) return <div class="no-page">{ending(job)}</div>;
  return (
    <div class={isOpen(job) ? "no-page pulse" : "no-page"}>
      <p>
        Page {page} {isOpen(job) ? "is not read yet" : "was not read"}
      </p>
    </div>
  );
}

function ending({ pages: { total } }: Job): string {
  return total === 1 ? "There is only 1 page" : `There are only ${total} pages`;
}
