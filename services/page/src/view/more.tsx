/** The way to the older ones of a list. */

import type { Job, Training } from "../api";
import type { PagedList } from "../paged";

type MoreProps = { list: PagedList<Job> | PagedList<Training> };

export const More = ({ list: { loading, loadMore } }: MoreProps) => (
  <button type="button" class="more" disabled={loading.value} onClick={loadMore}>
    {loading.value ? "Loading …" : "Show more"}
  </button>
);
