import { join } from 'node:path';
import { silentLog } from '#server/log.ts';
import { openEmbedded } from '#server/sql/open-embedded.ts';
import { openPostgres } from '#server/sql/open-postgres.ts';
import { setup as startPostgres, teardown as stopPostgres } from '../../harness/postgres.ts';
import { lineOf, startProgram } from '../../harness/processes.ts';
import type { BenchContext, Database } from '../figures.ts';
import type { World } from '../generate/world.ts';
import { fillServer } from './fill-server.ts';

/** A filled server in a process of its own, or why there cannot be one here. */
export async function startFilledServer(
  context: BenchContext,
  database: Database,
  world: World,
): Promise<{ readonly url: string } | { readonly missing: string }> {
  const folder = join(context.folder, `server-${database}`);
  const url = database === 'postgres' ? await privatePostgres(context) : undefined;
  if (database === 'postgres' && url === undefined) return { missing: 'no PostgreSQL on this machine' };
  context.say(`filling a server (${database})`);
  const store = url === undefined ? await openEmbedded(join(folder, 'database')) : await openPostgres(url, silentLog);
  await fillServer(store, world);
  await store.close();

  const program = startProgram(
    'server/main.ts',
    ['--port', '0', '--data', folder],
    url === undefined ? {} : { DATABASE_URL: url },
  );
  context.atEnd(() => program.stop().then(() => undefined));
  return { url: await lineOf(program, (line) => /listens on (\S+)/.exec(line)?.[1]) };
}

async function privatePostgres(context: BenchContext): Promise<string | undefined> {
  let url: string | undefined;
  await startPostgres({
    provide: (_name, value) => {
      url = value;
    },
  });
  context.atEnd(stopPostgres);
  return url;
}
