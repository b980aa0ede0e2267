import { basename } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '#domain/contract/failure.ts';
import { findServer } from './find-server.ts';
import { recognise } from './formats/recognise.ts';
import type { ImportApi } from './import-api.ts';
import { importJob, type JobPorts } from './import-job.ts';
import type { ImportOptions } from './options.ts';
import type { ProgressLine } from './progress-line.ts';
import { RefusalFile } from './refusals.ts';
import type { ImportJob } from './row.ts';
import { summary } from './tally.ts';

export interface RunPorts {
  /** What came of it, for standard output. */
  print(line: string): void;
  readonly line: ProgressLine;
  readonly stop: AbortSignal;
  now(): number;
  askPassword(): Promise<string>;
}

/** 0: everything is in. 2: rows were refused. 1: stopped before the end. */
export type ExitCode = 0 | 1 | 2;

const shownInDryRun = 20;

/** Runs the whole import. Throws an AppError with a sentence when it cannot run or cannot go on. */
export async function runImport(options: ImportOptions, ports: RunPorts): Promise<ExitCode> {
  const jobs = await recognise(options.files, options.zone);
  const api = await findServer(options, ports.askPassword);
  const shared = options.errorsFile === undefined ? undefined : RefusalFile.at(options.errorsFile);
  await shared?.clear();
  let refused = 0;
  try {
    ports.print(
      `${options.dryRun ? 'Trying out (nothing is written)' : 'Importing'}: workspace "${await api.workspaceName()}"${options.team === undefined ? '' : `, team "${options.team}"`}.`,
    );
    for (const job of jobs) {
      refused += await runJob(job, options, ports, api, shared);
      if (!ports.stop.aborted) continue;
      ports.print('Stopped. Run the same command again to go on: what is in already is recognised.');
      return 1;
    }
  } finally {
    await shared?.close();
    if (options.server !== undefined) await api.signOut().catch(() => undefined);
  }
  return refused > 0 ? 2 : 0;
}

async function runJob(
  job: ImportJob,
  options: ImportOptions,
  ports: RunPorts,
  api: ImportApi,
  shared: RefusalFile | undefined,
): Promise<number> {
  const own = shared || options.dryRun ? undefined : RefusalFile.beside(job.path);
  await own?.clear();
  const refusals = shared ?? own;
  const source = options.source ?? job.name.slice(0, 100);
  ports.print(`${job.name}: ${job.format}, source "${source}".`);
  let shown = 0;
  const jobPorts: JobPorts = {
    line: ports.line,
    stop: ports.stop,
    now: ports.now,
    refusals,
    sender: {
      request: { source, dryRun: options.dryRun, ...(options.team === undefined ? {} : { team: options.team }) },
      send: (request) => api.send(request),
      wait: (ms) => wait(ms, undefined),
    },
    onRefused: ({ origin, reason }) => {
      if (options.dryRun && ++shown <= shownInDryRun)
        ports.print(`  ${basename(origin.file)}, line ${origin.line}: ${reason}`);
    },
  };
  try {
    const tally = await importJob(job, jobPorts);
    ports.print(`${job.name}: ${options.dryRun ? 'would be ' : ''}${summary(tally)}.`);
    if (refusals?.path !== undefined && tally.refused > 0) ports.print(`The refused rows are in ${refusals.path}.`);
    return tally.refused;
  } catch (error) {
    ports.line.end();
    if (!(error instanceof AppError)) throw error;
    throw new AppError(error.kind, `${sentenceOf(error)} What is in stays in; run the same command again to go on.`);
  } finally {
    await own?.close();
  }
}

/** What went wrong, for the person at the keyboard. */
export function sentenceOf(error: AppError): string {
  switch (error.kind) {
    case 'wrong-password':
      return 'The login or the password is wrong.';
    case 'throttled':
      return `Too many tries with a wrong password. Try again in ${error.details?.seconds ?? 'some'} seconds.`;
    case 'forbidden':
      return 'Only leads and admins may import cases.';
    case 'session-expired':
      return 'The server does not accept this sign-in any more.';
    case 'protocol-mismatch':
      return 'The server is of another version than this importer; update the older of the two.';
    default:
      return error.message;
  }
}
