// For any customers and any merges, unmerges and edits made on two devices without each other's knowledge, and whatever order they reach the
// server in: no chain of merges goes round; customers that anybody said are one end in one living file; what one device refused at once never
// leaves it; what was added to a file that is merged now is found in the one that goes on; a resend changes nothing; and a merge that is
// undone leaves both files as they were.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Loaded } from '#domain/commands/definition.ts';
import { type CommandCall, decideWith } from '#domain/commands/run.ts';
import { applyChange } from '#domain/model/change.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import type { ContactPoint } from '#domain/model/customer-fields.ts';
import type { Json } from '#domain/model/json.ts';
import { type AnyRecord, refKey } from '#domain/model/record.ts';
import { mergeSet } from '#domain/model/set-items.ts';
import { ids } from '../../builders/ids.ts';
import { buildCustomer } from '../../builders/records.ts';
import { now } from './deciding.ts';

type Rows = Map<string, AnyRecord>;
type Customer = FieldsOf<'customer'>;

const count = 5;
const one = <T>(values: readonly T[]) => fc.constantFrom(...values);
const customerId = fc.integer({ min: 1, max: count }).map(ids.customer);
const side = one(['into', 'from']);
const sideOrBoth = one(['into', 'from', 'both']);
const phone = fc.integer({ min: 1, max: 9 }).map((n) => ({ kind: 'phone', value: `1390000000${n}`, label: '' }));
const call = (name: string, args: Json): CommandCall => ({ name, version: 1, args });

const choose = fc.record({
  ...{ name: side, organisationId: side, tier: side, language: side },
  accountManagerId: side,
  ...{ notes: sideOrBoth, preferences: sideOrBoth, specialNeeds: sideOrBoth },
});
const date = one([1, 2, 3]).map((day) => ({ kind: 'birthday', label: '', month: 5, day, year: null }) as const);
const consentSaid = fc.record({
  ...{ key: one(['phone', 'sms'] as const), state: one(['granted', 'refused'] as const), how: one(['', '表格']) },
});
const consent = fc.record({ said: consentSaid, since: one([1, 2]) }).map(({ said, since }) => ({ ...said, since }));
const own = fc.record({ key: one([1, 2].map(ids.definition)), value: one(['3楼', '5楼']) });
const point = fc
  .record({ phone, preferred: fc.boolean(), verified: fc.boolean() })
  .map(({ phone, preferred, verified }) => ({
    ...phone,
    ...(verified ? { verifiedAt: 1 } : {}),
    ...(preferred ? { preferred: true as const } : {}),
  }));
const drop = fc.array(phone, { maxLength: 1 });
const merging = fc.record({ customerId, intoId: customerId, choose, drop }).map((args) => call('customer.merge', args));
const adding = fc.record({ customerId, phone, tag: one(['a', 'b']) }).map((a) =>
  call('customer.edit', {
    ...{ customerId: a.customerId, set: {}, remove: { contactPoints: [], tags: [] } },
    add: { contactPoints: [a.phone], tags: [a.tag] },
  }),
);
const naming = fc.record({ customerId, name: one(['王', '李', '张']) }).map((a) =>
  call('customer.edit', {
    ...{ customerId: a.customerId, set: { name: a.name } },
    ...{ add: { contactPoints: [], tags: [] }, remove: { contactPoints: [], tags: [] } },
  }),
);
const knowing = fc.record({ customerId, date, consentSaid, phone, liked: fc.boolean() }).map((a) =>
  call('customer.edit', {
    customerId: a.customerId,
    add: { importantDates: [a.date] },
    consents: [a.consentSaid],
    points: [{ kind: 'phone', value: a.phone.value, preferred: a.liked }],
  }),
);
const unmerging = customerId.map((id) => call('customer.unmerge', { customerId: id }));
const telling = fc
  .record({ customerId, otherId: customerId, apart: fc.boolean() })
  .map((args) => call('customer.tell-apart', args));

/** Decides on these rows and applies what was decided; false when it is refused. */
function run(rows: Rows, made: CommandCall): boolean {
  const actor = { id: ids.agent(1), role: 'agent', teamIds: [] } as const;
  const load = (ref: { collection: string; id: string }): Loaded => {
    const record = rows.get(`${ref.collection}/${ref.id}`);
    return record ? ({ state: 'present', record } as Loaded) : { state: 'absent' };
  };
  const { decision } = decideWith(made, load, { uid: ids.command(1), actor, happenedAt: now });
  if (!decision.ok) return false;
  for (const change of decision.changes) rows.set(refKey(change), applyChange(rows.get(refKey(change)), change));
  return true;
}

const customerIn = (rows: Rows, id: string) =>
  (rows.get(`customer/${id}`) ?? expect.unreachable(id)).fields as unknown as Customer;

function livingIn(rows: Rows, from: string): string {
  const met = new Set<string>();
  let id = from;
  for (let next: string | null = from; next !== null; next = customerIn(rows, id).mergedIntoId) {
    if (met.has(next)) expect.unreachable(`the merges from ${from} go round`);
    met.add(next);
    id = next;
  }
  return id;
}

function expectSound(rows: Rows): void {
  for (const { collection, id } of rows.values()) {
    if (collection !== 'customer') continue;
    livingIn(rows, id);
    const { mergedIntoId, merge } = customerIn(rows, id);
    expect(merge === null).toBe(mergedIntoId === null);
  }
}

const start = (more: (n: number) => Partial<Customer> = () => ({})): Rows =>
  new Map(
    Array.from({ length: count }, (_, n) => buildCustomer(n + 1, more(n + 1))).map((record) => [
      refKey(record),
      record,
    ]),
  );

/** What a device sends that has seen nothing of the other: it refuses at once what it cannot do. */
function sentBy(calls: readonly CommandCall[]): CommandCall[] {
  const rows = start();
  return calls.filter((each) => {
    const done = run(rows, each);
    expectSound(rows);
    return done;
  });
}

/** In the order each device made them; which device comes next is drawn. */
function arrivals(one: readonly CommandCall[], other: readonly CommandCall[], next: () => boolean): CommandCall[] {
  const waiting: readonly [CommandCall[], CommandCall[]] = [[...one], [...other]];
  const order: CommandCall[] = [];
  while (waiting[0].length + waiting[1].length > 0) {
    const turn = waiting[0].length === 0 ? 1 : waiting[1].length === 0 ? 0 : Number(next());
    order.push(...waiting[turn === 0 ? 0 : 1].splice(0, 1));
  }
  return order;
}

const drawn = (stream: fc.Stream<boolean>) => () => stream.next().value as boolean;
const history = (calls: fc.Arbitrary<CommandCall>) =>
  [fc.array(calls, { maxLength: 8 }), fc.array(calls, { maxLength: 8 }), fc.infiniteStream(fc.boolean())] as const;

describe('merges made on two devices', () => {
  test('go round in no order of arrival, and a resend changes nothing', () => {
    let merged = 0;
    const anything = fc.oneof({ weight: 4, arbitrary: merging }, adding, naming, knowing, unmerging, telling);
    fc.assert(
      fc.property(...history(anything), (ofOne, ofOther, order) => {
        const server = start();
        for (const next of arrivals(sentBy(ofOne), sentBy(ofOther), drawn(order))) {
          run(server, next);
          expectSound(server);
        }
        merged += [...server.values()].filter(({ fields }) => typeof fields.mergedIntoId === 'string').length;
      }),
      { numRuns: 400 },
    );
    expect(merged).toBeGreaterThan(100);
  });

  test('of the same two customers both ways end in one living file, whichever arrives first', () => {
    fc.assert(
      fc.property(choose, choose, drop, fc.boolean(), (ofOne, ofOther, dropped, oneFirst) => {
        const [a, b] = [ids.customer(1), ids.customer(2)];
        const there = call('customer.merge', { customerId: a, intoId: b, choose: ofOne, drop: dropped });
        const back = call('customer.merge', { customerId: b, intoId: a, choose: ofOther, drop: [] });
        const server = start();
        for (const each of oneFirst ? [there, back] : [back, there]) run(server, each);
        expectSound(server);
        expect(livingIn(server, a)).toBe(livingIn(server, b));
        expect(livingIn(server, a)).toBe(oneFirst ? b : a);
      }),
    );
  });

  test('lose nothing that was added meanwhile: phones and tags are in the file that goes on', () => {
    let found = 0;
    // Each with a choice of values, none that drops a contact point.
    const keeping = fc
      .record({ customerId, intoId: customerId, choose })
      .map((args) => call('customer.merge', { ...args, drop: [] }));
    fc.assert(
      fc.property(...history(fc.oneof(keeping, adding)), (ofOne, ofOther, order) => {
        const server = start();
        const added: { readonly id: string; readonly point: ContactPoint; readonly tag: string }[] = [];
        for (const next of arrivals(sentBy(ofOne), sentBy(ofOther), drawn(order))) {
          const done = run(server, next);
          const args = next.args as {
            customerId: string;
            add?: { contactPoints: readonly [ContactPoint]; tags: readonly [string] };
          };
          // Refused as nothing to do, when it is there already.
          if (args.add) {
            if (!done) expect(customerIn(server, livingIn(server, args.customerId)).tags).toContain(args.add.tags[0]);
            added.push({ id: args.customerId, point: args.add.contactPoints[0], tag: args.add.tags[0] });
          }
        }
        for (const { id, point, tag } of added) {
          const living = customerIn(server, livingIn(server, id));
          expect(mergeSet(living.contactPoints, [], [point]).length).toBe(living.contactPoints.length - 1);
          expect(living.tags).toContain(tag);
          found++;
        }
      }),
    );
    expect(found).toBeGreaterThan(100);
  });
});

test('a merge that is undone leaves both files as they were', () => {
  const values = fc.record({
    name: one(['王', '李']),
    tier: one(['standard', 'vip'] as const),
    language: one(['zh-CN', 'en'] as const),
    notes: one(['', '很急', '很急\n请回电', '勿扰']),
    preferences: one(['', '发短信', '发短信\n不打电话']),
    specialNeeds: one(['', '听力不好']),
    accountManagerId: one([null, ids.agent(1), ids.agent(2)]),
    importantDates: fc.array(date, { maxLength: 3 }).map((dates) => [...mergeSet([], dates)]),
    consents: fc.array(consent, { maxLength: 3 }).map((said) => [...mergeSet([], said)]),
    custom: fc.array(own, { maxLength: 2 }).map((values) => [...mergeSet([], values)]),
    contactPoints: fc.array(point, { maxLength: 4 }).map((points) => mergeSet([], points) as ContactPoint[]),
    tags: fc.uniqueArray(one(['a', 'b', 'c'])),
    apartFromIds: fc.uniqueArray(one([3, 4, 5].map(ids.customer))),
  });
  const asSets = (fields: Customer) => ({
    ...fields,
    contactPoints: fields.contactPoints.map((point) => JSON.stringify(point)).toSorted(),
    tags: fields.tags.toSorted(),
    apartFromIds: fields.apartFromIds.toSorted(),
    importantDates: fields.importantDates.map((each) => JSON.stringify(each)).toSorted(),
    consents: fields.consents.toSorted((a, b) => (a.key < b.key ? -1 : 1)),
    custom: fields.custom.toSorted((a, b) => (a.key < b.key ? -1 : 1)),
  });
  let changed = 0;
  fc.assert(
    fc.property(values, values, choose, fc.array(phone, { maxLength: 3 }), (one, other, chosen, dropped) => {
      const [a, b] = [ids.customer(1), ids.customer(2)];
      const rows = start((n) => (n === 1 ? one : n === 2 ? other : {}));
      const before = [a, b].map((id) => asSets(customerIn(rows, id)));
      expect(run(rows, call('customer.merge', { customerId: a, intoId: b, choose: chosen, drop: dropped }))).toBe(true);
      if (JSON.stringify(asSets(customerIn(rows, b))) !== JSON.stringify(before[1])) changed++;
      expect(run(rows, call('customer.unmerge', { customerId: a }))).toBe(true);
      expect([a, b].map((id) => asSets(customerIn(rows, id)))).toEqual(before);
    }),
    { numRuns: 300 },
  );
  expect(changed).toBeGreaterThan(50);
});
