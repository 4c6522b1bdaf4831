/** Whether docreader would accept a document now, and how it is. */

import * as api from "./api";
import { Resource } from "./resource";

/** What is away; nothing when all answers. */
export const readiness = new Resource(api.getReadiness);

export const status = new Resource(api.getStatus);

export const isAway = () => readiness.problem.value !== "" || Boolean(readiness.answer.value?.length);
