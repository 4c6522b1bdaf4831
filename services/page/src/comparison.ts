/** The same document read by another model, to be seen beside the first reading. */

import { getSource, type Job, submit } from "./api";
import { attempt, notice } from "./notice";
import { go } from "./route";

/** Have a document read by `model`, `name@version`, and go to the page that is looked at. */
export async function compareWith(job: Job, model: string, page: number): Promise<void> {
  notice.value = `Reading ${job.source.name} with ${model}`;
  await attempt(async () => {
    const source = await getSource(job.id);
    const other = await submit(source, job.source.name, { ...job.options, model });
    go({ name: "compare", left: job.id, right: other.id, page });
  }, "");
}
