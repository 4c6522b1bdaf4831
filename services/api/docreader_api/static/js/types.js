// @ts-check
/**
 * Shapes of the HTTP API and of the page's state.
 *
 * @typedef {{code: string, message: string, retryable: boolean, details: Record<string, unknown>}} ProblemBody
 * @typedef {"queued" | "running" | "succeeded" | "partial" | "failed" | "cancelled"} Status
 * @typedef {{name: string, media_type: string | null, bytes: number | null, sha256: string | null}} Source
 * @typedef {{model?: string, pages?: string, ocr?: string, crops?: string, previews?: boolean}} Options
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
 * @property {number} run
 * @property {{total: number | null, done: number, failed: number}} pages
 * @property {number | null} queue_position
 * @property {ProblemBody | null} error
 * @property {Record<string, string>} links
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
 * What the page knows of one job.
 * @typedef {object} Reading
 * @property {Job | null} job
 * @property {import("./api.js").Problem | null} problem  why the job itself cannot be shown
 * @property {boolean} live  whether its events arrive
 * @property {Record<number, "done" | "failed">} outcomes  by page number
 * @property {Record<number, Page>} pages
 * @property {Record<number, import("./api.js").Problem>} failures  why a page cannot be shown
 * @property {string | null} markdown
 *
 * @typedef {{key: string, file: File, sent: number, state: "waiting" | "sending" | "failed", message: string}} Upload
 * @typedef {{page: number, region: string, label: string, before: string, match: string, after: string}} Hit
 *
 * @typedef {{name: "documents"} | {name: "models"} | {name: "job", id: string, page: number}
 *   | {name: "compare", left: string, right: string, page: number}} Route
 *
 * @typedef {{title: string, body: string, confirm: string, act: () => void}} Question
 */
export {};
