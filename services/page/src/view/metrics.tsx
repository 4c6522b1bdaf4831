/** How well a model reads labelled pages: a table for each set it was evaluated on. */

import { plural, twoDigits } from "../format";
import { compareLabels } from "../labels";

type Rates = { precision: number; recall: number; f1: number };
/** By label, and `all`. */
type Evaluated = { pages: number; map: Record<string, number>; rates: Record<string, Rates> };

export const isEvaluation = (value: unknown): value is Evaluated =>
  typeof value === "object" && value !== null && "map" in value && "rates" in value;

const figure = (value: number | undefined) => (value === undefined ? "–" : twoDigits(value));

/** `heldOut` says what sets these pages apart from those trained on. */
type EvaluationProps = { name: string; evaluation: Evaluated; heldOut: string | undefined };

export function Evaluation({ name, evaluation: { pages, map, rates }, heldOut }: EvaluationProps) {
  const labels = Object.keys(map).sort(
    (one, two) => Number(two === "all") - Number(one === "all") || compareLabels(one, two),
  );
  return (
    <details class="evaluation">
      <summary>
        <span class="name">{name}</span>
        <span class="hint">
          mAP {figure(map.all)}, F1 {figure(rates.all?.f1)}, {plural(pages, "page")}
        </span>
      </summary>
      <table>
        {heldOut && <caption>Held out: {heldOut}</caption>}
        <thead>
          <tr>
            {["Label", "mAP", "Precision", "Recall", "F1"].map((word) => (
              <th key={word} scope="col">
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {labels.map((label) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{figure(map[label])}</td>
              <td>{figure(rates[label]?.precision)}</td>
              <td>{figure(rates[label]?.recall)}</td>
              <td>{figure(rates[label]?.f1)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
