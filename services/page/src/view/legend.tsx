/** The labels on a page with their colours; choosing among them and by score filters what is shown. */

import { twoDigits } from "../format";
import { compareLabels, hidden, least, showAll } from "../labels";
import type { Reading } from "../readings";
import { SwatchButton } from "./swatch";

type LegendProps = { readings: Reading[]; page: number };

/** It has the labels of all pages that were looked at, so that it stays as it is when pages are turned. */
export function Legend({ readings, page }: LegendProps) {
  const looked = readings.flatMap(({ pages }) => Object.values(pages.found.value));
  const found = looked.flatMap(({ regions = [] }) => regions.map(({ label }) => label));
  const labels = [...new Set([...found, ...hidden.value])].sort(compareLabels);
  const regions = readings.flatMap(({ pages }) => pages.found.value[page]?.regions ?? []);
  const count = (label: string) =>
    regions.filter((region) => region.label === label && region.score >= least.value).length;
  return (
    <div class="legend" role="group" aria-label="Filter regions">
      <div class="labels">
        {labels.map((label) => (
          <SwatchButton
            key={label}
            label={label}
            count={count(label)}
            shown={!hidden.value.includes(label)}
            onClick={() => flip(label)}
            onDblClick={() => showAlone(label, labels)}
          />
        ))}
      </div>
      {(hidden.value.length > 0 || least.value > 0) && (
        <button type="button" class="toggle all" onClick={showAll}>
          Show all
        </button>
      )}
      <label class="least">
        <span>
          Score ≥ <output>{twoDigits(least.value)}</output>
        </span>
        <input
          type="range"
          min={0}
          max={1}
          step={0.01}
          value={least.value}
          onInput={({ currentTarget }) => {
            least.value = currentTarget.valueAsNumber;
          }}
        />
      </label>
    </div>
  );
}

function flip(label: string): void {
  const others = hidden.value.filter((each) => each !== label);
  hidden.value = hidden.value.includes(label) ? others : [...others, label];
}

function showAlone(label: string, labels: string[]): void {
  const others = labels.filter((each) => each !== label);
  hidden.value = others.every((each) => hidden.value.includes(each)) ? [] : others;
}
