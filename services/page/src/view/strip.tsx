/** All pages, small. Only those in sight are in the document, however many there are. */

import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { address } from "../api";
import { format, turnTo } from "../route";
import type { Shown } from "./job";

/** Pixels from one page to the next; the style sheet draws them within that. */
const PITCH = 136;
const BEYOND = 3;

export function Strip({ job, reading, page }: Shown) {
  const strip = useRef<HTMLElement>(null);
  const sight = useSignal({ top: 0, height: 0 });
  const measure = () => {
    if (strip.current) sight.value = { top: strip.current.scrollTop, height: strip.current.clientHeight };
  };
  useLayoutEffect(() => {
    const observer = new ResizeObserver(measure);
    observer.observe(strip.current as HTMLElement);
    return () => observer.disconnect();
  }, []);
  const numbers = reading.numbers.value;
  const at = numbers.indexOf(page);
  useLayoutEffect(() => {
    if (strip.current) reveal(strip.current, at);
  }, [at]);
  const { top, height } = sight.value;
  const first = Math.max(0, Math.floor(top / PITCH) - BEYOND);
  const shown = numbers.slice(first, Math.ceil((top + height) / PITCH) + BEYOND);
  return (
    <nav ref={strip} class="strip" aria-label="Pages" onScroll={measure}>
      <ol style={{ height: `${numbers.length * PITCH}px` }}>
        {shown.map((number, offset) => (
          <li key={number} style={{ transform: `translateY(${(first + offset) * PITCH}px)` }}>
            <Thumbnail job={job} reading={reading} page={number} current={number === page} />
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** Bring the page that is looked at into sight. */
function reveal(strip: HTMLElement, at: number): void {
  const { scrollTop, clientHeight } = strip;
  if (at * PITCH < scrollTop) strip.scrollTop = at * PITCH;
  else if ((at + 1) * PITCH > scrollTop + clientHeight) strip.scrollTop = (at + 1) * PITCH - clientHeight;
}

function Thumbnail({ job, reading, page, current }: Shown & { current: boolean }) {
  const outcome = reading.outcomes.value[page];
  const standing = { done: "", failed: ", failed", waiting: ", not read yet" };
  const turn = (event: Event) => {
    event.preventDefault();
    turnTo(page);
  };
  return (
    <a
      href={format({ name: "job", id: job.id, page })}
      class={outcome ?? "waiting"}
      aria-current={current ? "page" : undefined}
      aria-label={`Page ${page}${standing[outcome ?? "waiting"]}`}
      onClick={turn}
    >
      <span class="leaf">
        {reading.isPictured(page) && <img src={address.thumbnail(job, page)} alt="" decoding="async" />}
        {outcome === "failed" && "!"}
      </span>
      <span class="number">{page}</span>
    </a>
  );
}
