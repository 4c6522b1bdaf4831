/** Small words that many views say. */

import type { ComponentChildren } from "preact";
import { ago, moment } from "../format";

/** When something was, as people say it; the moment itself on pointing at it. */
export const Ago = ({ at }: { at: string }) => (
  <time dateTime={at} title={moment(at)}>
    {ago(at)}
  </time>
);

export const Loading = () => (
  <p class="empty" aria-busy="true">
    Loading …
  </p>
);

/** What went wrong, if anything did. */
export const Wrong = ({ children }: { children: string }) =>
  children ? (
    <p class="error" role="alert">
      {children}
    </p>
  ) : null;

type FieldProps = { name: string; hint: string; children: ComponentChildren };

/** A control of a form with its name and what it is for. */
export const Field = ({ name, hint, children }: FieldProps) => (
  // biome-ignore lint/a11y/noLabelWithoutControl: the control is among its children
  <label class="field">
    <span class="name">{name}</span>
    {children}
    <span class="hint">{hint}</span>
  </label>
);
