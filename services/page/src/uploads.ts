/** Files on their way to the server: a few at a time, each with its progress. */

import { signal } from "@preact/signals";
import { getExample, type Options, submit } from "./api";
import * as datasets from "./datasets";
import * as documents from "./documents";
import { attempt, notice } from "./notice";
import { asProblem, type Problem } from "./problem";
import { go, route } from "./route";
import { inTurn } from "./turns";

const queue = inTurn(3);

export type Upload = {
  readonly key: number;
  readonly file: File;
  readonly options: Options;
  readonly abort: AbortController;
  /** The share that was sent, 0 to 1. */
  readonly sent: number;
  readonly problem: Problem | null;
};

export const uploads = signal<readonly Upload[]>([]);
/** How the next documents are read. */
export const options = signal<Options>({});
/** Whether files are held over the page. */
export const dragging = signal(false);

let counted = 0;

/** Send files, with the options as they are now. */
export function add(files: Iterable<File>): void {
  const added = [...files].map((file) => begin(file));
  const alone = added.length === 1 && uploads.value.every(({ problem }) => problem);
  uploads.value = [...uploads.value, ...added];
  for (const each of added) queue(() => send(each, alone));
}

/** Read a document that comes along, for those who have nothing at hand. */
export const addExample = () =>
  attempt(async () => add([new File([await getExample()], "example.pdf", { type: "application/pdf" })]), "");

function begin(file: File): Upload {
  const chosen = Object.fromEntries(Object.entries(options.value).filter(([, value]) => value));
  return { key: counted++, file, options: chosen, abort: new AbortController(), sent: 0, problem: null };
}

async function send({ key, file, options, abort: { signal } }: Upload, alone: boolean): Promise<void> {
  if (signal.aborted) return;
  const progress = (sent: number) => set(key, { sent });
  try {
    const job = await submit(file, file.name, options, { signal, progress });
    dismiss(key);
    // One document was dropped: the next thing to look at is that document.
    if (alone && route.value.name === "documents") go({ name: "job", id: job.id, page: 1 });
    else await documents.list.refresh();
  } catch (error) {
    set(key, { problem: asProblem(error) });
  }
}

function set(key: number, change: Partial<Upload>): void {
  uploads.value = uploads.value.map((each) => (each.key === key ? { ...each, ...change } : each));
}

function dismiss(key: number): void {
  uploads.value = uploads.value.filter((each) => each.key !== key);
}

/** Send once more what could not be sent. */
export function again(upload: Upload): void {
  set(upload.key, { sent: 0, problem: null });
  queue(() => send(upload, false));
}

/** Take it off the list; what is on its way is not sent on. */
export function stop({ key, abort }: Upload): void {
  abort.abort();
  dismiss(key);
}

const isSending = () => datasets.sent.value !== null || uploads.value.some(({ problem }) => !problem);

/** Files dropped or pasted anywhere on the page are taken; it asks before it is left with files on their way. */
export function watch(): void {
  addEventListener("beforeunload", (event) => {
    if (isSending()) event.preventDefault();
  });
  const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
  const hold = (event: DragEvent) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    dragging.value = true;
  };
  // What says so changes under the pointer: it is entered anew, and takes files at once.
  addEventListener("dragenter", hold);
  addEventListener("dragover", hold);
  addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) dragging.value = false;
  });
  addEventListener("drop", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    dragging.value = false;
    take(event.dataTransfer?.items);
  });
  addEventListener("paste", (event) => take(event.clipboardData?.items));
}

function take(items: DataTransferItemList | undefined): void {
  const carried = [...(items ?? [])].filter(({ kind }) => kind === "file");
  // Folders come as files that cannot be read.
  const plain = carried.filter((item) => !item.webkitGetAsEntry()?.isDirectory);
  if (plain.length < carried.length) notice.value = "Drop files, not a folder";
  if (!plain.length) return;
  if (route.value.name !== "documents") go({ name: "documents" });
  add(plain.flatMap((item) => item.getAsFile() ?? []));
}
