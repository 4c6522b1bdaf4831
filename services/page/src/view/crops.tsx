/** What was cut out of a page, each region as a picture of its own. */

import type { Job, Page, Region } from "../api";
import { choose, useChoice, useMarks } from "../choice";
import { labelClass, visible } from "../labels";
import { Crop, CropDownload } from "./crop";

export function Crops({ job, page }: { job: Job; page: Page }) {
  const cut = visible(page).filter(({ crop }) => crop);
  if (!cut.length) {
    const all = page.regions?.some(({ crop }) => crop);
    return <p class="empty">{all ? "The filters hide all crops." : "Nothing was cut out of this page."}</p>;
  }
  return (
    <ol class="crops">
      {cut.map((region) => (
        <Part key={region.id} job={job} region={region} />
      ))}
    </ol>
  );
}

function Part({ job, region }: { job: Job; region: Region }) {
  const { isChosen, props } = useChoice<HTMLLIElement>(job.id, region, "text");
  const { id, label, order } = region;
  return (
    <li {...props} class={`region ${labelClass(label)}${useMarks(job.id, region)}`}>
      <button
        type="button"
        class="cut"
        aria-pressed={isChosen}
        aria-label={`${label} ${order}, show on the page`}
        onClick={() => choose(job.id, id, "page")}
      >
        <Crop job={job} region={region} />
      </button>
      <div class="facts">
        <span class="label">
          <span class="number">{order}</span>
          {label}
        </span>
        <span class="gap" />
        <CropDownload job={job} region={region} />
      </div>
    </li>
  );
}
