/** Where documents are dropped, and how they are to be read. */

import type { TargetedEvent } from "preact";
import { bytes } from "../format";
import { add, again, dragging, options, stop, type Upload, uploads } from "../uploads";
import { Icon, IconButton } from "./icons";
import { ModelChoices } from "./models";
import { Field, Wrong } from "./words";

const ACCEPTED =
  ".pdf,.png,.jpg,.jpeg,.tif,.tiff,.webp,application/pdf,image/png,image/jpeg,image/tiff,image/webp";

export const Intake = () => (
  <section class="intake" aria-label="Read documents">
    <Drop />
    <Choices />
    <Uploads />
  </section>
);

function Drop() {
  const over = dragging.value;
  return (
    <label class={over ? "drop over" : "drop"}>
      <input
        type="file"
        multiple
        accept={ACCEPTED}
        class="unseen"
        aria-label="Choose documents"
        onChange={onChosen}
      />
      <Icon name="upload" />
      <span class="lead">
        {over ? (
          "Let go to read"
        ) : (
          <span>
            Drop documents here, or <u>choose files</u>
          </span>
        )}
      </span>
      <span class="hint">PDF, PNG, JPEG, TIFF or WebP. Pasting works too.</span>
    </label>
  );
}

function onChosen({ currentTarget: input }: TargetedEvent<HTMLInputElement>): void {
  add(input.files ?? []);
  input.value = "";
}

function Choices() {
  const chosen = options.value;
  const changed = Object.values(chosen).filter(Boolean).length;
  const choose =
    (name: keyof typeof chosen) =>
    ({ currentTarget }: TargetedEvent<HTMLInputElement | HTMLSelectElement>) => {
      options.value = { ...options.value, [name]: currentTarget.value };
    };
  return (
    <details class="options">
      <summary>
        Options
        {changed > 0 && <span class="count">{changed} changed</span>}
      </summary>
      <div class="fields">
        <Field name="Model" hint="What finds the regions of a page">
          <select value={chosen.model ?? ""} onChange={choose("model")}>
            <ModelChoices />
          </select>
        </Field>
        <Field name="Pages" hint="For instance 1-5, 9, 20-">
          <input
            type="text"
            value={chosen.pages ?? ""}
            placeholder="All"
            onInput={choose("pages")}
            autocomplete="off"
          />
        </Field>
        <Field name="Text recognition" hint="OCR, for scans and photographs">
          <select value={chosen.ocr ?? ""} onChange={choose("ocr")}>
            <option value="">Where a page has no text</option>
            <option value="always">Always</option>
            <option value="never">Never</option>
          </select>
        </Field>
      </div>
    </details>
  );
}

function Uploads() {
  if (!uploads.value.length) return null;
  return (
    <ul class="uploads" aria-label="Uploads">
      {uploads.value.map((upload) => (
        <OneUpload key={upload.key} upload={upload} />
      ))}
    </ul>
  );
}

function OneUpload({ upload }: { upload: Upload }) {
  const { file, sent, problem } = upload;
  return (
    <li class={problem ? "failed" : undefined}>
      <span class="name">{file.name}</span>
      <span class="hint">{bytes(file.size)}</span>
      {problem ? (
        <Wrong>{problem.message}</Wrong>
      ) : (
        <progress max={1} value={sent} aria-label={`Upload of ${file.name}`} />
      )}
      <div class="acts">
        {problem?.retryable && (
          <IconButton icon="retry" label={`Send ${file.name} again`} onClick={() => again(upload)} />
        )}
        <IconButton
          icon="close"
          label={`${problem ? "Dismiss" : "Stop sending"} ${file.name}`}
          onClick={() => stop(upload)}
        />
      </div>
    </li>
  );
}
