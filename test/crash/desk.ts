import { join } from 'node:path';
import type { Client } from '#domain/contract/ipc/client.ts';
import type { TeamId } from '#domain/model/ids.ts';
import { lineOf, type Running, startProgram } from '../harness/processes.ts';
import { addTeamMates, everybodysPassword } from '../harness/team-server.ts';
import { openHost } from './host-client.ts';

type HostClient = Client & { close(): void };

/** The real server and the real loopback host, each a process of its own. */
export class Desk {
  readonly #folder: string;
  readonly #databaseUrl: string;
  #server: Running | undefined;
  #host: Running | undefined;
  #client: HostClient | undefined;
  #url = '';

  /** `databaseUrl` is empty for the embedded database. */
  constructor(folder: string, databaseUrl: string) {
    this.#folder = folder;
    this.#databaseUrl = databaseUrl;
  }

  get serverUrl(): string {
    return this.#url;
  }

  get client(): Client {
    if (!this.#client) throw new Error('the host does not run');
    return this.#client;
  }

  /** The first start, with a team. */
  async open(): Promise<TeamId> {
    await this.startServer();
    const teamId = await addTeamMates(this.#url, everybodysPassword);
    await this.startHost();
    return teamId;
  }

  /** Returns the milliseconds until it served. */
  async startServer(): Promise<number> {
    const startedAt = performance.now();
    const port = this.#url === '' ? '0' : new URL(this.#url).port;
    const args = ['--data', join(this.#folder, 'server'), '--port', port];
    this.#server = startProgram('server/main.ts', args, {
      HOLDFAST_ADMIN_LOGIN: 'root',
      HOLDFAST_ADMIN_PASSWORD: everybodysPassword,
      DATABASE_URL: this.#databaseUrl,
    });
    this.#url = await lineOf(this.#server, (line) => /listens on (http:\S+)/.exec(line)?.[1]);
    return performance.now() - startedAt;
  }

  /** Returns the milliseconds until its list of cases could be read. */
  async startHost(): Promise<number> {
    const startedAt = performance.now();
    // The page itself is of no interest here, so it need not be built.
    const page = ['--no-open', '--development-server', 'http://127.0.0.1:1'];
    const args = ['--folder', join(this.#folder, 'host'), '--server', this.#url, ...page];
    this.#host = startProgram('electron/loopback/main.ts', args, { HOLDFAST_SIGN_IN: `anna:${everybodysPassword}` });
    const address = await lineOf(this.#host, (line) => /^HOLDFAST_READY (.*)$/.exec(line)?.[1]);
    this.#client = await openHost((JSON.parse(address) as { url: string }).url);
    await this.#client.call('cases.list', { limit: 50 });
    return performance.now() - startedAt;
  }

  async killServer(): Promise<void> {
    await this.#server?.kill9();
    this.#server = undefined;
  }

  async killHost(): Promise<void> {
    await this.#host?.kill9();
    this.#host = undefined;
    this.#client = undefined;
  }

  async close(): Promise<void> {
    this.#client?.close();
    await this.#host?.stop();
    await this.#server?.stop();
  }

  /** What the programs printed last, for whoever looks for why a round failed. */
  output(): string {
    return [this.#server, this.#host].map((program) => program?.output().slice(-2000) ?? '').join('\n');
  }
}
