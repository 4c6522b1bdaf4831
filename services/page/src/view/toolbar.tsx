/** Turning pages, and how the page is shown. */

import type { TargetedEvent } from "preact";
import { beside, turn } from "../keyboard";
import { fit, order, zoom } from "../looks";
import { notice } from "../notice";
import { turnTo } from "../route";
import { Icon, IconButton } from "./icons";

export function Toolbar({ numbers, page }: { numbers: readonly number[]; page: number }) {
  const jump = ({ currentTarget: input }: TargetedEvent<HTMLInputElement>) => {
    const wanted = Number(input.value);
    if (numbers.includes(wanted)) return turnTo(wanted);
    notice.value = `There is no page ${input.value}`;
    input.value = String(page);
  };
  return (
    <div class="toolbar" role="group" aria-label="Turn and fit">
      <IconButton
        icon="previous"
        label="Previous page"
        title="Previous page (←)"
        aria-keyshortcuts="ArrowLeft"
        disabled={!beside(numbers, page, -1)}
        onClick={() => turn(-1)}
      />
      <label class="page-number">
        <input
          key={page}
          type="text"
          aria-label="Page"
          inputMode="numeric"
          defaultValue={String(page)}
          size={4}
          onChange={jump}
        />
        <span>of {numbers.at(-1) ?? "…"}</span>
      </label>
      <IconButton
        icon="next"
        label="Next page"
        title="Next page (→)"
        aria-keyshortcuts="ArrowRight"
        disabled={!beside(numbers, page, 1)}
        onClick={() => turn(1)}
      />
      <span class="gap" />
      <button
        type="button"
        class="toggle"
        aria-pressed={order.value}
        aria-keyshortcuts="o"
        title="Number the regions as they are read (o)"
        onClick={() => {
          order.value = !order.value;
        }}
      >
        <Icon name="order" />
        Reading order
      </button>
      <button
        type="button"
        class="toggle fit"
        aria-pressed={fit.value === "page"}
        onClick={() => {
          fit.value = fit.value === "width" ? "page" : "width";
          zoom.value = 1;
        }}
      >
        Whole page
      </button>
    </div>
  );
}
