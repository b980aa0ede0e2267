import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { close } from '#db/connection/connection.ts';
import type { OutboxWriter } from '#db/connection/handle.ts';
import { openOutbox } from '#db/open.ts';
import { appendCommand, cancelCommands, waitingCommands } from '#db/outbox/commands.ts';
import { heldCommands } from '#db/outbox/held-back.ts';
import { nextToSend, recordResults } from '#db/outbox/sending.ts';
import type { CommandUid } from '#domain/model/ids.ts';
import { buildEnvelope } from '../../builders/envelope.ts';
import { ids } from '../../builders/ids.ts';
import { noon } from '../../builders/times.ts';
import { temporaryFolder } from '../../harness/temp-folder.ts';
import { testKey } from '../keys.ts';

const uid = (n: number) => ids.command(n);
const opened = () => openOutbox(join(temporaryFolder(), 'outbox.db'), testKey());

interface Touch {
  readonly reads?: string[];
  readonly writes?: string[];
  readonly dependsOn?: CommandUid[];
}

function append(db: OutboxWriter, n: number, { reads = [], writes = [], dependsOn = [] }: Touch): void {
  appendCommand(db, { envelope: buildEnvelope(n, { dependsOn }), reads, writes });
}

const leaves = (db: OutboxWriter, held: readonly CommandUid[], limit = 100) =>
  nextToSend(db, limit, new Set(held)).map(({ envelope, mid }) => [envelope.uid, mid]);

describe('a command that is held back', () => {
  it('gets no number, while what has nothing to do with it leaves', () => {
    const db = opened();
    append(db, 1, { reads: ['case/a'], writes: ['case/a'] });
    append(db, 2, { reads: ['case/b'], writes: ['case/b'] });
    expect(leaves(db, [uid(1)])).toEqual([[uid(2), 1]]);
    expect(cancelCommands(db, [uid(1)])).toEqual([uid(1)]);
  });

  it('leaves behind what went ahead of it, which is sent again under the numbers it has', () => {
    const db = opened();
    append(db, 1, { writes: ['case/a'] });
    append(db, 2, { writes: ['case/b'] });
    leaves(db, [uid(1)]);
    expect(leaves(db, [])).toEqual([
      [uid(2), 1],
      [uid(1), 2],
    ]);
  });

  it.each<[string, Touch]>([
    ['changes the same record', { writes: ['case/a'] }],
    ['looks at a record it changes', { reads: ['case/a'], writes: ['entry/9'] }],
    ['changes a record it looked at', { writes: ['customer/c'] }],
    ['builds on it', { dependsOn: [uid(1)] }],
  ])('keeps what %s behind it, and what comes after that', (_how, touch) => {
    const db = opened();
    append(db, 1, { reads: ['case/a', 'customer/c'], writes: ['case/a'] });
    append(db, 2, touch);
    append(db, 3, { dependsOn: [uid(2)] });
    append(db, 4, { writes: ['case/z'] });
    expect(leaves(db, [uid(1)])).toEqual([[uid(4), 1]]);
    expect(leaves(db, []).map(([name]) => name)).toEqual([uid(4), uid(1), uid(2), uid(3)]);
  });

  it('lets others past it however many have to stay', () => {
    const db = opened();
    append(db, 1, { writes: ['case/a'] });
    for (let n = 2; n <= 30; n++) append(db, n, { reads: ['case/a'], writes: [`entry/${n}`] });
    append(db, 31, { writes: ['case/b'] });
    expect(leaves(db, [uid(1)], 5)).toEqual([[uid(31), 1]]);
  });

  it('is known as such after the program ended, until it is numbered', () => {
    const path = join(temporaryFolder(), 'outbox.db');
    const db = openOutbox(path, testKey());
    appendCommand(db, { envelope: buildEnvelope(1), reads: [], writes: [], hold: { at: noon, ms: 10_000 } });
    close(db);
    const again = openOutbox(path, testKey());
    expect(heldCommands(again)).toEqual([{ uid: uid(1), at: noon, ms: 10_000 }]);
    nextToSend(again, 1);
    expect(heldCommands(again)).toEqual([]);
  });
});

/**
 * Whatever is held when, and for how long: numbers are dense, nothing leaves while it is held, two commands that have to do with one another
 * leave in the order they were made, and in the end everything has left.
 */
it('keeps the order of what belongs together', () => {
  const records = ['case/a', 'case/b', 'case/c', 'customer/d'];
  const some = fc.uniqueArray(fc.constantFrom(...records), { maxLength: 2 });
  const made = fc.record({ reads: some, writes: some, builds: fc.option(fc.nat(20)), held: fc.nat(6) });
  fc.assert(
    fc.property(fc.array(made, { minLength: 1, maxLength: 25 }), fc.integer({ min: 1, max: 7 }), (plan, limit) => {
      const db = opened();
      const sent: CommandUid[] = [];
      const touches = plan.map(({ reads, writes, builds }, n) => {
        const dependsOn = builds !== null && builds < n ? [uid(builds + 1)] : [];
        append(db, n + 1, { reads, writes, dependsOn });
        return { uid: uid(n + 1), reads, writes, dependsOn };
      });
      for (let round = 0; waitingCommands(db).length > 0; round++) {
        if (round > 200) throw new Error('something never leaves');
        const held = new Set(plan.flatMap((one, n) => (one.held > round ? [uid(n + 1)] : [])));
        const leaving = nextToSend(db, limit, held);
        for (const { envelope, mid } of leaving) {
          expect(held.has(envelope.uid)).toBe(false);
          expect(mid).toBe(sent.push(envelope.uid));
        }
        const results = leaving.map(({ envelope, mid }) => ({
          ...{ uid: envelope.uid, mid: mid ?? 0, status: 'accepted' as const, vers: {} },
        }));
        recordResults(db, { epoch: 1, at: noon, results });
      }
      for (const [index, earlier] of touches.entries())
        for (const later of touches.slice(index + 1)) {
          const meet =
            later.dependsOn.includes(earlier.uid) ||
            [...later.reads, ...later.writes].some((key) => earlier.writes.includes(key)) ||
            later.writes.some((key) => earlier.reads.includes(key));
          if (meet) expect(sent.indexOf(earlier.uid)).toBeLessThan(sent.indexOf(later.uid));
        }
      close(db);
    }),
    { numRuns: 60 },
  );
});
