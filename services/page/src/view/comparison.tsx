/** Two readings of one document, side by side on the same page. */

import type { TargetedEvent } from "preact";
import { nameOf } from "../documents";
import { plural } from "../format";
import { visible } from "../labels";
import { defaultModel } from "../models";
import { readingOf } from "../readings";
import { type CompareRoute, format } from "../route";
import { Desk } from "./desk";
import { Icon } from "./icons";
import { NotShown, type Shown } from "./job";
import { Legend } from "./legend";
import { Sheet } from "./sheet";
import { modelOf, Progress, StatusMark } from "./standing";
import { Text } from "./text";
import { Toolbar } from "./toolbar";
import { Loading } from "./words";

export function Comparison({ route: { left, right, page } }: { route: CompareRoute }) {
  const readings = [left, right].flatMap((id) => readingOf(id) ?? []);
  const problem = readings.find(({ problem, job }) => problem.value && !job.value)?.problem.value;
  if (problem) return <NotShown problem={problem} />;
  const sides = readings.flatMap((reading) =>
    reading.job.value ? [{ reading, job: reading.job.value, page }] : [],
  );
  const [first] = sides;
  if (!first || sides.length < 2) return <Loading />;
  return (
    <div class="reading comparison">
      <div class="head">
        <a
          class="icon-button"
          href={format({ name: "job", id: left, page })}
          aria-label="Back to the document"
          title="Back to the document"
        >
          <Icon name="back" />
        </a>
        <h1>{nameOf(first.job)}</h1>
        <p class="facts">
          <span>Two models side by side</span>
        </p>
      </div>
      <Toolbar numbers={first.reading.numbers.value} page={page} />
      <div class="sides">
        {sides.map((side, at) => (
          <Side key={at} {...side} />
        ))}
      </div>
      <Legend readings={readings} page={page} />
    </div>
  );
}

function Side({ job, reading, page: number }: Shown) {
  const page = reading.pages.found.value[number];
  const model = modelOf(job) ?? `${defaultModel()} (default)`;
  return (
    <section class="side" aria-label={model}>
      <div class="bar">
        <h2>
          <a href={format({ name: "job", id: job.id, page: number })}>{model}</a>
        </h2>
        <div class="standing">
          {page ? (
            <span class="hint">{plural(visible(page).length, "region")}</span>
          ) : (
            <StatusMark status={job.status} />
          )}
          <Progress job={job} />
        </div>
      </div>
      <Desk aria-label={`Preview, ${model}`} onScroll={scrollOther}>
        <Sheet job={job} reading={reading} page={number} />
      </Desk>
      <div class="content" tabIndex={0} role="group" aria-label={`Text, ${model}`}>
        {page && <Text job={job} page={page} />}
      </div>
    </section>
  );
}

/** Both pages show the same place. */
function scrollOther({ currentTarget: desk }: TargetedEvent<HTMLDivElement>): void {
  for (const other of desk.closest(".sides")?.querySelectorAll(".desk") ?? []) {
    if (other !== desk) other.scrollTo(desk.scrollLeft, desk.scrollTop);
  }
}
