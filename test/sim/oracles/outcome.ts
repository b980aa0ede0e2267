import type { OutboxReader, ReplicaReader } from '#db/connection/handle.ts';
import type { CommandState } from '#db/outbox/command-rows.ts';
import { commandByUid } from '#db/outbox/commands.ts';
import type { Failure } from '#domain/contract/failure.ts';
import type { PushResult } from '#domain/contract/wire/push.ts';
import { sameJson } from '#domain/model/json.ts';
import type { AnyRecord } from '#domain/model/record.ts';
import type { Made, ServerFacts } from './facts.ts';
import { Violation } from './violation.ts';
import { say, visibleRows } from './visible-rows.ts';

export interface Settled {
  readonly name: string;
  readonly agentId: string;
  readonly outbox: OutboxReader;
  readonly replica: ReplicaReader;
}

/** I1 */
export function converged({ name, agentId, replica }: Settled, server: ServerFacts): void {
  const scopes = new Set(server.scopesOf(agentId));
  const shown = visibleRows(replica);
  for (const [key, record] of server.rows) {
    const here = shown.get(key) ?? null;
    const expected = scopes.has(record.scope) ? record : null;
    if (!sameJson(here, expected))
      throw new Violation(
        'I1',
        `${name} shows ${say(here)}, the server has ${say(expected)} (${key} of ${record.scope})`,
      );
  }
  for (const [key, record] of shown)
    if (!server.rows.has(key))
      throw new Violation('I1', `${name} shows ${key}, which the server has not: ${say(record)}`);
}

/** I2 */
export function endedOnce(
  made: readonly Made[],
  server: ServerFacts,
  outboxOf: (device: number) => OutboxReader,
): void {
  const effects = new Map<string, number>();
  for (const { uid, status } of server.executed)
    if (status !== 'refused') effects.set(uid, (effects.get(uid) ?? 0) + 1);
  for (const one of made) {
    const times = effects.get(one.uid) ?? 0;
    const logged = server.results.get(one.uid);
    const command = commandByUid(outboxOf(one.device), one.uid);
    const here = command?.state;
    const why = command?.refusal?.kind;
    const end = `${one.name} ${one.uid}: applied ${times} times, logged as ${logged ?? 'nothing'}, here ${here} (${why ?? 'not refused'})`;
    if (times > 1 || (!one.orphaned && !isOneEnd(one, { times, logged, here, why }))) throw new Violation('I2', end);
  }
}

interface End {
  readonly times: number;
  readonly logged: PushResult['status'] | undefined;
  readonly here: CommandState | undefined;
  readonly why: Failure['kind'] | undefined;
}

function isOneEnd({ takenBack, putAside }: Made, { times, logged, here, why }: End): boolean {
  // What a person took back, or put aside before the server was put back to a time when it had not refused it, is not sent again.
  if (logged === undefined)
    return times === 0 && ((here === 'cancelled' && takenBack) || (here === 'dismissed' && putAside));
  if (logged !== 'refused') return times === 1 && here !== 'refused' && here !== 'dismissed';
  // What somebody else did first needs nobody; everything else does until a person has put it aside.
  const needsNobody = putAside || why === 'nothing-to-do';
  return times === 0 && (here === 'dismissed' ? needsNobody : here === 'refused' && why !== 'nothing-to-do');
}

/** I3 */
export function appendedOnce(server: ServerFacts): void {
  const texts = new Map<string, string>();
  for (const [key, record] of server.rows) {
    const { body } = record.fields;
    if (record.collection !== 'entry' || typeof body !== 'string' || body === '') continue;
    const twin = texts.get(body);
    if (twin) throw new Violation('I3', `“${body}” stands in ${twin} and in ${key}`);
    texts.set(body, key);
  }
}

/** I7 */
export function conflictsKept(server: ServerFacts): void {
  const conflicts = [...server.rows.values()].filter(({ collection }) => collection === 'conflict');
  for (const { by, recordId, field, theirs } of server.overrides) {
    const isRecordGone = ![...server.rows.values()].some(({ id }) => id === recordId);
    const isKept = conflicts.some(
      ({ fields }) =>
        by.includes(String(fields.commandUid)) && fields.field === field && sameJson(fields.theirs, theirs),
    );
    if (!isKept && !isRecordGone)
      throw new Violation(
        'I7',
        `${say(theirs)} in ${field} of ${recordId} was replaced by ${by.join(' or ')} without a trace`,
      );
  }
}

/** I9. A leased number is final, unless a file or the server was put back to an older state. */
export function numbersResolve(made: readonly Made[], server: ServerFacts, mayRenumber: boolean): void {
  const cases = [...server.rows.values()].filter(({ collection }) => collection === 'case');
  const holders = new Map<unknown, AnyRecord>();
  for (const one of cases) {
    const twin = holders.get(one.fields.number);
    if (twin) throw new Violation('I9', `the number ${one.fields.number} stands on ${twin.id} and on ${one.id}`);
    holders.set(one.fields.number, one);
  }
  for (const { made: thing, orphaned } of made) {
    if (!thing?.number || orphaned) continue;
    const held = cases.find(({ id }) => id === thing.id);
    const known = held ? [held.fields.number, ...(held.fields.aliases as readonly string[])] : [];
    const isLeased = /^\d+$/.test(thing.number);
    const mustBe = isLeased && !mayRenumber ? known.slice(0, 1) : known;
    if (held && !mustBe.includes(thing.number))
      throw new Violation('I9', `${thing.number} was told for ${thing.id}, which is known as ${known.join(', ')}`);
  }
}

/** I10 */
export function executedInOrder(made: readonly Made[], server: ServerFacts): void {
  const place = new Map(made.map(({ uid, device, orphaned }, index) => [uid, { device, index, orphaned }]));
  const last = new Map<number, { readonly uid: string; readonly index: number }>();
  for (const { uid } of server.executed) {
    const one = place.get(uid);
    if (!one || one.orphaned) continue;
    const before = last.get(one.device);
    if (before && before.index > one.index)
      throw new Violation('I10', `${before.uid} was executed before ${uid}, which was made first`);
    last.set(one.device, { uid, index: one.index });
  }
}
