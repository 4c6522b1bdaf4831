/** Text to the clipboard. */

import { notice } from "./notice";

export async function copy(text: string, what: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    notice.value = `${what} copied`;
  } catch {
    // Browsers give the clipboard to https and localhost only.
    notice.value = "This browser does not allow copying here";
  }
}
