import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { type CommandPathParts, runCommand } from '#core/commands/command-path.ts';
import { AccountStore } from '#core/sync/account-store.ts';
import { close } from '#db/connection/connection.ts';
import { openOutbox, openReplica } from '#db/open.ts';
import { commandByUid } from '#db/outbox/commands.ts';
import { addNumberBlock } from '#db/outbox/numbers.ts';
import { uuidV7 } from '#domain/model/uuid.ts';
import { benchKey, openRaw, type RawOptions, rawPragmas } from '../baseline/raw-database.ts';
import type { BenchContext, Figure, Outcome } from '../figures.ts';
import { benchMe } from '../generate/people.ts';
import { worldOf } from '../generate/world.ts';
import { percentileFigures, timed } from '../statistics.ts';
import { benchReplica, copyReplica } from '../store/bench-store.ts';
import { commitSteps } from './commit-steps.ts';

const aimMs = 20;
const samplesPerRun = 40;
const warmUp = 10;

const rawOptions: RawOptions = { synchronous: 'FULL', cacheKib: 4096 };
const rawTable = `create table command (
  seq integer primary key autoincrement, uid text not null unique, envelope text not null, reads text not null,
  writes text not null, state text not null) strict`;
const rawInsert = `insert into command (uid, envelope, reads, writes, state) values (?, ?, ?, ?, 'waiting')`;

/** From the call of the command path until it returns: durable in the outbox, shown in the replica. */
export async function benchCommit(context: BenchContext): Promise<Outcome> {
  const world = worldOf(context.rows);
  const folder = join(context.folder, 'commit');
  const replica = openReplica(copyReplica(context, folder), benchKey);
  const outbox = openOutbox(join(folder, 'outbox.db'), benchKey);
  const raw = openRaw(join(folder, 'raw.db'), rawOptions);
  const { agentId: id, role, teamIds } = benchMe(world);
  const actor = { id, role, teamIds };
  const store = new AccountStore(outbox, replica, () => actor);
  store.realign();
  addNumberBlock(outbox, 10_000_000, 10_999_999);
  let now = world.now;
  const parts: CommandPathParts = {
    outbox,
    replica,
    overlay: store.overlay,
    actor: () => store.actor,
    newId: () => uuidV7(now, randomBytes(10)),
    now: () => ++now,
    deviceCode: () => 'BENCH',
    log: { info() {}, warn() {}, error: (message) => context.say(message) },
    changed: () => {},
    fellBehind: () => {
      throw new Error('the replica could not take a command');
    },
  };

  raw.exec(rawTable);
  const insert = raw.prepare(rawInsert);
  const figures: Figure[] = [];
  const baseline = { rows: 0, bytes: 0 };
  for (const step of commitSteps(world, actor.id)) {
    const ours: number[] = [];
    const bare: number[] = [];
    for (let n = 0; n < warmUp + context.runs * samplesPerRun; n++) {
      let uid = '';
      const took = timed(() => {
        uid = runCommand(parts, step.command, step.input(n)).uid;
      });
      const saved = commandByUid(outbox, uid);
      if (!saved) throw new Error('a saved command is not in the outbox');
      const texts = [saved.envelope, saved.reads, saved.writes].map((value) => JSON.stringify(value));
      const bareTook = timed(() => insert.run(uid, ...texts));
      if (n < warmUp) continue;
      ours.push(took);
      bare.push(bareTook);
      baseline.rows += 1;
      baseline.bytes += texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
    }
    figures.push(...percentileFigures(step.name, ours, { name: 'raw insert', samples: bare }, aimMs, [50, 95, 99]));
  }
  close(outbox);
  close(replica);
  raw.close();
  const { rows, bytes } = benchReplica(context);
  return {
    scenario: 'commit',
    what: 'a command through the core: decided, durable in the outbox (FULL), shown in the replica, while ever more wait to be sent',
    rows,
    bytes,
    figures,
    baselines: [
      {
        name: 'raw insert',
        what: 'one insert of the same command’s bytes into an otherwise empty encrypted file, each in a commit of its own',
        pragmas: rawPragmas(rawOptions),
        sql: [rawTable, rawInsert],
        ...baseline,
      },
    ],
    leftOut: [],
  };
}
