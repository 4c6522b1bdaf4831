/** What is said to people for a moment, by sight and to screen readers. */

import { signal } from "@preact/signals";
import { asProblem } from "./problem";

export const notice = signal("");

/** Do something and say that it is done, or why it could not be. */
export async function attempt(act: () => Promise<unknown>, said: string): Promise<void> {
  try {
    await act();
    notice.value = said;
  } catch (error) {
    notice.value = asProblem(error).message;
  }
}
