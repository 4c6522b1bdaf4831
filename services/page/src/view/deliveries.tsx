/** Whether the end of a job reached the address that wanted to know. */

import { useMemo } from "preact/hooks";
import { type Attempt, type DeliveryLog, getDeliveries, type Job, replayWebhook } from "../api";
import { attempt } from "../notice";
import { isOpen } from "../paged";
import { Resource } from "../resource";
import { Menu } from "./menu";
import { Ago } from "./words";

const WORDS = { delivered: "Delivered", failed: "Failed", given_up: "Given up", refused: "Refused" };

export function Deliveries({ job }: { job: Job }) {
  const log = useMemo(() => new Resource(() => getDeliveries(job.id)), [job.id]);
  if (!job.links.webhooks) return null;
  const known = log.answer.value;
  const replay = () =>
    attempt(async () => {
      log.answer.value = await replayWebhook(job.id);
    }, "The webhook is told again");
  return (
    <Menu icon="tell" name="Webhook" onOpen={log.refresh}>
      <p class="hint">{known?.url ?? (log.problem.value || "Loading …")}</p>
      {known && <Log log={known} />}
      {!isOpen(job) && (
        <button type="button" onClick={replay}>
          Tell it again
        </button>
      )}
    </Menu>
  );
}

const Log = ({ log }: { log: DeliveryLog }) => (
  <ol class="deliveries">
    {log.attempts.map((made) => (
      <li key={made.at}>
        {outcomeOf(made)} · <Ago at={made.at} />
      </li>
    ))}
    {log.next_attempts.map(({ run, at }) => (
      <li key={`next ${run}`}>
        Next attempt · <Ago at={at} />
      </li>
    ))}
  </ol>
);

function outcomeOf({ run, outcome, status, error, milliseconds }: Attempt): string {
  const facts = [WORDS[outcome], status ?? error, `${milliseconds} ms`, run > 1 && `run ${run}`];
  return facts.filter(Boolean).join(" · ");
}
