/** The datasets there are, and how one is sent. */

import { useEffect } from "preact/hooks";
import type { Dataset } from "../api";
import { add, datasets, remove, sent } from "../datasets";
import { bytes, plural } from "../format";
import { compareLabels } from "../labels";
import { IconButton } from "./icons";
import { Swatch } from "./swatch";
import { Ago, Field, Wrong } from "./words";

export function Datasets() {
  useEffect(() => {
    datasets.refresh();
  }, []);
  const all = datasets.answer.value;
  return (
    <>
      <h1 class="lead-line">Pages with their boxes, which models learn from.</h1>
      <Form />
      <Wrong>{datasets.problem.value}</Wrong>
      {all?.length === 0 && (
        <p class="empty">
          Nothing here yet. <code>docreader dataset from-jobs</code> makes one of what was read.
        </p>
      )}
      <ul class="cards">
        {all?.map((dataset) => (
          <Card key={dataset.id} dataset={dataset} />
        ))}
      </ul>
    </>
  );
}

function Form() {
  const share = sent.value;
  return (
    <form class="asking" aria-label="Send a dataset" onSubmit={submit}>
      <div class="fields">
        <Field name="Name" hint="a-z, 0-9, and . _ - between">
          <input name="name" type="text" required pattern="[a-z0-9][a-z0-9._\-]*" maxLength={64} />
        </Field>
        <Field name="Archive" hint="A zip of annotations.json (COCO) and its pictures, as CVAT exports it">
          <input name="file" type="file" accept=".zip" required />
        </Field>
      </div>
      <button type="submit" disabled={share !== null}>
        Send
      </button>
      {share !== null && <progress max={1} value={share} aria-label="Upload of the dataset" />}
    </form>
  );
}

function submit(event: SubmitEvent): void {
  event.preventDefault();
  const given = new FormData(event.currentTarget as HTMLFormElement);
  add(String(given.get("name")), given.get("file") as File);
}

function Card({ dataset }: { dataset: Dataset }) {
  const { id, name, version, pages, boxes } = dataset;
  return (
    <li class="card">
      <div class="bar">
        <h2>
          {name}
          <span class="version">{version}</span>
        </h2>
        <IconButton icon="remove" label={`Remove ${id}`} onClick={() => remove(dataset)} />
      </div>
      <p class="facts">
        <span>{plural(pages, "page")}</span>
        <span>{bytes(dataset.bytes)}</span>
        <Ago at={dataset.created_at} />
      </p>
      <ul class="labels">
        {Object.keys(boxes)
          .sort(compareLabels)
          .map((label) => (
            <Swatch key={label} label={label} count={boxes[label]} title="Boxes" />
          ))}
      </ul>
    </li>
  );
}
