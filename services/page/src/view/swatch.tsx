/** A label in its colour, with a number that belongs to it. */

import { labelClass } from "../labels";

type SwatchProps = { label: string; count: number | undefined; title?: string };

export const Swatch = ({ label, count, title }: SwatchProps) => (
  <li class={`swatch ${labelClass(label)}`}>
    <Inside label={label} count={count} title={title} />
  </li>
);

const Inside = ({ label, count, title }: SwatchProps) => (
  <>
    <span class="colour" aria-hidden="true" />
    {label}
    <span class="count" title={title}>
      {count}
    </span>
  </>
);

type SwatchButtonProps = SwatchProps & { shown: boolean; onClick: () => void; onDblClick: () => void };

/** One that shows and hides its regions. */
export const SwatchButton = ({ label, count, shown, onClick, onDblClick }: SwatchButtonProps) => (
  <button
    type="button"
    class={`swatch ${labelClass(label)}`}
    aria-pressed={shown}
    title={`${shown ? "Hide" : "Show"} ${label}; double-click shows it alone`}
    onClick={onClick}
    onDblClick={onDblClick}
  >
    <Inside label={label} count={count} />
  </button>
);
