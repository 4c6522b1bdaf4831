/** The regions of a page, drawn over its picture. The text beside the page says the same without a pointer. */

import type { Page, Region } from "../api";
import { choose, useChoice, useMarks } from "../choice";
import { labelClass, visible } from "../labels";
import { order } from "../looks";
import { placeOfTag, TAG_HEIGHT } from "../tags";

type OverlayProps = { job: string; page: Page };

export function Overlay({ job, page }: OverlayProps) {
  const regions = visible(page);
  return (
    <svg class={order.value ? "overlay ordered" : "overlay"} aria-hidden="true">
      <svg
        viewBox={`0 0 ${page.width} ${page.height}`}
        preserveAspectRatio="none"
        width="100%"
        height="100%"
        aria-hidden="true"
      >
        {regions.map((region) => (
          <Outline key={region.id} job={job} region={region} />
        ))}
        {order.value && regions.length > 1 && <Path regions={regions} />}
      </svg>
      {regions.map((region) => (
        <Tag key={region.id} job={job} page={page} region={region} />
      ))}
    </svg>
  );
}

function Outline({ job, region }: { job: string; region: Region }) {
  const [x0, y0, x1, y1] = region.box;
  const { props } = useChoice<SVGRectElement>(job, region, "page");
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hidden from those who do not point
    <rect
      {...props}
      class={`outline ${labelClass(region.label)}${useMarks(job, region)}`}
      x={x0}
      y={y0}
      width={Math.max(0.1, x1 - x0)}
      height={Math.max(0.1, y1 - y0)}
      onClick={() => choose(job, region.id, "text")}
    />
  );
}

function Tag({ job, page, region }: OverlayProps & { region: Region }) {
  const marks = useMarks(job, region);
  const { x, y, up, width, words, crowded } = placeOfTag(page, region, order.value);
  return (
    <svg
      class={`tag${crowded ? " crowded" : ""} ${labelClass(region.label)}${marks}`}
      x={`${(100 * x) / page.width}%`}
      y={`${(100 * y) / page.height}%`}
      overflow="visible"
      aria-hidden="true"
    >
      <rect y={-up} width={width} height={TAG_HEIGHT} rx={2} />
      <text x={4} y={TAG_HEIGHT - 4 - up}>
        {words}
      </text>
    </svg>
  );
}

/** From region to region, as a person would read. */
function Path({ regions }: { regions: Region[] }) {
  const middles = regions.map(({ box: [x0, y0, x1, y1] }) => `${(x0 + x1) / 2},${(y0 + y1) / 2}`);
  return <polyline class="path" points={middles.join(" ")} />;
}
