/** The HTTP API, call by call. Every failure is a `Problem` that says what to do. */

import createClient from "openapi-fetch";
import { Problem, problemOf, unreachable } from "./problem";
import type { components, paths } from "./schema";

type Schemas = components["schemas"];

export type Attempt = Schemas["Attempt"];
export type Cell = Schemas["Cell"];
export type Dataset = Schemas["Dataset"];
export type DeliveryLog = Schemas["DeliveryLog"];
export type Job = Schemas["JobView"];
export type Model = Schemas["Model"];
export type Options = Schemas["Options"];
export type Page = Schemas["Page"];
export type Region = Schemas["Region"];
export type Link = Schemas["Link"];
export type ServiceStatus = Schemas["ServiceStatus"];
export type Session = Schemas["Session"];
export type Status = Schemas["Status"];
export type Table = Schemas["Table"];
/** What is answered has every option, also those that were not given. */
export type Training = Schemas["TrainingView"] & { options: Required<Schemas["TrainingOptions"]> };
export type TrainingRequest = Schemas["TrainingRequest"];

/** Milliseconds. */
const AGAIN_AFTER = 500;

export const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** What only asks is asked twice: networks change, and what was on its way is lost. */
async function reach(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch {
    if (request.method !== "GET") throw unreachable();
    await pause(AGAIN_AFTER);
    return fetch(request).catch(() => Promise.reject(unreachable()));
  }
}

const client = createClient<paths>({ fetch: reach });
client.use({
  async onResponse({ response }) {
    if (!response.ok) throw problemOf(response.status, await response.text());
  },
});

/**
 * What was answered: whatever is no answer was thrown before. The client takes tuples for lists, and does not know
 * which of several forms is answered: such calls say it themselves.
 */
const answer = async <T>(call: Promise<{ data?: T }>) => (await call).data as T;

const ofJob = (job_id: string) => ({ params: { path: { job_id } } });
const ofPage = (job_id: string, page: number) => ({ path: { job_id, page } });

export const listJobs = (query: { status?: Status; cursor?: string; limit: number }) =>
  answer(client.GET("/v1/jobs", { params: { query } }));

export const getJob = (id: string) => answer(client.GET("/v1/jobs/{job_id}", ofJob(id)));

export const cancelJob = (id: string) => answer(client.POST("/v1/jobs/{job_id}/cancel", ofJob(id)));

export const retryJob = (id: string) => answer(client.POST("/v1/jobs/{job_id}/retry", ofJob(id)));

export const deleteJob = (id: string) => client.DELETE("/v1/jobs/{job_id}", ofJob(id));

export const getPage = (id: string, page: number) =>
  answer(client.GET("/v1/jobs/{job_id}/pages/{page}", { params: ofPage(id, page) })) as Promise<Page>;

export const getMarkdown = (id: string, page: number) =>
  answer(
    client.GET("/v1/jobs/{job_id}/pages/{page}", {
      params: ofPage(id, page),
      headers: { Accept: "text/markdown" },
      parseAs: "text",
    }),
  );

export const getResult = (id: string) =>
  answer(client.GET("/v1/jobs/{job_id}/result", ofJob(id))) as Promise<Schemas["Result"]>;

export const getSource = (id: string) =>
  answer(client.GET("/v1/jobs/{job_id}/source", { ...ofJob(id), parseAs: "blob" }));

export const getDeliveries = (id: string) => answer(client.GET("/v1/jobs/{job_id}/webhooks", ofJob(id)));

export const replayWebhook = (id: string) =>
  answer(client.POST("/v1/jobs/{job_id}/webhooks/replay", ofJob(id)));

export const openEvents = (id: string) => new EventSource(`${base(id)}/events`);

export const listModels = () => answer(client.GET("/v1/models"));

export const useModel = (name: string, version: string) =>
  client.PUT("/v1/models/{name}/default", { params: { path: { name }, query: { version } } });

export const listDatasets = async () => (await answer(client.GET("/v1/datasets"))).datasets;

export const deleteDataset = (dataset: string) =>
  client.DELETE("/v1/datasets/{dataset}", { params: { path: { dataset } } });

export const listTrainings = (cursor?: string) =>
  answer(client.GET("/v1/trainings", { params: { query: { cursor } } })) as Promise<
    Schemas["TrainingList"] & { trainings: Training[] }
  >;

export const startTraining = (body: TrainingRequest) => client.POST("/v1/trainings", { body });

const ofTraining = (training_id: string) => ({ params: { path: { training_id } } });

export const getTraining = (id: string) =>
  answer(client.GET("/v1/trainings/{training_id}", ofTraining(id))) as Promise<Training>;

export const cancelTraining = (id: string) =>
  answer(client.POST("/v1/trainings/{training_id}/cancel", ofTraining(id))) as Promise<Training>;

export const deleteTraining = (id: string) => client.DELETE("/v1/trainings/{training_id}", ofTraining(id));

export const getStatus = () => answer(client.GET("/v1/status"));

export const getSession = () => answer(client.GET("/v1/session"));

export const beginSession = (key: string) =>
  client.POST("/v1/session", { headers: { Authorization: `Bearer ${encodeURIComponent(key)}` } });

export const endSession = () => client.DELETE("/v1/session");

/** A paper of two pages that comes along. */
export async function getExample(): Promise<Blob> {
  const response = await reach(new Request("/static/example.pdf"));
  if (!response.ok) throw problemOf(response.status, await response.text());
  return response.blob();
}

/** What is away, each with why; nothing when all answers. */
export async function getReadiness(): Promise<string[]> {
  const response = await fetch("/readyz").catch(() => Promise.reject(unreachable()));
  const { errors }: { errors: Record<string, string> } = await response.json();
  return Object.entries(errors).map(([part, message]) => `${part}: ${message}`);
}

/** `progress` is told the share that was sent, 0 to 1. */
type Sending = { progress?: (share: number) => void; signal?: AbortSignal };

export function submit(file: Blob, name: string, options: Options, sending: Sending = {}): Promise<Job> {
  const form = new FormData();
  form.append("options", JSON.stringify(options));
  form.append("file", file, name);
  return sendForm("/v1/jobs", form, sending);
}

export function sendDataset(name: string, file: Blob, sending: Sending): Promise<Dataset> {
  const form = new FormData();
  form.append("name", name);
  form.append("file", file);
  return sendForm("/v1/datasets", form, sending);
}

/** By `XMLHttpRequest`, because `fetch` does not tell how much was sent. */
function sendForm<T>(path: keyof paths, form: FormData, { progress, signal }: Sending): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", path);
    request.upload.onprogress = ({ loaded, total }) => progress?.(total ? loaded / total : 0);
    request.onload = () => {
      if (request.status < 300) resolve(JSON.parse(request.responseText));
      else reject(problemOf(request.status, request.responseText));
    };
    request.onerror = () => reject(unreachable());
    request.onabort = () => reject(new Problem(0, "The upload was stopped.", true));
    signal?.addEventListener("abort", () => request.abort());
    request.send(form);
  });
}

const base = (id: string) => `/v1/jobs/${encodeURIComponent(id)}`;

/** Addresses of what the browser loads by itself; `run` sets a new run's pictures apart from the last one's. */
export const address = {
  preview: (job: Job, page: number) => `${base(job.id)}/pages/${page}/preview?run=${job.run}`,
  thumbnail: (job: Job, page: number) => `${base(job.id)}/pages/${page}/preview?size=small&run=${job.run}`,
  crop: (job: Job, region: Region) => `${base(job.id)}/${region.crop}?run=${job.run}`,
  result: (id: string) => `${base(id)}/result`,
  markdown: (id: string) => `${base(id)}/result.md`,
  archive: (id: string) => `${base(id)}/result.zip`,
  source: (id: string) => `${base(id)}/source`,
};
