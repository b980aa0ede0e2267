import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { AppError } from '#domain/contract/failure.ts';
import { isZone, type ZoneName } from './values/instants.ts';

export interface ImportOptions {
  readonly files: readonly string[];
  readonly dryRun: boolean;
  /** Left out, the server running on this computer is looked for. */
  readonly server: string | undefined;
  readonly login: string | undefined;
  /** Left out, the workspace's oldest team. */
  readonly team: string | undefined;
  /** Left out, each file's own name. */
  readonly source: string | undefined;
  readonly errorsFile: string | undefined;
  readonly zone: ZoneName;
  /** Where the server of this computer keeps its data. */
  readonly dataFolder: string;
}

export const usage = `Usage: npm run import -- FILE… [options]
Brings cases from other systems into Holdfast. FILE is a table (.csv) or JSON lines (.jsonl) of cases, an export of a
forum's accepted answers, or the folder of an issue tracker's export; docs/import.md describes them all.

  --dry-run         say what would happen and write nothing
  --team NAME       the team that gets the cases; made if there is none of this name (default: the oldest team)
  --source NAME     names the system the cases come from; what came from it before is recognised (default: the file's name)
  --errors FILE     where refused rows go (default: FILE.errors.jsonl beside each file)
  --time-zone ZONE  where times without a zone are meant to be, such as Asia/Shanghai (default: this computer's)
  --server URL      the server to import into (default: the one running on this computer)
  --login LOGIN     with --server: an admin's or lead's login; the password is asked for, or taken from HOLDFAST_PASSWORD
  --data FOLDER     the data folder of the server on this computer (default: .holdfast/server)

Importing the same file again brings what is new in it and nothing twice.
Ends with 0 when everything is in, 2 when rows were refused, 1 when the import could not run.`;

/** Throws an AppError of kind `bad-request` that says what does not fit. */
export function readOptions(argv: readonly string[], env: NodeJS.ProcessEnv): ImportOptions {
  const { values, positionals } = readFlags(argv);
  if (positionals.length === 0) throw unfit('Name at least one file to import');
  const { server, login } = values;
  if (server !== undefined && !z.url({ protocol: /^https?$/ }).safeParse(server).success)
    throw unfit('--server takes an address that begins with http:// or https://');
  if ((server === undefined) !== (login === undefined)) throw unfit('Give --server and --login together, or neither');
  const zone = values['time-zone'] ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!isZone(zone)) throw unfit(`"${zone}" is no time zone; write it like Asia/Shanghai`);
  // npm runs scripts in the project's folder; names are meant from where the person stands.
  const from = env.INIT_CWD ?? process.cwd();
  return {
    files: positionals.map((file) => resolve(from, file)),
    dryRun: values['dry-run'] ?? false,
    server,
    login: login?.trim(),
    team: values.team === undefined ? undefined : named('--team', values.team, 200),
    source: values.source === undefined ? undefined : named('--source', values.source, 100),
    errorsFile: values.errors === undefined ? undefined : resolve(from, values.errors),
    zone,
    dataFolder: values.data === undefined ? join(process.cwd(), '.holdfast/server') : resolve(from, values.data),
  };
}

function readFlags(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean' },
        team: { type: 'string' },
        source: { type: 'string' },
        errors: { type: 'string' },
        'time-zone': { type: 'string' },
        server: { type: 'string' },
        login: { type: 'string' },
        data: { type: 'string' },
      },
    });
  } catch (error) {
    throw unfit(error instanceof Error ? error.message : 'The options do not fit');
  }
}

function named(flag: string, written: string, limit: number): string {
  const name = written.trim();
  if (name === '' || name.length > limit) throw unfit(`${flag} takes a name of 1 to ${limit} characters`);
  return name;
}

function unfit(what: string): AppError {
  return new AppError('bad-request', what.endsWith('.') ? what : `${what}.`);
}
