import type { HttpRequest, HttpResponse, HttpStack } from 'tus-js-client';
import { AppError } from '#domain/contract/failure.ts';
import type { FileServer } from './file-server.ts';

/** An upload that the server has forgotten; anything else that is not well ends the upload, so that it is gone on with later. */
const forgotten = [404, 410];

/** Lets the tus library speak through the core's own network, and fail in its words. */
export function tusStack(server: FileServer): HttpStack {
  return {
    getName: () => 'holdfast',
    createRequest: (method, url) => new TusRequest(server, method, url),
  };
}

class TusRequest implements HttpRequest {
  readonly #server: FileServer;
  readonly #method: string;
  readonly #url: string;
  readonly #headers: Record<string, string> = {};

  constructor(server: FileServer, method: string, url: string) {
    this.#server = server;
    this.#method = method;
    this.#url = url;
  }

  getMethod(): string {
    return this.#method;
  }

  getURL(): string {
    return this.#url;
  }

  setHeader(header: string, value: string): void {
    this.#headers[header.toLowerCase()] = value;
  }

  getHeader(header: string): string | undefined {
    return this.#headers[header.toLowerCase()];
  }

  setProgressHandler(): void {
    // What counts is what the server has taken.
  }

  async send(body: Uint8Array<ArrayBuffer> | null): Promise<HttpResponse> {
    const passed = this.#method === 'HEAD' ? forgotten : [];
    const { pathname } = new URL(this.#url);
    const request = { method: this.#method, path: pathname, headers: this.#headers, ...(body ? { body } : {}) };
    const response = await this.#server.fetch(request, passed);
    // A page of somebody else's, served with a friendly status, would be taken for progress.
    if (response.ok && !response.headers.has('tus-resumable'))
      throw new AppError('not-holdfast', 'Something answered at this address, but it is no Holdfast server.');
    const text = await this.#server.text(response);
    return {
      getStatus: () => response.status,
      getHeader: (header) => response.headers.get(header) ?? undefined,
      getBody: () => text,
      getUnderlyingObject: () => response,
    };
  }

  async abort(): Promise<void> {
    // Requests end with the account's own signal.
  }

  getUnderlyingObject(): undefined {
    return undefined;
  }
}
