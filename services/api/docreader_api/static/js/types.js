// @ts-check
/**
 * Shapes of the HTTP API and of the page's state.
 *
 * @typedef {{code: string, message: string, retryable: boolean, details: Record<string, unknown>}} ProblemBody
 * @typedef {"queued" | "running" | "succeeded" | "partial" | "failed" | "cancelled"} Status
 * @typedef {{name: string, media_type: string | null, bytes: number | null, sha256: string | null}} Source
 * @typedef {{model?: string, pages?: string, ocr?: string, crops?: string, previews?: boolean}} Options
 *
 * @typedef {{tenant: string, scopes: string[], keyed: boolean}} Session
 *
 * @typedef {object} Job
 * @property {string} id
 * @property {Status} status
 * @property {string | null} title
 * @property {Source} source
 * @property {Options} options
 * @property {string[]} labels
 * @property {string} created_at
 * @property {string | null} started_at
 * @property {string | null} finished_at
 * @property {string | null} expires_at
 * @property {number} run
 * @property {{total: number | null, done: number, failed: number}} pages
 * @property {{name: string, version: string, engine: string} | null} [model]  that read it
 * @property {number | null} queue_position
 * @property {ProblemBody | null} error
 * @property {Record<string, string>} links
 *
 * @typedef {{run: number, at: string, outcome: "delivered" | "failed" | "given_up" | "refused",
 *   status: number | null, error: string | null, milliseconds: number}} Attempt  to tell a webhook
 * @typedef {{url: string, attempts: Attempt[], next_attempts: {run: number, at: string}[]}} DeliveryLog
 *
 * @typedef {[number, number, number, number]} Box  x0, y0, x1, y1 in points, from the top left
 * @typedef {{row: number, column: number, row_span: number, column_span: number, text: string, box: Box}} Cell
 * @typedef {{rows: number, columns: number, cells: Cell[]}} Table
 *
 * @typedef {object} Region
 * @property {string} id
 * @property {string} label
 * @property {number} score
 * @property {Box} box
 * @property {number} order
 * @property {string} [text]
 * @property {string} [crop]
 * @property {string} [caption_of]
 * @property {Table} [table]
 *
 * @typedef {object} Page
 * @property {number} number
 * @property {number} width  in points
 * @property {number} height  in points
 * @property {string} text_source
 * @property {string | null} language
 * @property {Region[]} regions
 *
 * @typedef {object} Model
 * @property {string} name
 * @property {string} version
 * @property {string} description
 * @property {string} licence
 * @property {string[]} labels
 * @property {number} long_side
 * @property {Record<string, number>} thresholds
 * @property {Record<string, {bytes: number, sha256: string}>} files
 * @property {Record<string, unknown>} metrics
 * @property {Record<string, unknown>} data
 * @property {Record<string, unknown>} trained
 *
 * Counts are null where RabbitMQ's management API was not asked.
 * @typedef {{name: string, ready: number, unacked: number | null, delayed: number | null, dead: number | null,
 *   workers: number | null}} QueueStatus
 * @typedef {{name: string, wanted: number, ready: number, memory_limit_bytes: number | null,
 *   workers: {name: string, memory_bytes: number}[]}} PoolStatus
 *
 * @typedef {object} ServiceStatus
 * @property {string} version
 * @property {QueueStatus[]} queues
 * @property {{count: number, oldest_at: string | null} | null} open_runs
 * @property {PoolStatus[] | null} pools  null where docreader does not ask Kubernetes
 * @property {Record<string, string>} errors  what could not be asked, by part
 *
 * What the page knows of one job.
 * @typedef {object} Reading
 * @property {Job | null} job
 * @property {import("./api.js").Problem | null} problem  why the job itself cannot be shown
 * @property {boolean} live  whether its events arrive
 * @property {Record<number, "done" | "failed">} outcomes  by page number
 * @property {Record<number, Page>} pages
 * @property {Record<number, import("./api.js").Problem>} failures  why a page cannot be shown
 * @property {Record<number, string>} markdown
 *
 * @typedef {object} Upload
 * @property {string} key
 * @property {File} file
 * @property {Options} options
 * @property {AbortController} abort
 * @property {number} sent  share, 0 to 1
 * @property {"waiting" | "sending" | "failed"} state
 * @property {import("./api.js").Problem | null} problem
 *
 * @typedef {object} Dataset
 * @property {string} id  name@version
 * @property {string} name
 * @property {number} pages
 * @property {Record<string, number>} boxes  by label
 * @property {number} bytes
 * @property {string} created_at
 *
 * @typedef {[number, number]} Point  an iteration and a figure
 *
 * @typedef {object} Training
 * @property {string} id
 * @property {Status} status
 * @property {string} dataset
 * @property {string} name
 * @property {string} base
 * @property {{iterations: number}} options
 * @property {string} created_at
 * @property {string | null} started_at
 * @property {string | null} finished_at
 * @property {number} iteration
 * @property {Point[]} losses
 * @property {Point[]} figures
 * @property {string | null} model  the one that was made
 * @property {ProblemBody | null} error
 *
 * @typedef {{page: number, region: string, label: string, before: string, match: string, after: string}} Hit
 *
 * @typedef {"documents" | "models" | "datasets" | "trainings" | "status"} Section  what the navigation leads to
 * @typedef {{name: Section} | {name: "job", id: string, page: number}
 *   | {name: "compare", left: string, right: string, page: number}} Route
 *
 * @typedef {{title: string, body: string, confirm: string, act: () => void}} Question
 */
export {};
