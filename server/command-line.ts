import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { AppError } from '#domain/contract/failure.ts';
import { fileLimits, megabyte } from '#domain/rules/file-limits.ts';
import type { MailSettings } from './reports/schedules/mail-settings.ts';
import { readMailSettings } from './reports/schedules/read-mail-settings.ts';
import type { FirstAdmin } from './workspace/first-start.ts';

export const usage = `Usage: npm run server -- [--port NUMBER] [--host ADDRESS] [--data FOLDER] [--files FOLDER] [--sample]

  --port NUMBER    where to listen (8473)
  --host ADDRESS   which address to listen on (127.0.0.1: this machine alone)
  --data FOLDER    where to keep data (.holdfast/server)
  --files FOLDER   where to keep attached files (files, below the data folder); servers that share a PostgreSQL share it
  --sample         fill an empty workspace with a small company to look around in

  DATABASE_URL                                     a PostgreSQL to use instead of the database in the folder
  HOLDFAST_ADMIN_LOGIN, HOLDFAST_ADMIN_PASSWORD    the first administrator, for the first start
  HOLDFAST_WORKSPACE                               the workspace's name, for the first start
  HOLDFAST_METRICS_TOKEN                           lets another machine read /metrics with this bearer token
  HOLDFAST_FILE_MEGABYTES                          how large an attached file may be (25; at most 100)
  HOLDFAST_REPORT_FOLDER                           where scheduled reports are laid down
  HOLDFAST_SMTP_HOST, HOLDFAST_SMTP_FROM           the mail server that sends scheduled reports, and the address they come from
  HOLDFAST_SMTP_SECURITY, HOLDFAST_SMTP_PORT       starttls (the default), tls or none; the port (587, 465 or 25)
  HOLDFAST_SMTP_USER, HOLDFAST_SMTP_PASSWORD       its login, if it wants one
  HOLDFAST_SMTP_CA                                 a file of certificates (PEM) to trust besides the usual ones
  HOLDFAST_LOG                                     how much to log: error, warn (the default) or info`;

export interface CommandLine {
  readonly help: boolean;
  readonly host: string;
  readonly port: number;
  readonly folder: string;
  readonly filesFolder: string;
  /** Bytes; the usual where nothing is said. */
  readonly fileBytes: number | undefined;
  readonly sample: boolean;
  readonly databaseUrl: string | undefined;
  readonly firstAdmin: FirstAdmin | undefined;
  readonly workspaceName: string | undefined;
  readonly metricsToken: string | undefined;
  readonly mail: MailSettings | undefined;
  readonly reportFolder: string | undefined;
  readonly logLevel: string;
}

const defaultPort = 8473;

/** Throws `bad-request` with a sentence for the person at the keyboard. */
export function readCommandLine(given: readonly string[], environment: NodeJS.ProcessEnv): CommandLine {
  const {
    port = String(defaultPort),
    host = '127.0.0.1',
    data,
    files,
    help = false,
    sample = false,
  } = readFlags(given);
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new AppError('bad-request', `--port wants a number from 0 to 65535, not "${port}".`);
  const folder = resolve(data ?? '.holdfast/server');
  return {
    help,
    host,
    port: Number(port),
    folder,
    filesFolder: files === undefined ? join(folder, 'files') : resolve(files),
    fileBytes: readFileBytes(environment),
    sample,
    databaseUrl: environment.DATABASE_URL || undefined,
    firstAdmin: readFirstAdmin(environment),
    workspaceName: environment.HOLDFAST_WORKSPACE || undefined,
    metricsToken: environment.HOLDFAST_METRICS_TOKEN || undefined,
    mail: readMailSettings(environment),
    reportFolder: environment.HOLDFAST_REPORT_FOLDER ? resolve(environment.HOLDFAST_REPORT_FOLDER) : undefined,
    logLevel: readLogLevel(environment),
  };
}

function readFlags(given: readonly string[]) {
  try {
    return parseArgs({
      args: [...given],
      options: {
        port: { type: 'string' },
        host: { type: 'string' },
        data: { type: 'string' },
        files: { type: 'string' },
        help: { type: 'boolean' },
        sample: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new AppError('bad-request', error instanceof Error ? error.message : String(error));
  }
}

function readFirstAdmin(environment: NodeJS.ProcessEnv): FirstAdmin | undefined {
  const password = environment.HOLDFAST_ADMIN_PASSWORD;
  const login = environment.HOLDFAST_ADMIN_LOGIN || 'admin';
  if (!password) return undefined;
  if (password.length < 8) throw new AppError('bad-request', 'HOLDFAST_ADMIN_PASSWORD wants at least 8 characters.');
  return { login, name: login, password };
}

function readFileBytes(environment: NodeJS.ProcessEnv): number | undefined {
  const given = environment.HOLDFAST_FILE_MEGABYTES;
  if (!given) return undefined;
  const most = fileLimits.mostBytes / megabyte;
  if (!/^\d{1,4}$/.test(given) || Number(given) < 1 || Number(given) > most)
    throw new AppError('bad-request', `HOLDFAST_FILE_MEGABYTES wants a number from 1 to ${most}, not "${given}".`);
  return Number(given) * megabyte;
}

function readLogLevel(environment: NodeJS.ProcessEnv): string {
  const level = environment.HOLDFAST_LOG || 'warn';
  if (!['error', 'warn', 'info'].includes(level))
    throw new AppError('bad-request', `HOLDFAST_LOG wants error, warn or info, not "${level}".`);
  return level;
}
