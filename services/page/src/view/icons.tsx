/** Icons, drawn on a grid of 20. */

import type { ButtonHTMLAttributes } from "preact";

const PATHS = {
  upload: "M10 13V4M6.5 7.5 10 4l3.5 3.5M4 13v2.5h12V13",
  cancel: "M6 6h8v8H6z",
  retry: "M15.5 10a5.5 5.5 0 1 1-1.6-3.9M15.5 3.5v3h-3",
  remove: "M4.5 6h11M8 6V4.5h4V6M6 6l.7 9.5h6.6L14 6M8.7 8.7v4.3M11.3 8.7v4.3",
  close: "M5.5 5.5l9 9M14.5 5.5l-9 9",
  previous: "M12 5l-5 5 5 5",
  next: "M8 5l5 5-5 5",
  leave: "M11 4H4.5v12H11M8.5 10h8M13.5 6.5 17 10l-3.5 3.5",
  back: "M16 10H4.5M9 5.5 4.5 10 9 14.5",
  copy: "M7.5 7.5h8v8h-8zM4.5 12.5v-8h8",
  download: "M10 4v9M6.5 9.5 10 13l3.5-3.5M4 16h12",
  compare: "M3.5 4.5h5v11h-5zM11.5 4.5h5v11h-5z",
  tell: "M10 4a4 4 0 0 0-4 4v3.5L4.5 14h11L14 11.5V8a4 4 0 0 0-4-4zM8.5 16.5h3",
  table: "M3.5 4.5h13v11h-13zM3.5 8h13M8 4.5v11M3.5 12h13",
  search: "M9 4a5 5 0 1 0 0 10A5 5 0 0 0 9 4zM12.7 12.7 16 16",
  order: "M4 5h2v2H4zM4 13h2v2H4zM9 6h7M9 14h7M5 8v4",
  auto: "M10 3.5a6.5 6.5 0 1 0 0 13zM10 3.5a6.5 6.5 0 0 1 0 13",
  light:
    "M10 7a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM10 2.5v1.7M10 15.8v1.7M2.5 10h1.7M15.8 10h1.7M4.7 4.7l1.2 1.2M14.1 14.1l1.2 1.2M4.7 15.3l1.2-1.2M14.1 5.9l1.2-1.2",
  dark: "M15.8 11.7A6.3 6.3 0 0 1 8.3 4.2a6.3 6.3 0 1 0 7.5 7.5z",
  page: "M5.5 3.5h6L15 7v9.5H5.5zM11.5 3.5V7H15",
  done: "M4.5 10.5l3.5 3.5 7.5-8",
  problem: "M10 3.5 17 16H3zM10 8v4M10 13.8v.4",
  waiting: "M10 3.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM10 6.5V10l2.5 1.5",
};

export type IconName = keyof typeof PATHS;

export const Icon = ({ name }: { name: IconName }) => (
  <svg class="icon" viewBox="0 0 20 20" aria-hidden="true">
    <path d={PATHS[name]} />
  </svg>
);

type IconButtonProps = ButtonHTMLAttributes & { icon: IconName; label: string };

/** A button that is an icon, named for those who do not see it. */
export const IconButton = ({ icon, label, ...props }: IconButtonProps) => (
  <button type="button" class="icon-button" aria-label={label} title={label} {...props}>
    <Icon name={icon} />
  </button>
);
