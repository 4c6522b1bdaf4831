/** Where a job stands, in a word and a bar. */

import type { Job, Status } from "../api";
import { plural } from "../format";
import { isOpen } from "../paged";
import { Icon, type IconName } from "./icons";

const SHOWN: Record<Status, { word: string; icon: IconName }> = {
  queued: { word: "Waiting", icon: "waiting" },
  running: { word: "Reading", icon: "page" },
  succeeded: { word: "Read", icon: "done" },
  partial: { word: "Read in part", icon: "problem" },
  failed: { word: "Failed", icon: "problem" },
  cancelled: { word: "Stopped", icon: "cancel" },
};

export const STATUSES = Object.keys(SHOWN) as Status[];

export const statusWord = (status: Status) => SHOWN[status].word;

type StatusMarkProps = { status: Status; words?: Partial<Record<Status, string>> };

/** A status, in other words where it is not a document's. */
export const StatusMark = ({ status, words = {} }: StatusMarkProps) => (
  <span class={`status ${status}`}>
    <Icon name={SHOWN[status].icon} />
    {words[status] ?? SHOWN[status].word}
  </span>
);

export function Progress({ job }: { job: Job }) {
  if (!isOpen(job)) return null;
  const { total, done, failed } = job.pages;
  const label = `Progress of ${job.source.name}`;
  // A bar that has had a value does not become one without: the two are elements of their own.
  return total ? (
    <progress key="known" aria-label={label} max={total} value={done + failed} />
  ) : (
    <progress key="unknown" aria-label={label} />
  );
}

export function pageCount({ pages: { total, done, failed } }: Job): string {
  if (total === null) return "";
  const read = done === total ? plural(total, "page") : `${done} of ${plural(total, "page")}`;
  return failed ? `${read}, ${failed} failed` : read;
}

/** The model that read a job, or is to. */
export const modelOf = ({ model, options }: Job) =>
  model ? `${model.name}@${model.version}` : options.model;

/** Where a waiting job stands. */
export const ahead = ({ queue_position }: Job) => (queue_position ? `${queue_position} before it` : "");
