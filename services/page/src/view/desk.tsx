/** Where a page lies: it is scrolled, and drawn larger and smaller. */

import type { HTMLAttributes, TargetedEvent } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { fit, zoom, zoomBy } from "../looks";

/** Pixels of the wheel that double a page. */
const DOUBLES = 250;

export function Desk(props: HTMLAttributes<HTMLDivElement>) {
  const desk = useRef<HTMLDivElement>(null);
  const drawn = useRef(zoom.value);
  const times = zoom.value;
  useLayoutEffect(() => {
    if (desk.current) keepMiddle(desk.current, times / drawn.current);
    drawn.current = times;
  }, [times]);
  return (
    <div
      {...props}
      ref={desk}
      class={`desk fit-${fit.value}`}
      style={{ "--zoom": times }}
      tabIndex={0}
      role="group"
      onWheel={onWheel}
    />
  );
}

/** What was in the middle stays there when all is `times` as large. */
function keepMiddle(desk: HTMLElement, times: number): void {
  const { scrollLeft, scrollTop, clientWidth, clientHeight } = desk;
  desk.scrollLeft = (scrollLeft + clientWidth / 2) * times - clientWidth / 2;
  desk.scrollTop = (scrollTop + clientHeight / 2) * times - clientHeight / 2;
}

/** Two fingers on a touchpad come as a wheel with Ctrl, too. */
function onWheel(event: TargetedEvent<HTMLDivElement, WheelEvent>): void {
  if (!event.ctrlKey) return;
  event.preventDefault();
  zoomBy(2 ** (-event.deltaY / DOUBLES));
}
