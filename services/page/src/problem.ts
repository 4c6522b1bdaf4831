/** What the API refused, or that it could not be reached. */

import { signal } from "@preact/signals";

export class Problem extends Error {
  readonly status: number;
  readonly retryable: boolean;

  constructor(status: number, message: string, retryable = false) {
    super(message);
    this.status = status;
    this.retryable = retryable;
  }
}

/** Whether the server wants a key before it answers anything. */
export const locked = signal(false);

/** The problem in an answer, whose body may be a proxy's and not ours. */
export function problemOf(status: number, text: string): Problem {
  if (status === 401) locked.value = true;
  const { detail = `The server answered ${status}.`, retryable } = parsed(text);
  return new Problem(status, detail, retryable);
}

function parsed(text: string): { detail?: string; retryable?: boolean } {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}

export const unreachable = () => new Problem(0, "The server does not answer. Is it running?", true);

export function asProblem(error: unknown): Problem {
  return error instanceof Problem ? error : new Problem(0, String(error));
}
