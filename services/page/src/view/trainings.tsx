/** The trainings, each with what it has learned so far, and how one is asked for. */

import { useEffect } from "preact/hooks";
import type { Training } from "../api";
import { datasets } from "../datasets";
import { duration } from "../format";
import { isOpen } from "../paged";
import { useRepeated } from "../resource";
import { list, remove, start, stop } from "../trainings";
import { Curve } from "./curve";
import { IconButton } from "./icons";
import { ModelChoices } from "./models";
import { More } from "./more";
import { StatusMark } from "./standing";
import { Ago, Field, Wrong } from "./words";

const INTERVAL = 2000;
const WORDS = { running: "Training", succeeded: "Model made" };

export function Trainings() {
  useRepeated(list.follow, INTERVAL);
  useEffect(() => {
    datasets.refresh();
  }, []);
  const trainings = list.entries.value;
  const more = list.cursor.value !== null;
  return (
    <>
      <h1 class="lead-line">A model that reads your pages better, from pages you have corrected.</h1>
      <Asking />
      <Wrong>{list.problem.value}</Wrong>
      {list.loaded.value && !trainings.length && !more && <p class="empty">Nothing here yet.</p>}
      <ul class="cards">
        {trainings.map((training) => (
          <Card key={training.id} training={training} />
        ))}
      </ul>
      {more && <More list={list} />}
    </>
  );
}

function Asking() {
  const all = datasets.answer.value;
  if (!all) return <Wrong>{datasets.problem.value}</Wrong>;
  if (!all.length)
    return (
      <p class="asking">
        <span>
          It takes a dataset: <a href="#/datasets">send one</a>.
        </span>
      </p>
    );
  return (
    <form class="asking" aria-label="Train a model" onSubmit={submit}>
      <div class="fields">
        <Field name="Dataset" hint="What it learns from">
          <select name="dataset">
            {all.map(({ id }) => (
              <option key={id} value={id}>
                {id}
              </option>
            ))}
          </select>
        </Field>
        <Field name="Name of the model" hint="It gets a new version of that name">
          <input name="name" type="text" required pattern="[a-z0-9][a-z0-9._\-]*" maxLength={64} />
        </Field>
        <Field name="Start from" hint="The model that is made better">
          <select name="base">
            <ModelChoices />
          </select>
        </Field>
        <Field name="Iterations" hint="At most; it stops where nothing more is won">
          <input
            name="iterations"
            type="text"
            inputMode="numeric"
            pattern="[1-9][0-9]{0,5}"
            placeholder="600"
          />
        </Field>
      </div>
      <button type="submit">Train</button>
    </form>
  );
}

function submit(event: SubmitEvent): void {
  event.preventDefault();
  const given = new FormData(event.currentTarget as HTMLFormElement);
  const text = (name: string) => String(given.get(name));
  start({
    dataset: text("dataset"),
    name: text("name"),
    base: text("base") || null,
    options: text("iterations") ? { iterations: Number(text("iterations")) } : {},
  });
}

function Card({ training }: { training: Training }) {
  const { name, options, model, error } = training;
  const open = isOpen(training);
  return (
    <li class="card">
      <div class="bar">
        <h2>{name}</h2>
        <StatusMark status={training.status} words={WORDS} />
        {open ? (
          <IconButton icon="cancel" label={`Stop the training of ${name}`} onClick={() => stop(training)} />
        ) : (
          <IconButton
            icon="remove"
            label={`Remove the training of ${name}`}
            onClick={() => remove(training)}
          />
        )}
      </div>
      <p class="facts">
        <span>on {training.dataset}</span>
        <span>from {training.base}</span>
        <Ago at={training.created_at} />
        {!open && <span>{duration(training.started_at, training.finished_at)}</span>}
      </p>
      {error && <p class="error">{error.message}</p>}
      {model && (
        <p>
          It made <a href="#/models">{model}</a>.
        </p>
      )}
      {open && (
        <progress
          max={options.iterations}
          value={training.iteration}
          aria-label={`Iterations of the training of ${name}`}
        />
      )}
      <Curve title="mAP on held-out pages" points={training.figures} end={options.iterations} />
      <Curve title="Loss" points={training.losses} end={options.iterations} />
    </li>
  );
}
