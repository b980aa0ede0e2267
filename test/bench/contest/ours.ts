import { commands } from '#domain/commands/registry.ts';
import type { Priority } from '#domain/model/choices.ts';
import type { CaseId, CustomerId } from '#domain/model/ids.ts';
import { id, TestDevice } from '../../harness/test-device.ts';
import type { BenchContext, Database } from '../figures.ts';
import { worldOf } from '../generate/world.ts';
import { startSteps } from '../steps/step-program.ts';
import { type BenchServer, startBenchServer } from '../sync/bench-server.ts';
import type { CrowdSteps } from '../sync/crowd.ts';
import type { DeviceSteps } from '../sync/device.ts';
import { accountOf } from '../sync/fill-server.ts';
import { crowdProgram, deviceProgram } from '../sync/programs.ts';
import {
  type Contender,
  type ContestDevice,
  type ContestServer,
  deviceProcessor,
  type FieldEdit,
  serverProcessor,
} from './contender.ts';

const atOnce = 100;
const knownDevices = 50;

interface OurServer extends ContestServer {
  readonly bench: BenchServer;
}

export function ours(context: BenchContext, database: Database): Contender {
  const servers = new Map<string, OurServer>();
  return {
    name: `Holdfast, ${database}`,
    what: `server: ${database === 'embedded' ? 'PGlite' : 'PostgreSQL'}, fsync before it acknowledges; client: encrypted SQLite with search index, rights and sums, fsync before an edit counts as saved`,
    cannot: {},
    async serve(name, rows) {
      const world = worldOf(rows, { entriesPerCase: 3 });
      const wish = { name: `peers-${name}`, world, entries: false, devices: knownDevices };
      const bench = await startBenchServer(context, { ...wish, database, processor: serverProcessor });
      if ('missing' in bench) throw new Error(bench.missing);
      const server = { url: bench.url, bench, change: changer(bench.url), stop: () => bench.stop() };
      servers.set(bench.url, server);
      return server;
    },
    editWithoutTimeline: ({ url }, count) => editCustomer(url, count),
    device: startDevice,
    async idle(count, server) {
      const bench = servers.get(server.url)?.bench;
      if (!bench) throw new Error('a crowd for an unknown server');
      const crowd = await startSteps<CrowdSteps>(crowdProgram, { processor: deviceProcessor });
      const tokens = bench.filled.tokens.slice(0, count);
      await crowd.ask('arrive', { url: server.url, tokens, cursors: bench.filled.cursors });
      return () => crowd.stop();
    },
  };
}

const asCaseEdit = ({ id, field, value }: FieldEdit) => ({
  caseId: id as CaseId,
  set: field === 'subject' ? { subject: value } : { priority: value as Priority },
});

function changer(url: string): ContestServer['change'] {
  let colleague: TestDevice | undefined;
  return async (edits) => {
    colleague ??= await TestDevice.signIn(url, accountOf(1));
    for (let from = 0; from < edits.length; from += atOnce) {
      const some = edits.slice(from, from + atOnce);
      const made = colleague;
      const results = await made.push(...some.map((edit) => made.command('case.edit', asCaseEdit(edit))));
      if (results.some(({ status }) => status === 'refused')) throw new Error('an edit was refused');
    }
  };
}

/** A case's edits are lines of its timeline, which stay; a customer's are not. */
async function editCustomer(url: string, count: number): Promise<void> {
  const colleague = await TestDevice.signIn(url, accountOf(1));
  const customerId = id() as CustomerId;
  const added = commands['customer.add'].args.parse({ customerId, name: '王芳' });
  await colleague.push(colleague.command('customer.add', added));
  const edits = Array.from({ length: count }, (_, n) =>
    commands['customer.edit'].args.parse({ customerId, set: { notes: `第${n + 1}次备注` } }),
  );
  for (let from = 0; from < count; from += atOnce)
    await colleague.push(...edits.slice(from, from + atOnce).map((edit) => colleague.command('customer.edit', edit)));
}

async function startDevice(folder: string, url: string, person: 0 | 1): Promise<ContestDevice> {
  const device = await startSteps<DeviceSteps>(deviceProgram, { processor: deviceProcessor });
  const all = (edits: readonly FieldEdit[]) => edits.map(asCaseEdit);
  return {
    async first() {
      await device.ask('open', { folder, url });
      await device.ask('firstSync', accountOf(person));
    },
    again: () => device.ask('reopen', { folder, url }).then(() => undefined),
    leave: () => device.ask('workOffline').then(() => undefined),
    comeBack: () => device.ask('catchUp').then(() => undefined),
    nothing: () => device.ask('pull').then(() => undefined),
    edit: (edits) => device.ask('queue', { edits: all(edits) }).then(() => undefined),
    roundTrips: (edits) => device.ask('roundTrips', { edits: all(edits) }),
    read: (caseId) => device.ask('read', { caseId }),
    count: () => device.ask('count'),
    // It always is, unless it was told to work offline.
    goLive: async () => undefined,
    liveEdits: (edits, everyMs) => device.ask('edit', { edits: all(edits), everyMs }),
    watch: () => device.ask('watch').then(() => undefined),
    sightings: (subjects) => device.ask('sightings', { subjects }),
    peakMiB: () => device.peakMiB(),
    kill9: () => device.kill9(),
    stop: async () => {
      await device.ask('close');
      await device.stop();
    },
  };
}
