/** The layout models there are. */

import type { Model } from "./api";
import * as api from "./api";
import { attempt } from "./notice";
import { Resource } from "./resource";

export const models = new Resource(api.listModels);

export const allModels = (): Model[] => models.answer.value?.models ?? [];

/** The reference of the model that is used where none is chosen. */
export const defaultModel = (): string => models.answer.value?.default ?? "";

export const referenceOf = (model: Model) => `${model.name}@${model.version}`;

export async function makeDefault(model: Model): Promise<void> {
  await attempt(
    async () => {
      await api.useModel(model.name, model.version);
      await models.refresh();
    },
    `${referenceOf(model)} reads documents from now on`,
  );
}

/** Whether `reference`, `name` or `name@version`, means `model`. */
export function means(model: Model, reference: string): boolean {
  if (reference.includes("@")) return reference === referenceOf(model);
  return newest(allModels().filter((each) => each.name === reference)) === model;
}

function newest(versions: Model[]): Model | undefined {
  const byVersion = new Intl.Collator("en", { numeric: true });
  return versions.toSorted((one, two) => byVersion.compare(two.version, one.version))[0];
}
