// `npm run server`: the sync server on this machine.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '#domain/contract/failure.ts';
import { type CommandLine, readCommandLine, usage } from './command-line.ts';
import { errorFields, standardLog } from './log.ts';
import { sampleFirstStart } from './sample/load-sample.ts';
import { type RunningServer, startServer } from './start-server.ts';

const repeatMs = 500;

async function main(): Promise<void> {
  const line = readCommandLine(process.argv.slice(2), process.env);
  if (line.help) return console.log(usage);
  // A signal during the start is heard, and obeyed as soon as there is something to close.
  const stopped = askedToStop();
  const server = await start(line);
  introduce(server, line);
  await stopped;
  await server.close();
  console.log('The server has stopped.');
}

/** Resolves at the first signal. The same one a second time means: at once. */
function askedToStop(): Promise<void> {
  return new Promise((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      let firstAt: number | undefined;
      process.on(signal, () => {
        firstAt ??= performance.now();
        // A terminal and npm both pass on the same Ctrl-C.
        if (performance.now() - firstAt > repeatMs) process.exit(1);
        stop();
      });
    }
  });
}

async function start(line: CommandLine): Promise<RunningServer> {
  const { host, port, folder, filesFolder, fileBytes, databaseUrl, firstAdmin, workspaceName, metricsToken } = line;
  const { mail, reportFolder } = line;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return await startServer({
    database: databaseUrl ? { kind: 'postgres', url: databaseUrl } : { kind: 'embedded', folder },
    host,
    port,
    filesFolder,
    log: standardLog(line.logLevel),
    discoveryFile: join(folder, 'server.json'),
    ...(line.sample ? { ...(await sampleFirstStart()), sample: true } : {}),
    ...(fileBytes ? { fileBytes } : {}),
    ...(firstAdmin ? { firstAdmin } : {}),
    ...(workspaceName ? { workspaceName } : {}),
    ...(metricsToken ? { metricsToken } : {}),
    ...(mail ? { mail } : {}),
    ...(reportFolder ? { reportFolder } : {}),
  });
}

function introduce({ url, firstAdmin }: RunningServer, { folder, databaseUrl, host }: CommandLine): void {
  const everywhere = host === '0.0.0.0' || host === '::';
  console.log(`The Holdfast server listens on ${url}${everywhere ? ' and on every address of this machine' : ''}`);
  console.log(databaseUrl ? 'It keeps its data in the PostgreSQL of DATABASE_URL.' : `It keeps its data in ${folder}`);
  if (!firstAdmin) return;
  console.log(`This is its first start. Sign in as "${firstAdmin.login}" with the password ${firstAdmin.password}`);
  console.log('The password is shown only now; change it after signing in.');
}

// Printed by Node itself, a database's error would show the values it is about.
process.on('uncaughtException', (error) => {
  console.error('The server failed:', errorFields(error));
  process.exit(1);
});

try {
  await main();
  process.exit();
} catch (error) {
  if (error instanceof AppError) console.error(error.message);
  else console.error('The server could not start:', errorFields(error));
  process.exit(1);
}
