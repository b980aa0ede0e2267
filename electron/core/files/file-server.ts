import { AppError, failure } from '#domain/contract/failure.ts';
import { offerResponse } from '#domain/contract/wire/files.ts';
import { protocolHeader, protocolVersion } from '#domain/contract/wire/version.ts';
import type { Clock, Network } from '../ports.ts';
import type { SyncTiming } from '../sync/timing.ts';

export interface FileServerParts {
  readonly serverUrl: string;
  readonly network: Network;
  readonly clock: Clock;
  readonly timing: SyncTiming;
  readonly token: () => string;
  /** Ends the requests under way. */
  readonly stop: AbortSignal;
}

export interface Request {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array<ArrayBuffer>;
}

/**
 * Speaks to the server about the content of files, which is no JSON. Fails with `offline` when nothing answers, or not for too long,
 * `not-holdfast` when something else does, or the failure the server names.
 */
export class FileServer {
  readonly #parts: FileServerParts;

  constructor(parts: FileServerParts) {
    this.#parts = parts;
  }

  get url(): string {
    return this.#parts.serverUrl;
  }

  /** Tells the server that this device has the content. `unknown`: it knows of no such file (yet), or the agent sees none. */
  async offer(sha256: string): Promise<'held' | 'wanted' | 'unknown'> {
    try {
      const response = await this.fetch({ method: 'POST', path: `/v1/blobs/${sha256}/offer` });
      const parsed = offerResponse.safeParse(jsonIn(await this.text(response)));
      if (!parsed.success) throw notHoldfast();
      return parsed.data.state;
    } catch (error) {
      if (error instanceof AppError && error.kind === 'not-found') return 'unknown';
      throw error;
    }
  }

  /** An answer that is well; `passed` statuses are the caller's to understand. Its body is still to be read. */
  async fetch(request: Request, passed: readonly number[] = []): Promise<Response> {
    const { network, clock, timing, token, stop } = this.#parts;
    const silence = new AbortController();
    const sendMs = ((request.body?.length ?? 0) / 1024) * timing.uploadMsPerKib;
    const cancel = clock.after(timing.answerMs + sendMs, () => silence.abort());
    let response: Response;
    try {
      response = await network.fetch(new URL(request.path, this.url).href, {
        method: request.method,
        headers: {
          [protocolHeader]: String(protocolVersion),
          authorization: `Bearer ${token()}`,
          ...request.headers,
        },
        ...(request.body ? { body: request.body } : {}),
        redirect: 'error',
        cache: 'no-store',
        signal: AbortSignal.any([stop, silence.signal]),
      });
    } catch (cause) {
      throw unreachable(cause);
    } finally {
      cancel();
    }
    if (response.ok || passed.includes(response.status)) return response;
    throw failureOfAnswer(response.status, jsonIn(await this.text(response)));
  }

  /** A short body as a whole; a line that falls silent in it ends it with `offline`. */
  async text(response: Response): Promise<string> {
    const decoder = new TextDecoder();
    let text = '';
    for await (const piece of this.pieces(response)) text += decoder.decode(piece, { stream: true });
    return text + decoder.decode();
  }

  /** The body piece by piece; a line that falls silent ends it with `offline`. */
  async *pieces(response: Response): AsyncGenerator<Uint8Array> {
    const { clock, timing } = this.#parts;
    const reader = response.body?.getReader();
    if (!reader) return;
    try {
      for (;;) {
        const { promise: silent, reject } = Promise.withResolvers<never>();
        const cancel = clock.after(timing.idleMs, () => reject(unreachable('silence')));
        const { done, value } = await Promise.race([reader.read(), silent])
          .catch((cause: unknown) => {
            throw cause instanceof AppError ? cause : unreachable(cause);
          })
          .finally(cancel);
        if (done) return;
        yield value;
      }
    } finally {
      await reader.cancel().catch(() => undefined);
    }
  }
}

function unreachable(cause: unknown): AppError {
  return new AppError('offline', 'The server cannot be reached.', undefined, cause);
}

function notHoldfast(): AppError {
  return new AppError('not-holdfast', 'Something answered at this address, but it is no Holdfast server.');
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function failureOfAnswer(status: number, body: unknown): AppError {
  const named = failure.safeParse((body as { failure?: unknown } | null | undefined)?.failure);
  if (named.success) return new AppError(named.data.kind, named.data.message, named.data.details);
  // An answer to HEAD has no words.
  if (status === 401) return new AppError('session-expired', 'The session has ended.');
  // 423: another request for the same upload is not quite over.
  return status >= 423 ? unreachable(status) : notHoldfast();
}
