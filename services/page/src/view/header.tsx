/** What stands above every view: where to go, and on the right what holds for the whole page. */

import { useEffect, useRef } from "preact/hooks";
import { format, route, SECTIONS, type Section } from "../route";
import { isAway } from "../service";
import { session, signOut } from "../session";
import { next, theme } from "../theme";
import { IconButton } from "./icons";

export function Header() {
  const known = session.answer.value;
  const nav = useCurrentInSight(route.value.name);
  return (
    <header class="top">
      <a class="mark" href="#/" aria-label="docreader">
        <img src="/static/favicon.svg" alt="" width={24} height={24} />
        <span class="word">docreader</span>
      </a>
      <nav ref={nav} aria-label="Main">
        {SECTIONS.map(({ name, word }) => (
          <a key={name} href={format({ name })} aria-current={current(name)}>
            {word}
          </a>
        ))}
        <a href="/docs">API</a>
      </nav>
      <div class="whole">
        {isAway() && <span class="away">Service away</span>}
        {known?.keyed && <IconButton icon="leave" label={`Sign out of ${known.tenant}`} onClick={signOut} />}
        <IconButton icon={theme.value} label={`Theme: ${theme.value}. Change`} onClick={next} />
      </div>
    </header>
  );
}

/** A phone has no room for all sections at once. */
function useCurrentInSight(shown: string) {
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    nav.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [shown]);
  return nav;
}

/** Whether a section is shown, or something within it: single documents are within theirs. */
function current(section: Section): "page" | "true" | undefined {
  if (route.value.name === section) return "page";
  return "page" in route.value && section === "documents" ? "true" : undefined;
}
