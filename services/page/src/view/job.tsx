/** One document: its pages, the page that is looked at, and what was read of it. */

import { address, type Job } from "../api";
import { compareWith } from "../comparison";
import { nameOf } from "../documents";
import { allModels, defaultModel, means, referenceOf } from "../models";
import { isOpen } from "../paged";
import type { Problem } from "../problem";
import { type Reading, readingOf } from "../readings";
import { format, type JobRoute } from "../route";
import { Deliveries } from "./deliveries";
import { Desk } from "./desk";
import { Acts } from "./documents";
import { Icon } from "./icons";
import { Legend } from "./legend";
import { Menu } from "./menu";
import { Panel } from "./panel";
import { Sheet } from "./sheet";
import { ahead, modelOf, Progress, pageCount, StatusMark } from "./standing";
import { Strip } from "./strip";
import { Toolbar } from "./toolbar";
import { Loading, Wrong } from "./words";

export function JobView({ route }: { route: JobRoute }) {
  const reading = readingOf(route.id);
  const job = reading?.job.value;
  if (reading?.problem.value && !job) return <NotShown problem={reading.problem.value} />;
  if (!reading || !job) return <Loading />;
  const nothing = !isOpen(job) && !reading.numbers.value.length;
  return (
    <div class="reading">
      <Head job={job} reading={reading} page={route.page} />
      {job.error && !nothing && (
        <p class="banner error" role="alert">
          {job.error.message}
        </p>
      )}
      {nothing ? <Nothing job={job} /> : <Columns job={job} reading={reading} page={route.page} />}
    </div>
  );
}

/** What is shown of a document: its page `page`. */
export type Shown = { job: Job; reading: Reading; page: number };

const Columns = ({ job, reading, page }: Shown) => (
  <div class="columns">
    <Strip job={job} reading={reading} page={page} />
    <section class="viewer" aria-label={`Page ${page}`}>
      <Toolbar numbers={reading.numbers.value} page={page} />
      <Desk aria-label="Preview">
        <Sheet job={job} reading={reading} page={page} />
      </Desk>
      <Legend readings={[reading]} page={page} />
    </section>
    <Panel job={job} reading={reading} page={page} />
  </div>
);

/** A job that ended before a page was read. */
const Nothing = ({ job: { status, error } }: { job: Job }) => (
  <div class="page ended">
    <h2>{status === "cancelled" ? "Stopped before a page was read" : "This document could not be read"}</h2>
    {error && (
      <>
        <Wrong>{error.message}</Wrong>
        <p class="hint">
          <code>{error.code}</code>
        </p>
      </>
    )}
  </div>
);

/** In place of a job of which nothing is known. */
export const NotShown = ({ problem: { status, message } }: { problem: Problem }) => (
  <div class="page ended">
    <h1>{status === 404 ? "This document is not here" : "This document cannot be shown now"}</h1>
    <Wrong>{message}</Wrong>
    <p>
      <a href="#/">All documents</a>
    </p>
  </div>
);

function Head({ job, reading, page }: Shown) {
  return (
    <div class="head">
      <a class="icon-button" href="#/" aria-label="All documents" title="All documents">
        <Icon name="back" />
      </a>
      <h1>{nameOf(job)}</h1>
      <div class="standing" aria-live="polite">
        <StatusMark status={job.status} />
        <Progress job={job} />
      </div>
      <p class="facts">
        {pageCount(job) && <span>{pageCount(job)}</span>}
        {job.pages.failed > 0 && (
          <span>
            <a href={format({ name: "job", id: job.id, page: nextFailed(reading, page) })}>
              show what failed
            </a>
          </span>
        )}
        {modelOf(job) && <span>{modelOf(job)}</span>}
        {job.run > 1 && <span>run {job.run}</span>}
        {ahead(job) && <span>{ahead(job)}</span>}
        {isOpen(job) && !reading.live.value && <span>reconnecting …</span>}
      </p>
      <div class="acts">
        <Compare job={job} page={page} />
        <Downloads job={job} />
        <Deliveries job={job} />
        <Acts job={job} />
      </div>
    </div>
  );
}

/** The failed page after this one; after the last comes the first. */
function nextFailed(reading: Reading, page: number): number {
  const outcomes = reading.outcomes.value;
  const failed = reading.numbers.value.filter((number) => outcomes[number] === "failed");
  return failed.find((number) => number > page) ?? failed[0] ?? page;
}

function Compare({ job, page }: { job: Job; page: number }) {
  const used = modelOf(job) ?? defaultModel();
  const others = allModels().filter((model) => !means(model, used));
  if (!others.length || !job.pages.done) return null;
  return (
    <Menu icon="compare" name="Compare">
      <p class="hint">Read it with another model, side by side</p>
      {others.map(referenceOf).map((reference) => (
        <button key={reference} type="button" onClick={() => compareWith(job, reference, page)}>
          {reference}
        </button>
      ))}
    </Menu>
  );
}

function Downloads({ job }: { job: Job }) {
  const name = job.source.name.replace(/\.[^.]+$/, "") || "document";
  return (
    <Menu icon="download" name="Download">
      {job.links.result && (
        <a href={address.result(job.id)} download={`${name}.json`}>
          JSON
        </a>
      )}
      {job.links.markdown && (
        <a href={address.markdown(job.id)} download={`${name}.md`}>
          Markdown
        </a>
      )}
      {job.links.archive && (
        <a href={address.archive(job.id)} download={`${name}.zip`}>
          Everything, with pictures
        </a>
      )}
      <a href={address.source(job.id)} download={job.source.name}>
        The document itself
      </a>
    </Menu>
  );
}
