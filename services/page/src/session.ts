/** Whose page this is. The key goes to the server once; a cookie that no script can read stands for it. */

import { signal } from "@preact/signals";
import * as api from "./api";
import { attempt } from "./notice";
import { asProblem } from "./problem";
import { Resource } from "./resource";

/** Who the browser is to the server; where that cannot be told, each view says why. */
export const session = new Resource(api.getSession);

/** Why the key was refused. */
export const refusal = signal("");

export async function signIn(key: string): Promise<void> {
  try {
    await api.beginSession(key);
    location.reload();
  } catch (error) {
    refusal.value = asProblem(error).message;
  }
}

export async function signOut(): Promise<void> {
  await attempt(async () => {
    await api.endSession();
    location.reload();
  }, "");
}
