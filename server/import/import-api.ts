import type { z } from 'zod';
import { AppError, failure } from '#domain/contract/failure.ts';
import { hello } from '#domain/contract/wire/hello.ts';
import { type ImportRequest, type ImportResponse, importResponse } from '#domain/contract/wire/import.ts';
import { sessionResponse } from '#domain/contract/wire/session.ts';
import { protocolHeader, protocolVersion } from '#domain/contract/wire/version.ts';

/** The few requests an import needs. Throws AppErrors: `offline`, `not-holdfast`, or the failure the server answered. */
export class ImportApi {
  readonly #url: string;
  #token: string | undefined;

  /** `token` is the running server's own for its machine; without one, `signIn` comes first. */
  constructor(url: string, token?: string) {
    this.#url = url.replace(/\/+$/, '');
    this.#token = token;
  }

  async workspaceName(): Promise<string> {
    const answer = await this.#ask('GET', '/v1/hello', hello);
    return answer.workspace.name;
  }

  async signIn(login: string, password: string): Promise<void> {
    const device = { id: null, name: 'Import' };
    const answer = await this.#ask('POST', '/v1/session', sessionResponse, { login, password, device });
    this.#token = answer.token;
  }

  async signOut(): Promise<void> {
    await this.#send('DELETE', '/v1/session');
  }

  async send(request: ImportRequest): Promise<ImportResponse['results']> {
    const { results } = await this.#ask('POST', '/v1/import', importResponse, request);
    return results;
  }

  async #ask<T>(method: string, path: string, schema: z.ZodType<T>, body?: unknown): Promise<T> {
    const response = await this.#send(method, path, body);
    const answer: unknown = await response.json().catch(() => undefined);
    if (response.ok) {
      const found = schema.safeParse(answer);
      if (found.success) return found.data;
      throw new AppError('not-holdfast', `What answers at ${this.#url} is no Holdfast server.`);
    }
    if (response.status === 413) throw new AppError('bad-request', 'The request is too large.', { tooLarge: true });
    const refused = failure.safeParse((answer as { failure?: unknown } | undefined)?.failure);
    if (!refused.success) throw new AppError('not-holdfast', `What answers at ${this.#url} is no Holdfast server.`);
    const { kind, message, details } = refused.data;
    throw new AppError(kind, message, details);
  }

  async #send(method: string, path: string, body?: unknown): Promise<Response> {
    const headers: Record<string, string> = { [protocolHeader]: String(protocolVersion) };
    if (this.#token !== undefined) headers.authorization = `Bearer ${this.#token}`;
    if (body !== undefined) headers['content-type'] = 'application/json';
    try {
      return await fetch(`${this.#url}${path}`, {
        method,
        headers,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    } catch (error) {
      throw new AppError('offline', `No server answers at ${this.#url}.`, undefined, error);
    }
  }
}
