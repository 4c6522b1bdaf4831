/** Turning pages, and how the page is shown. */

import type { TargetedEvent } from "preact";
import { beside, turn } from "../keyboard";
import { fit, order, toggleFit, toggleOrder } from "../looks";
import { notice } from "../notice";
import { turnTo } from "../route";
import { Icon, IconButton } from "./icons";

type Place = { numbers: readonly number[]; page: number };

export const Toolbar = ({ numbers, page }: Place) => (
  <div class="toolbar" role="group" aria-label="Turn and fit">
    <Turning numbers={numbers} page={page} />
    <span class="gap" />
    <Looks />
  </div>
);

const Turning = ({ numbers, page }: Place) => (
  <>
    <IconButton
      icon="previous"
      label="Previous page"
      title="Previous page (←)"
      aria-keyshortcuts="ArrowLeft"
      disabled={!beside(numbers, page, -1)}
      onClick={() => turn(-1)}
    />
    <PageNumber numbers={numbers} page={page} />
    <IconButton
      icon="next"
      label="Next page"
      title="Next page (→)"
      aria-keyshortcuts="ArrowRight"
      disabled={!beside(numbers, page, 1)}
      onClick={() => turn(1)}
    />
  </>
);

function PageNumber({ numbers, page }: Place) {
  const jump = ({ currentTarget: input }: TargetedEvent<HTMLInputElement>) => {
    const wanted = Number(input.value);
    if (numbers.includes(wanted)) return turnTo(wanted);
    notice.value = `There is no page ${input.value}`;
    input.value = String(page);
  };
  return (
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
  );
}

const Looks = () => (
  <>
    <button
      type="button"
      class="toggle"
      aria-pressed={order.value}
      aria-keyshortcuts="o"
      title="Number the regions as they are read (o)"
      onClick={toggleOrder}
    >
      <Icon name="order" />
      Reading order
    </button>
    <button type="button" class="toggle fit" aria-pressed={fit.value === "page"} onClick={toggleFit}>
      Whole page
    </button>
  </>
);
