// @ts-check
/** Whose page this is. The key goes to the server once; a cookie that no script can read stands for it. */

import * as api from "./api.js";
import { state, update } from "./state.js";

/** Who the browser is to the server; where that cannot be told, each view says why. */
export async function look() {
  const known = await api.getSession().catch(() => null);
  if (known) update({ session: { known, out: false, problem: "" } });
}

/** Ask for a key as soon as the server misses one: at the start, or when it has expired. */
export function watch() {
  addEventListener(api.UNAUTHORIZED, () => {
    if (!state.session.out) update({ session: { known: null, out: true, problem: "" } });
  });
}

/** @param {string} key */
export async function signIn(key) {
  try {
    await api.beginSession(key);
    location.reload();
  } catch (error) {
    update({ session: { known: null, out: true, problem: api.asProblem(error).message } });
  }
}

export async function signOut() {
  try {
    await api.endSession();
    location.reload();
  } catch (error) {
    update({ notice: api.asProblem(error).message });
  }
}
