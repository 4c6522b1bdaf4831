/** A region cut out of its page. */

import { address, type Job, type Region } from "../api";
import { Icon } from "./icons";

type CropProps = { job: Job; region: Region };

/** In the size it has on paper, so that nothing moves when it arrives. */
export function Crop({ job, region }: CropProps) {
  const [x0, y0, x1, y1] = region.box;
  return (
    <img
      class="crop"
      src={address.crop(job, region)}
      alt={`Crop of ${region.label} ${region.order}`}
      loading="lazy"
      width={Math.max(1, Math.round(x1 - x0))}
      height={Math.max(1, Math.round(y1 - y0))}
    />
  );
}

export function CropDownload({ job, region }: CropProps) {
  const label = `Download the picture of ${region.label} ${region.order}`;
  return (
    <a
      class="icon-button"
      href={address.crop(job, region)}
      download={`${region.id}.png`}
      aria-label={label}
      title={label}
      onClick={(event) => event.stopPropagation()}
    >
      <Icon name="download" />
    </a>
  );
}
