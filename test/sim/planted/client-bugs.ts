import { refOf } from '#core/overlay/ref-key.ts';
import type { ServerApi } from '#core/sync/server-api.ts';
import { sql } from '#db/connection/connection.ts';
import { waitingCommands } from '#db/outbox/commands.ts';
import { readCursors } from '#db/replica/cursors.ts';
import { loadRecord } from '#db/replica/records.ts';
import type { PullPage, PullResponse } from '#domain/contract/wire/pull.ts';
import type { Scope } from '#domain/model/scope.ts';
import type { Device } from '../device.ts';

/** A mistake of the client, made from outside: between the product and the line to its server. */
export type ClientBug = (api: ServerApi, device: () => Device) => ServerApi;

type Pull = ServerApi['pull'];
type Pulled = Awaited<ReturnType<Pull>>;

function changingPulls(
  change: (answer: PullResponse, device: Device, asked: Parameters<Pull>[1]) => PullResponse,
): ClientBug {
  return (api, device) => ({
    ...api,
    async pull(token, request) {
      const answer: Pulled = await api.pull(token, request);
      return { ...answer, value: change(answer.value, device(), request) };
    },
  });
}

/** An acknowledged command counts as confirmed at once. */
export const dropOnAck: ClientBug = (api) => ({
  ...api,
  async push(token, request) {
    const answer = await api.push(token, request);
    const results = answer.value.results.map((result) => ({ ...result, vers: {} }));
    return { ...answer, value: { ...answer.value, results } };
  },
});

/** A tombstone takes the record away wherever it is by now. */
export const tombNoScope: ClientBug = changingPulls((answer, device) => {
  const cursors: Record<string, number> = { ...readCursors(device.peek.replica) };
  const pages: PullPage[] = [];
  const placed = new Map<string, Scope>();
  for (const page of answer.pages) {
    pages.push(page);
    cursors[page.scope] = page.cursor;
    for (const { collection, values } of page.rows)
      for (const [id] of values) placed.set(`${collection}/${id}`, page.scope);
    for (const tombstone of page.tombstones) {
      const key = `${tombstone.collection}/${tombstone.id}`;
      const scope = placed.get(key) ?? loadRecord(device.peek.replica, tombstone)?.scope;
      if (scope && scope !== page.scope && cursors[scope] !== undefined)
        pages.push({ scope, rows: [], tombstones: [tombstone], cursor: cursors[scope], final: false });
    }
  }
  return { ...answer, pages };
});

/** An answer to a question of before a resync, of another epoch or from other cursors is taken all the same. */
export const stalePull: ClientBug = changingPulls((answer, _device, asked) => ({
  ...answer,
  epoch: asked.epoch,
  generation: asked.generation,
  base: asked.cursors,
}));

/** An acknowledgement of another epoch counts in this one. */
export const staleAck: ClientBug = (api) => ({
  ...api,
  async push(token, request) {
    const answer = await api.push(token, request);
    return { ...answer, value: { ...answer.value, epoch: request.epoch } };
  },
});

/** Every page counts as a complete pull. */
export const confirmMidPage: ClientBug = changingPulls((answer) =>
  answer.snapshot ? answer : { ...answer, done: true },
);

/** What waits for records that went with a right goes with them. */
export const permDropsPending: ClientBug = changingPulls((answer, device) => {
  const { outbox, replica } = device.peek;
  const lost = Object.keys(readCursors(replica)).filter((scope) => !answer.scopes.includes(scope as Scope));
  if (lost.length === 0) return answer;
  for (const { seq, writes } of waitingCommands(outbox)) {
    const gone = writes.some((key) => lost.includes(loadRecord(replica, refOf(key))?.scope ?? ''));
    if (gone) sql(outbox, 'delete from command where seq = ?').run(seq);
  }
  return answer;
});

/** A scope counts as complete as soon as its own page is final: in the transaction that writes the page, as the product would. */
export const confirmPerScope: ClientBug = changingPulls((answer, device) => {
  const { replica } = device.peek;
  sql(replica, 'create temp table if not exists simFinal (scope text not null, ver integer not null)').run();
  sql(
    replica,
    `create temp trigger if not exists simComplete after update of ver on main.cursor
     when exists (select 1 from simFinal where scope = new.scope and ver = new.ver)
     begin update cursor set completeVer = new.ver where scope = new.scope; end`,
  ).run();
  sql(replica, 'delete from simFinal').run();
  const note = sql(replica, 'insert into simFinal (scope, ver) values (?, ?)');
  for (const { scope, cursor, final } of answer.pages) if (final) note.run(scope, cursor);
  return answer;
});

/** A snapshot takes nothing away: what went while the device was not looking stays. */
export const snapshotKeepsGone: ClientBug = changingPulls((answer) => {
  const { snapshot } = answer;
  if (!snapshot) return answer;
  // Above every id there is, so that nothing lies between.
  const ranges = snapshot.ranges.map((range) => ({ ...range, downTo: 'ffffffff-ffff-7fff-bfff-ffffffffffff' }));
  return { ...answer, snapshot: { ...snapshot, ranges } };
});

/** The server's sums are taken for one's own, so that nothing ever differs. */
export const trustsChecks: ClientBug = changingPulls(({ checks: _checks, ...answer }) => answer);
