// @ts-check
/** The same document read by another model, to be seen beside the first reading. */

import { asProblem, getSource, submit } from "./api.js";
import { go } from "./route.js";
import { update } from "./state.js";

/**
 * @param {import("./types.js").Job} job
 * @param {string} model `name@version`
 * @param {number} page the page that is looked at
 */
export async function compareWith(job, model, page) {
  update({ notice: `Reading ${job.source.name} with ${model}` });
  try {
    const source = await getSource(job.id);
    const other = await submit(source, job.source.name, { ...job.options, model });
    go({ name: "compare", left: job.id, right: other.id, page });
    update({ notice: "" });
  } catch (error) {
    update({ notice: asProblem(error).message });
  }
}
