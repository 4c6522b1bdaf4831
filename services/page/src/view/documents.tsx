/** The first screen: what docreader does, where to drop documents, and those there are. */

import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { Job, Status } from "../api";
import * as documents from "../documents";
import { bytes, duration } from "../format";
import { isOpen } from "../paged";
import { useRepeated } from "../resource";
import { format } from "../route";
import { addExample } from "../uploads";
import { IconButton } from "./icons";
import { Intake } from "./intake";
import { More } from "./more";
import { ahead, Progress, pageCount, STATUSES, StatusMark, statusWord } from "./standing";
import { Ago, Loading, Wrong } from "./words";

const INTERVAL = 1000;

export function Documents() {
  useRepeated(documents.list.follow, INTERVAL);
  return (
    <>
      <h1 class="lead-line">
        Finds the titles, paragraphs, tables and figures of your documents, and reads them in order.
      </h1>
      <Intake />
      <section class="documents" aria-labelledby="documents">
        <div class="bar">
          <h2 id="documents" tabIndex={-1}>
            Documents
          </h2>
          <Filter />
        </div>
        <List />
      </section>
    </>
  );
}

function Filter() {
  return (
    <label class="filter">
      <span class="unseen">Show</span>
      <select
        value={documents.filter.value}
        onChange={(event) => documents.setFilter(event.currentTarget.value as Status | "")}
      >
        <option value="">All</option>
        {STATUSES.map((status) => (
          <option key={status} value={status}>
            {statusWord(status)}
          </option>
        ))}
      </select>
    </label>
  );
}

function List() {
  const { list } = documents;
  const jobs = list.entries.value;
  const problem = list.problem.value;
  const more = list.cursor.value !== null;
  if (problem && !jobs.length)
    return (
      <p class="empty error" role="alert">
        {problem}
      </p>
    );
  if (!list.loaded.value) return <Loading />;
  if (!jobs.length && !more) return <Nothing status={documents.filter.value} />;
  return (
    <>
      <Wrong>{problem}</Wrong>
      <ul class="jobs">
        {jobs.map((job) => (
          <Row key={job.id} job={job} />
        ))}
      </ul>
      {more && <More list={list} />}
    </>
  );
}

function Nothing({ status }: { status: Status | "" }) {
  if (status)
    return (
      <div class="empty">
        <p>No document is “{statusWord(status)}”.</p>
        <button type="button" onClick={() => documents.setFilter("")}>
          Show all documents
        </button>
      </div>
    );
  return (
    <div class="empty">
      <p>Nothing here yet. What you drop above appears here, with its progress.</p>
      <button type="button" onClick={addExample}>
        Read an example
      </button>
    </div>
  );
}

/** A long list costs what has changed in it: a job is described again when it changes. */
const Row = ({ job }: { job: Job }) => useMemo(() => <Described job={job} />, [job]);

function Described({ job }: { job: Job }) {
  const row = useHandover();
  const facts = [
    pageCount(job),
    ahead(job),
    bytes(job.source.bytes),
    job.options.model,
    job.pages.done > 0 && duration(job.started_at, job.finished_at),
  ];
  return (
    <li ref={row} class="job">
      <div class="what">
        <a id={`job-${job.id}`} href={format({ name: "job", id: job.id, page: 1 })} class="name">
          {documents.nameOf(job)}
        </a>
        <p class="facts">
          {facts.filter(Boolean).map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
          <Ago at={job.created_at} />
        </p>
        {job.error && <p class="error">{job.error.message}</p>}
      </div>
      <div class="standing">
        <StatusMark status={job.status} />
        <Progress job={job} />
      </div>
      <div class="acts">
        <Acts job={job} />
      </div>
    </li>
  );
}

/** Whoever is at a row that goes comes to the next one. */
function useHandover() {
  const ref = useRef<HTMLLIElement>(null);
  useLayoutEffect(() => {
    const row = ref.current;
    return () => {
      if (!row?.contains(document.activeElement)) return;
      const next = (row.nextElementSibling ?? row.previousElementSibling)?.querySelector("a");
      (next ?? document.getElementById("documents"))?.focus();
    };
  }, []);
  return ref;
}

/** What can be done with a job now. */
export function Acts({ job }: { job: Job }) {
  const name = documents.nameOf(job);
  return (
    <>
      {isOpen(job) && (
        <IconButton icon="cancel" label={`Stop ${name}`} onClick={() => documents.cancel(job)} />
      )}
      {documents.canRetry(job) && (
        <IconButton icon="retry" label={`Read ${name} again`} onClick={() => documents.retry(job)} />
      )}
      <IconButton icon="remove" label={`Delete ${name}`} onClick={() => documents.remove(job)} />
    </>
  );
}
