/** The text of a page, region by region in reading order. */

import type { ComponentChildren } from "preact";
import type { Job, Link, Page, Region } from "../api";
import { choose, leave, useChoice, useMarks } from "../choice";
import { copy, save } from "../clipboard";
import { twoDigits } from "../format";
import { cellsOf, csv, regionForms } from "../forms";
import { labelClass, visible } from "../labels";
import { cutAtLinks, type Piece } from "../links";
import { places, query } from "../search";
import { Crop, CropDownload } from "./crop";
import { IconButton } from "./icons";
import { Table } from "./table";

const HEADINGS = new Set(["title", "section-header"]);
/** Their letters alone do not say what is to be seen. */
const PICTURED = new Set(["picture", "formula"]);
const ORIGINS: Record<string, string> = {
  pdf: "Text from the document",
  ocr: "Text recognised in the picture",
};

export function Text({ job, page }: { job: Job; page: Page }) {
  const regions = visible(page);
  if (!regions.length)
    return (
      <p class="empty">
        {page.regions?.length
          ? "The filters hide all regions of this page."
          : "No regions were found on this page."}
      </p>
    );
  return (
    <>
      <p class="hint origin">{origin(page)}</p>
      <div class="regions" lang={page.language ?? undefined}>
        {regions.map((region) => (
          <Part key={region.id} job={job} region={region} />
        ))}
      </div>
    </>
  );
}

/** Where the words of a page come from, for those who have to trust them. */
function origin({ text_source: source = "", language }: Page): string {
  const words = ORIGINS[source] ?? "A page without text";
  return language ? `${words} · ${languageName(language)}` : words;
}

function languageName(code: string): string {
  try {
    return new Intl.DisplayNames("en", { type: "language" }).of(code) ?? code;
  } catch {
    return code;
  }
}

function Part({ job, region }: { job: Job; region: Region }) {
  const { isChosen, hover, props } = useChoice<HTMLElement>(job.id, region, "text");
  const { id, label, order } = region;
  // Words are marked to be copied with the same pointer: that chooses nothing.
  const onClick = () => getSelection()?.isCollapsed !== false && choose(job.id, id, "page");
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the button within it does the same
    <article
      {...props}
      class={`region ${labelClass(label)}${useMarks(job.id, region)}`}
      aria-label={`${order}, ${label}`}
      onClick={onClick}
    >
      <div class="facts">
        <button
          type="button"
          class="label"
          aria-pressed={isChosen}
          title="Show on the page"
          onFocus={hover}
          onBlur={leave}
        >
          <span class="number">{order}</span>
          {label}
        </button>
        <span class="score" title="Score">
          {twoDigits(region.score)}
        </span>
        <span class="gap" />
        <Acts job={job} region={region} />
      </div>
      <Body job={job} region={region} />
    </article>
  );
}

/** What can be done with a region; pressing it chooses nothing. */
function Acts({ job, region }: { job: Job; region: Region }) {
  const { id, label, order, text, crop } = region;
  const table = cellsOf(region);
  return (
    <>
      {(text || table) && (
        <IconButton
          icon="copy"
          label={`Copy ${label} ${order}`}
          onClick={(event) => {
            event.stopPropagation();
            copy(regionForms(region), table ? "Table" : "Text");
          }}
        />
      )}
      {table && (
        <IconButton
          icon="table"
          label={`Download ${label} ${order} as CSV`}
          onClick={(event) => {
            event.stopPropagation();
            save(csv(table), `${id}.csv`, "text/csv");
          }}
        />
      )}
      {crop && <CropDownload job={job} region={region} />}
    </>
  );
}

function Body({ job, region }: { job: Job; region: Region }) {
  const { label, text = "", crop, links } = region;
  const table = cellsOf(region);
  if (table) return <Table table={table} links={links} />;
  const words = <Marked text={text} links={links} />;
  if (PICTURED.has(label) && crop)
    return (
      <>
        <Crop job={job} region={region} />
        {text && <Words label={label}>{words}</Words>}
      </>
    );
  return <Words label={label}>{text ? words : <span class="hint">No text</span>}</Words>;
}

function Words({ label, children }: { label: string; children: ComponentChildren }) {
  const Tag = HEADINGS.has(label) ? "h2" : "p";
  return (
    <Tag class={`words ${label}`} dir="auto">
      {children}
    </Tag>
  );
}

/** Text with its links, and the words marked that are searched for. */
export function Marked({ text, links }: { text: string; links?: Link[] }) {
  const found = places(text, query.value.trim());
  const drawn = ({ start, end, url }: Piece) => {
    const words = marked(text, start, end, found);
    return url ? (
      <a key={start} href={url} target="_blank" rel="noopener noreferrer" onClick={stop}>
        {words}
      </a>
    ) : (
      words
    );
  };
  return <>{cutAtLinks(text, links).map(drawn)}</>;
}

/** The part of `text` from `start` to `end` with what was `found` of it marked. */
function marked(text: string, start: number, end: number, found: [number, number][]): ComponentChildren[] {
  const pieces: ComponentChildren[] = [];
  let last = start;
  for (const [first, next] of found) {
    if (next <= last || first >= end) continue;
    const from = Math.max(first, last);
    const to = Math.min(next, end);
    pieces.push(text.slice(last, from), <mark key={from}>{text.slice(from, to)}</mark>);
    last = to;
  }
  return [...pieces, text.slice(last, end)];
}

/** A link chooses nothing. */
const stop = (event: Event) => event.stopPropagation();
