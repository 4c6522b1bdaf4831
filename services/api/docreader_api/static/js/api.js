// @ts-check
/** The HTTP API, call by call. Every failure is a `Problem` that says what to do. */

/**
 * @typedef {import("./types.js").Job} Job
 * @typedef {import("./types.js").Page} Page
 * @typedef {import("./types.js").Model} Model
 */

/** What the API refused, or that it could not be reached. */
export class Problem extends Error {
  /** @param {number} status @param {{code?: string, detail?: string, retryable?: boolean}} body */
  constructor(status, body) {
    super(body.detail || `The server answered ${status}.`);
    this.status = status;
    this.code = body.code ?? "unknown";
    this.retryable = body.retryable ?? false;
  }
}

/** @param {unknown} error @returns {Problem} */
export function asProblem(error) {
  if (error instanceof Problem) return error;
  return new Problem(0, { code: "unexpected", detail: String(error) });
}

/** Milliseconds. */
const AGAIN_AFTER = 500;

const unreachable = () =>
  new Problem(0, {
    code: "unreachable",
    retryable: true,
    detail: "The server does not answer. Is it running?",
  });

/** The event that tells the page that the server wants a key. */
export const UNAUTHORIZED = "unauthorized";

/** @param {number} status @param {string} text */
function problemOf(status, text) {
  if (status === 401) dispatchEvent(new Event(UNAUTHORIZED));
  try {
    return new Problem(status, JSON.parse(text));
  } catch {
    return new Problem(status, {});
  }
}

/** What only asks is asked twice: networks change, and what was on its way is lost. @param {string} path @param {RequestInit} [request] */
async function reach(path, request) {
  try {
    return await fetch(path, request);
  } catch {
    if (request?.method) throw unreachable();
    await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER));
    return fetch(path, request).catch(() => Promise.reject(unreachable()));
  }
}

/** @param {string} path @param {RequestInit} [request] */
async function send(path, request) {
  const response = await reach(path, request);
  if (!response.ok) throw problemOf(response.status, await response.text());
  return response;
}

/** @param {string} path @param {RequestInit} [request] */
const json = async (path, request) => (await send(path, request)).json();

/** @param {string} id */
const base = (id) => `/v1/jobs/${encodeURIComponent(id)}`;

/** @param {{status?: string, cursor?: string, limit?: number}} query @returns {Promise<{jobs: Job[], next_cursor: string | null}>} */
export function listJobs(query) {
  const given = Object.entries(query).filter(([, value]) => value);
  return json(`/v1/jobs?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`);
}

/** @param {string} id @returns {Promise<Job>} */
export const getJob = (id) => json(base(id));

/** @param {string} id @returns {Promise<Job>} */
export const cancelJob = (id) => json(`${base(id)}/cancel`, { method: "POST" });

/** @param {string} id @returns {Promise<Job>} */
export const retryJob = (id) => json(`${base(id)}/retry`, { method: "POST" });

/** @param {string} id */
export const deleteJob = (id) => send(base(id), { method: "DELETE" });

/** @param {string} id @param {number} page @returns {Promise<Page>} */
export const getPage = (id, page) => json(`${base(id)}/pages/${page}`);

/** @param {string} id @returns {Promise<{pages: Page[]}>} */
export const getResult = (id) => json(`${base(id)}/result`);

/** @param {string} id @param {number} page */
export const getMarkdown = async (id, page) =>
  (await send(`${base(id)}/pages/${page}`, { headers: { Accept: "text/markdown" } })).text();

/** @param {string} id @returns {Promise<import("./types.js").DeliveryLog>} */
export const getDeliveries = (id) => json(`${base(id)}/webhooks`);

/** @param {string} id @returns {Promise<import("./types.js").DeliveryLog>} */
export const replayWebhook = (id) => json(`${base(id)}/webhooks/replay`, { method: "POST" });

/** @param {string} id */
export const getSource = async (id) => (await send(`${base(id)}/source`)).blob();

/** @param {string} id @returns {EventSource} */
export const openEvents = (id) => new EventSource(`${base(id)}/events`);

/** @returns {Promise<{models: Model[], default: string}>} */
export const listModels = () => json("/v1/models");

/** @param {string} name @param {string} version */
export const useModel = (name, version) =>
  json(`/v1/models/${encodeURIComponent(name)}/default?version=${encodeURIComponent(version)}`, {
    method: "PUT",
  });

/** @returns {Promise<import("./types.js").ServiceStatus>} */
export const getStatus = () => json("/v1/status");

/** @returns {Promise<import("./types.js").Session>} */
export const getSession = () => json("/v1/session");

/** @param {string} key */
export const beginSession = (key) =>
  send("/v1/session", { method: "POST", headers: { Authorization: `Bearer ${encodeURIComponent(key)}` } });

export const endSession = () => send("/v1/session", { method: "DELETE" });

/** @returns {Promise<string[]>} what is away; nothing when all answers */
export async function getReadiness() {
  const response = await fetch("/readyz").catch(() => Promise.reject(unreachable()));
  const { errors } = await response.json();
  return Object.entries(errors).map(([part, message]) => `${part}: ${message}`);
}

/**
 * Send a document. `XMLHttpRequest`, because `fetch` does not tell how much was sent.
 * @param {Blob} file @param {string} name @param {import("./types.js").Options} options
 * @param {{progress?: (share: number) => void, signal?: AbortSignal}} [sending] told the share sent, 0 to 1
 * @returns {Promise<Job>}
 */
export function submit(file, name, options, sending) {
  const form = new FormData();
  form.append("options", JSON.stringify(options));
  form.append("file", file, name);
  return sendForm("/v1/jobs", form, sending);
}

/** @returns {Promise<{datasets: import("./types.js").Dataset[]}>} */
export const listDatasets = () => json("/v1/datasets");

/**
 * @param {string} name @param {Blob} file @param {(share: number) => void} progress
 * @returns {Promise<import("./types.js").Dataset>}
 */
export function sendDataset(name, file, progress) {
  const form = new FormData();
  form.append("name", name);
  form.append("file", file);
  return sendForm("/v1/datasets", form, { progress });
}

/** @param {string} id */
export const deleteDataset = (id) => send(`/v1/datasets/${encodeURIComponent(id)}`, { method: "DELETE" });

/** @param {string} [cursor] @returns {Promise<{trainings: import("./types.js").Training[], next_cursor: string | null}>} */
export const listTrainings = (cursor = "") => json(`/v1/trainings?cursor=${encodeURIComponent(cursor)}`);

/** @param {Record<string, unknown>} asked @returns {Promise<import("./types.js").Training>} */
export const startTraining = (asked) =>
  json("/v1/trainings", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(asked),
  });

/** @param {string} id */
export const cancelTraining = (id) =>
  json(`/v1/trainings/${encodeURIComponent(id)}/cancel`, { method: "POST" });

/** @param {string} id */
export const deleteTraining = (id) => send(`/v1/trainings/${encodeURIComponent(id)}`, { method: "DELETE" });

/**
 * @param {string} path @param {FormData} form
 * @param {{progress?: (share: number) => void, signal?: AbortSignal}} [sending]
 * @returns {Promise<any>}
 */
function sendForm(path, form, { progress, signal } = {}) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", path);
    request.upload.onprogress = (event) => progress?.(event.total ? event.loaded / event.total : 0);
    request.onload = () => {
      if (request.status < 300) resolve(JSON.parse(request.responseText));
      else reject(problemOf(request.status, request.responseText));
    };
    request.onerror = () => reject(unreachable());
    request.onabort = () => reject(new Problem(0, { code: "stopped", detail: "The upload was stopped." }));
    signal?.addEventListener("abort", () => request.abort());
    request.send(form);
  });
}

/** Addresses of what the browser loads by itself; `run` sets a new run's pictures apart from the last one's. */
export const address = {
  /** @param {Job} job @param {number} page */
  preview: (job, page) => `${base(job.id)}/pages/${page}/preview?run=${job.run}`,
  /** @param {Job} job @param {number} page */
  thumbnail: (job, page) => `${base(job.id)}/pages/${page}/preview?size=small&run=${job.run}`,
  /** @param {Job} job @param {import("./types.js").Region} region */
  crop: (job, region) => `${base(job.id)}/${region.crop}?run=${job.run}`,
  /** @param {string} id */
  result: (id) => `${base(id)}/result`,
  /** @param {string} id */
  markdown: (id) => `${base(id)}/result.md`,
  /** @param {string} id */
  source: (id) => `${base(id)}/source`,
};
