// Read a document in JavaScript: node examples/read.mjs paper.pdf (Node 18 or later; in a browser it is the same fetch).
import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import process from "node:process";

const server = process.env.DOCREADER_SERVER ?? "http://127.0.0.1:8000";
const key = process.env.DOCREADER_API_KEY;

async function ask(path, request = {}) {
  const headers = { ...(key && { Authorization: `Bearer ${key}` }), ...request.headers };
  const response = await fetch(server + path, { ...request, headers });
  if (!response.ok) {
    const problem = await response.json();
    throw new Error(`${problem.detail} (${problem.code})`);
  }
  return response;
}

const form = new FormData();
form.set("crops", "none");
form.set("file", new Blob([await readFile(process.argv[2])]), basename(process.argv[2]));
// With a key of its own the request can be sent again without becoming a second job.
const headers = { "Idempotency-Key": randomUUID() };
let job = await (await ask("/v1/jobs", { method: "POST", body: form, headers })).json();

while (job.status === "queued" || job.status === "running") {
  console.error(`${job.status}: ${job.pages.done} of ${job.pages.total ?? "?"} pages`);
  job = await (await ask(`/v1/jobs/${job.id}?wait=30`)).json(); // answers when something changes
}
if (job.error) throw new Error(`${job.error.message} (${job.error.code})`);

const result = await (await ask(job.links.result)).json();
for (const page of result.pages) {
  for (const region of page.regions) console.log(page.number, region.label, region.score, region.text ?? "");
}
