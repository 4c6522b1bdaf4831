/** Text to the clipboard, and to files. */

import type { Forms } from "./forms";
import { notice } from "./notice";

/** Text with, where it has more to say, its HTML. */
export type Copied = Pick<Forms, "text"> & Partial<Forms>;

export async function copy({ text, html }: Copied, what: string): Promise<void> {
  try {
    const forms = { "text/plain": text, ...(html && { "text/html": html }) };
    const blobs = Object.entries(forms).map(([type, form]) => [type, new Blob([form], { type })]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    notice.value = `${what} copied`;
  } catch {
    // Browsers give the clipboard to https and localhost only.
    notice.value = "This browser does not allow copying here";
  }
}

/** Have the browser save `text` as a file. */
export function save(text: string, name: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  Object.assign(document.createElement("a"), { href: address, download: name }).click();
  URL.revokeObjectURL(address);
}
