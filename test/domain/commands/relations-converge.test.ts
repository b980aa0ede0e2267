// For any cases and any links, parents, merges and unmerges made on two devices without each other's knowledge, and whatever order they reach the
// server in: from no case does the way up (into what it was merged with, else to its parent) come back to it, neither on a device while it
// is alone nor on the server; every merged case is among the related ones of the case it went into and closed; links name each other.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Loaded } from '#domain/commands/definition.ts';
import { type CommandCall, decideWith } from '#domain/commands/run.ts';
import { applyChange } from '#domain/model/change.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import type { CommandUid } from '#domain/model/ids.ts';
import { type AnyRecord, refKey } from '#domain/model/record.ts';
import { ids } from '../../builders/ids.ts';
import { buildCase } from '../../builders/records.ts';
import { now } from './deciding.ts';

const count = 5;
type Rows = Map<string, AnyRecord>;
interface Made extends CommandCall {
  readonly uid: CommandUid;
}

const caseId = fc.integer({ min: 1, max: count }).map(ids.case);
const call: fc.Arbitrary<CommandCall> = fc.oneof(
  fc.record({ caseId, intoId: caseId }).map((args) => ({ name: 'case.merge', version: 1, args })),
  caseId.map((id) => ({ name: 'case.unmerge', version: 1, args: { caseId: id } })),
  fc
    .record({ caseId, parentId: fc.option(caseId, { nil: null, freq: 4 }) })
    .map((args) => ({ name: 'case.set-parent', version: 1, args })),
  fc.record({ caseId, otherId: caseId }).map((args) => ({ name: 'case.link', version: 1, args })),
  fc.record({ caseId, otherId: caseId }).map((args) => ({ name: 'case.unlink', version: 1, args })),
);

/** Decides on these rows and applies what was decided; false when it is refused. */
function run(rows: Rows, made: Made): boolean {
  const actor = { id: ids.agent(1), role: 'lead', teamIds: [] } as const;
  const load = (ref: { collection: string; id: string }): Loaded => {
    const record = rows.get(`${ref.collection}/${ref.id}`);
    return record ? ({ state: 'present', record } as Loaded) : { state: 'absent' };
  };
  const { decision } = decideWith(made, load, { uid: made.uid, actor, happenedAt: now });
  if (!decision.ok) return false;
  for (const change of decision.changes) rows.set(refKey(change), applyChange(rows.get(refKey(change)), change));
  return true;
}

function fieldsOfCases(rows: Rows): Map<string, FieldsOf<'case'>> {
  return new Map(
    [...rows.values()]
      .filter(({ collection }) => collection === 'case')
      .map(({ id, fields }) => [id, fields as unknown as FieldsOf<'case'>]),
  );
}

function expectSound(rows: Rows): void {
  const cases = fieldsOfCases(rows);
  for (const [id, fields] of cases) {
    const met = new Set<string>();
    for (let at: string | null = id; at !== null; ) {
      if (met.has(at)) expect.unreachable(`the way up from ${id} goes round`);
      met.add(at);
      const here: FieldsOf<'case'> | undefined = cases.get(at);
      at = here?.mergedIntoId ?? here?.parentId ?? null;
    }
    for (const other of fields.relatedIds) expect(cases.get(other)?.relatedIds).toContain(id);
    if (fields.mergedIntoId !== null) {
      expect(fields.status).toBe('closed');
      expect(cases.get(fields.mergedIntoId)?.relatedIds).toContain(id);
    }
  }
}

const start = () =>
  new Map<string, AnyRecord>(
    Array.from({ length: count }, (_, n) => buildCase(n + 1)).map((record) => [refKey(record), record]),
  );

test('merges, parents and links of two devices end in no circle, whatever order they arrive in', () => {
  let merged = 0;
  fc.assert(
    fc.property(
      fc.array(call, { maxLength: 8 }),
      fc.array(call, { maxLength: 8 }),
      fc.infiniteStream(fc.boolean()),
      (ofOne, ofOther, order) => {
        let uids = 100;
        const made = (calls: readonly CommandCall[]) =>
          calls.map((each): Made => ({ ...each, uid: ids.command(uids++) }));
        const alone = (calls: readonly Made[]) => {
          const rows = start();
          // What a device refuses at once never leaves it.
          const sent = calls.filter((each) => {
            const done = run(rows, each);
            expectSound(rows);
            return done;
          });
          return sent;
        };
        const queues = [alone(made(ofOne)), alone(made(ofOther))] as const;
        const server = start();
        const waiting: readonly [Made[], Made[]] = [[...queues[0]], [...queues[1]]];
        while (waiting[0].length + waiting[1].length > 0) {
          const turn = waiting[0].length === 0 ? 1 : waiting[1].length === 0 ? 0 : Number(order.next().value);
          const next = waiting[turn === 0 ? 0 : 1].shift();
          if (next) run(server, next);
          expectSound(server);
          // A resend changes nothing and writes no second line.
          const before = JSON.stringify([...server]);
          const again = new Map(server);
          if (next && run(again, next)) expect([...again.keys()]).toEqual([...server.keys()]);
          expect(JSON.stringify([...server])).toBe(before);
        }
        merged += [...fieldsOfCases(server).values()].filter(({ mergedIntoId }) => mergedIntoId !== null).length;
      },
    ),
    { numRuns: 400 },
  );
  expect(merged).toBeGreaterThan(100);
});
