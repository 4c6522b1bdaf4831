/** What was read, beside the page: as text, as crops, as Markdown, as JSON. */

import { useEffect } from "preact/hooks";
import type { Page } from "../api";
import { type Copied, copy } from "../clipboard";
import { pageForms } from "../forms";
import { TABS, type Tab, tab } from "../looks";
import { isOpen } from "../paged";
import type { Reading } from "../readings";
import { query, search } from "../search";
import { Crops } from "./crops";
import { goThrough, Hits } from "./hits";
import { Icon, IconButton } from "./icons";
import type { Shown } from "./job";
import { Text } from "./text";
import { Loading, Wrong } from "./words";

export function Panel({ job, reading, page }: Shown) {
  return (
    <section class="panel" aria-label="What was read">
      <div class="bar">
        <div class="tabs" role="tablist" aria-label="Form" onKeyDown={onArrow}>
          {TABS.map((each) => (
            <TabButton key={each.tab} {...each} />
          ))}
        </div>
        <IconButton icon="page" class="icon-button to-page" label="Back to the page" onClick={backToPage} />
        <CopyButton reading={reading} page={page} />
      </div>
      <label class="search">
        <Icon name="search" />
        <span class="unseen">Search in the document</span>
        <input
          id="search"
          type="search"
          placeholder="Search in the document"
          title="Press / to come here"
          value={query.value}
          aria-keyshortcuts="/"
          onKeyDown={goThrough}
          onInput={({ currentTarget }) => search(job.id, currentTarget.value)}
        />
      </label>
      <Hits job={job} />
      <div
        key={`${tab.value}-${page}`}
        class="content"
        id="content"
        role="tabpanel"
        tabIndex={0}
        aria-labelledby={`tab-${tab.value}`}
      >
        <Content job={job} reading={reading} page={page} />
      </div>
    </section>
  );
}

/** On a phone the text is far below its page. */
const backToPage = () => document.querySelector(".viewer")?.scrollIntoView();

function TabButton({ tab: own, name }: (typeof TABS)[number]) {
  const selected = tab.value === own;
  return (
    <button
      type="button"
      role="tab"
      id={`tab-${own}`}
      aria-selected={selected}
      aria-controls="content"
      tabIndex={selected ? 0 : -1}
      onClick={() => {
        tab.value = own;
      }}
    >
      {name}
    </button>
  );
}

function onArrow({ key }: KeyboardEvent): void {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[key];
  if (!step) return;
  const at = TABS.findIndex((each) => each.tab === tab.value);
  const { tab: next } = TABS[(at + step + TABS.length) % TABS.length] ?? TABS[0];
  tab.value = next;
  document.getElementById(`tab-${next}`)?.focus();
}

function Content({ job, reading, page: number }: Shown) {
  const form = tab.value;
  useEffect(() => {
    if (form === "markdown") reading.needMarkdown(number);
  });
  const failure = reading.pages.failures.value[number];
  if (failure) return <p class="empty error">{failure.message}</p>;
  const lost = form === "markdown" && reading.markdown.failures.value[number];
  if (lost) return <Lost message={lost.message} retry={() => reading.markdown.retry(number)} />;
  if (!reading.outcomes.value[number])
    return (
      <p class="empty">{isOpen(job) ? "This page is not read yet." : "Nothing was read of this page."}</p>
    );
  const page = reading.pages.found.value[number];
  const markdown = reading.markdown.found.value[number];
  if (!page || (form === "markdown" && markdown === undefined)) return <Loading />;
  switch (form) {
    case "text":
      return <Text job={job} page={page} />;
    case "crops":
      return <Crops job={job} page={page} />;
    case "markdown":
      return <pre class="source">{markdown}</pre>;
    case "json":
      return <pre class="source">{pretty(page)}</pre>;
  }
}

const Lost = ({ message, retry }: { message: string; retry: () => void }) => (
  <div class="empty">
    <Wrong>{message}</Wrong>
    <button type="button" onClick={retry}>
      Try again
    </button>
  </div>
);

/** Boxes on one line: four numbers on four lines are nothing to look at. */
const pretty = (page: Page) =>
  JSON.stringify(page, null, 2).replace(
    /\[\s+(-?[\d.]+),\s+(-?[\d.]+),\s+(-?[\d.]+),\s+(-?[\d.]+)\s+\]/g,
    "[$1, $2, $3, $4]",
  );

function CopyButton({ reading, page: number }: { reading: Reading; page: number }) {
  const page = reading.pages.found.value[number];
  const markdown = reading.markdown.found.value[number];
  const sources: Record<Tab, () => Copied | undefined> = {
    text: () => page && pageForms(page),
    crops: () => undefined,
    markdown: () => (markdown ? { text: markdown } : undefined),
    json: () => page && { text: pretty(page) },
  };
  const name = TABS.find((each) => each.tab === tab.value)?.name ?? "";
  const source = sources[tab.value]();
  return (
    <IconButton
      icon="copy"
      label={`Copy ${name}`}
      disabled={!source?.text}
      onClick={() => source && copy(source, name)}
    />
  );
}
