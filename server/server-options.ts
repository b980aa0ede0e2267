import type { Authority } from './authority/authority.ts';
import type { Clock } from './clock.ts';
import type { Logger } from './log.ts';
import type { ServedProtocol } from './protocol.ts';
import type { MailSettings } from './reports/schedules/mail-settings.ts';
import type { FirstAdmin } from './workspace/first-start.ts';

export interface ServeOptions {
  /** 127.0.0.1 when left out. */
  readonly host?: string;
  /** A free one when left out or 0. */
  readonly port?: number;
  readonly log?: Logger;
  readonly clock?: Clock;
  /** For the first start; a password is generated when left out. */
  readonly firstAdmin?: FirstAdmin;
  /** For the first start. */
  readonly workspaceName?: string;
  /** Fill the workspace with the sample company, if it is empty. */
  readonly sample?: boolean;
  /** Which clients to serve; left out, those that today's code can. */
  readonly protocol?: ServedProtocol;
  /** Lets somebody on another machine read `/metrics`; left out, only this machine may. */
  readonly metricsToken?: string;
  /** Where the content of files is kept; left out, no files are taken. */
  readonly filesFolder?: string;
  /** What one file may hold, in bytes; 25 MB when left out. */
  readonly fileBytes?: number;
  /** The mail server that reports are handed to; left out, reports are not mailed. */
  readonly mail?: MailSettings;
  /** Where reports are laid down; left out, they are not. */
  readonly reportFolder?: string;
  /** Where to write where the server is, for other programs of the same user. */
  readonly discoveryFile?: string;
  /** How often to look for what other servers on the same database did; 500 when left out. */
  readonly pokeIntervalMs?: number;
  /** How often connected devices get a sign of life and are asked for one; `beatEveryMs` of the protocol when left out. */
  readonly beatIntervalMs?: number;
  /** How often to look whether a job is due; 60,000 when left out. */
  readonly jobIntervalMs?: number;
}

export interface ServerOptions extends ServeOptions {
  readonly database:
    | { readonly kind: 'embedded'; readonly folder: string }
    | { readonly kind: 'postgres'; readonly url: string };
}

export interface RunningServer {
  readonly url: string;
  readonly port: number;
  readonly epoch: number;
  /** Present when this start made the workspace with a generated password, which nobody can find out later. */
  readonly firstAdmin?: { readonly login: string; readonly password: string };
  /** Authorises imports from this machine, for this run. */
  readonly localToken: string;
  readonly authority: Authority;
  /** Tells connected devices, sends new requests away, lets those under way finish, then closes the database. */
  close(): Promise<void>;
}
