/** The models, each with its card. */

import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import type { Model } from "../api";
import { bytes, plural } from "../format";
import { compareLabels } from "../labels";
import { allModels, defaultModel, makeDefault, means, models, referenceOf } from "../models";
import { Evaluation, isEvaluation } from "./metrics";
import { Swatch } from "./swatch";
import { Wrong } from "./words";

export function Models() {
  useEffect(() => {
    models.refresh();
  }, []);
  return (
    <>
      <h1 class="lead-line">Models find the regions of a page and say what each is.</h1>
      <Wrong>{models.problem.value}</Wrong>
      {models.answer.value?.models.length === 0 && <p class="empty">No worker has announced a model yet.</p>}
      <ul class="cards">
        {allModels().map((model) => (
          <Card key={referenceOf(model)} model={model} used={means(model, defaultModel())} />
        ))}
      </ul>
    </>
  );
}

/** The options of a choice among models. */
export const ModelChoices = () => (
  <>
    <option value="">{defaultModel() ? `Default (${defaultModel()})` : "Default"}</option>
    {allModels()
      .map(referenceOf)
      .map((reference) => (
        <option key={reference} value={reference}>
          {reference}
        </option>
      ))}
  </>
);

function Card({ model, used }: { model: Model; used: boolean }) {
  return (
    <li class="card">
      <div class="bar">
        <h2>
          {model.name}
          <span class="version">{model.version}</span>
        </h2>
        {used ? (
          <span class="status succeeded">Used by default</span>
        ) : (
          <button
            type="button"
            onClick={() => makeDefault(model)}
            aria-label={`Use ${referenceOf(model)} by default`}
          >
            Use by default
          </button>
        )}
      </div>
      <div class="halves">
        <div>
          <About model={model} />
        </div>
        <div>
          <Metrics values={model.metrics ?? {}} />
        </div>
      </div>
    </li>
  );
}

/** What a model is, by its own account. */
function About({ model }: { model: Model }) {
  const size = Object.values(model.files).reduce((sum, file) => sum + file.bytes, 0);
  return (
    <>
      {model.description && <p>{model.description}</p>}
      <p class="facts">
        <span>{bytes(size)}</span>
        <span>sees pages at {model.long_side} pixels</span>
        {model.licence && <span>{model.licence}</span>}
      </p>
      <h3>{plural(model.labels.length, "label")}, each kept from this score on</h3>
      <ul class="labels">
        {model.labels.toSorted(compareLabels).map((label) => (
          <Swatch key={label} label={label} count={model.thresholds[label]} />
        ))}
      </ul>
      <Facts title="Data" values={model.data} />
      <Facts title="Training" values={model.trained} />
    </>
  );
}

function Metrics({ values }: { values: Record<string, unknown> }) {
  const { held_out, ...others } = values as { held_out?: Record<string, string> };
  const entries = Object.entries<unknown>(others);
  const evaluations = entries.flatMap(([name, value]) =>
    isEvaluation(value)
      ? [<Evaluation key={name} name={name} evaluation={value} heldOut={held_out?.[name]} />]
      : [],
  );
  return (
    <>
      {evaluations.length > 0 && <h3>Measured on pages that were held out</h3>}
      {evaluations}
      <Facts
        title="Metrics"
        values={Object.fromEntries(entries.filter(([, value]) => !isEvaluation(value)))}
      />
    </>
  );
}

/** Whatever a model's maker noted, as names and values. */
function Facts({ title, values = {} }: { title: string; values?: Record<string, unknown> }) {
  if (!Object.keys(values).length) return null;
  return (
    <>
      <h3>{title}</h3>
      <Values values={values} />
    </>
  );
}

const Values = ({ values }: { values: object }) => (
  <dl>
    {Object.entries(values).map(([name, value]) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{shown(value)}</dd>
      </div>
    ))}
  </dl>
);

function shown(value: unknown): ComponentChildren {
  if (typeof value === "number") return value.toLocaleString("en", { maximumFractionDigits: 4 });
  if (Array.isArray(value)) return value.join(", ");
  return typeof value === "object" && value ? <Values values={value} /> : String(value);
}
