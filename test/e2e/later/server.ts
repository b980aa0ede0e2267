// The server as it would run at another time: `server/main.ts` with a wall clock that a test has moved.
import { systemClock } from '#server/clock.ts';
import { readCommandLine } from '#server/command-line.ts';
import { standardLog } from '#server/log.ts';
import { startServer } from '#server/start-server.ts';
import { readAhead } from './ahead.ts';

const ahead = readAhead(process.env);
const line = readCommandLine(process.argv.slice(2), process.env);
const server = await startServer({
  database: { kind: 'embedded', folder: line.folder },
  clock: { now: () => systemClock.now() + ahead },
  host: line.host,
  port: line.port,
  filesFolder: line.filesFolder,
  log: standardLog(line.logLevel),
});
console.log(`The Holdfast server listens on ${server.url}`);
process.once('SIGTERM', () => void server.close().then(() => process.exit(0)));
