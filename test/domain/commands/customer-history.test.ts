// What is masked, who may see it, and what the history says: decided as both sides decide it.
import { describe, expect, it } from 'vitest';
import type { DecideContext, Loaded } from '#domain/commands/definition.ts';
import type { CommandInput, CommandName } from '#domain/commands/registry.ts';
import { commandNamed } from '#domain/commands/registry.ts';
import { decideWith } from '#domain/commands/run.ts';
import { withoutSecrets } from '#domain/commands/secret-args.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import type { Json } from '#domain/model/json.ts';
import { type AnyRecord, refKey } from '#domain/model/record.ts';
import { ids } from '../../builders/ids.ts';
import { buildCustomer } from '../../builders/records.ts';
import { buildCustomerSecret } from '../../builders/service.ts';
import { argsOf, changesOf, contextOf, decideStrictly, outcomeOf } from './deciding.ts';

const number = '11010519491231002X';
const mask = '••••002X';

function decide<N extends CommandName>(
  name: N,
  input: CommandInput<N>,
  present: readonly AnyRecord[],
  context: DecideContext = contextOf(),
) {
  const version = commandNamed(name)?.version ?? 0;
  const load = (ref: { collection: string; id: string }): Loaded => {
    const record = present.find((each) => refKey(each) === `${ref.collection}/${ref.id}`);
    return (record ? { state: 'present', record } : { state: 'absent' }) as Loaded;
  };
  return decideWith({ name, version, args: argsOf(name, input) as Json }, load, context).decision;
}

function lines(decision: ReturnType<typeof decide>) {
  return changesOf(decision).flatMap((change) =>
    change.kind === 'insert' && change.collection === 'customerChange'
      ? [change.fields as unknown as FieldsOf<'customerChange'>]
      : [],
  );
}

describe('entering an identity number', () => {
  it('puts the whole where leads alone hold it, and the mask into the file', () => {
    const changes = changesOf(
      decide('customer.set-identity', { customerId: ids.customer(1), number: ' 110105 19491231 002x' }, [
        buildCustomer(1),
      ]),
    );
    expect(changes.map(({ collection, kind }) => `${kind} ${collection}`)).toEqual([
      'insert customerSecret',
      'update customer',
      'insert customerChange',
    ]);
    expect(changes[0]).toMatchObject({ scope: 'leads', id: ids.customer(1), fields: { number } });
    expect(changes[1]).toMatchObject({ set: { identityMask: mask } });
    // Nothing that everybody holds has the number in it.
    expect(JSON.stringify(changes.slice(1))).not.toContain(number.slice(0, 8));
  });

  it('tells nobody whether a guess was right', () => {
    const world = [buildCustomer(1, { identityMask: mask }), buildCustomerSecret(1, { number })];
    const guess = (guessed: string) =>
      outcomeOf(decide('customer.set-identity', { customerId: ids.customer(1), number: guessed }, world));
    expect(guess(number)).toBe('accepted');
    expect(guess('22010519491231002X')).toBe('accepted');
  });

  it('goes into the file that goes on, and is taken out by nothing at all', () => {
    const into = buildCustomer(2, { identityMask: mask });
    const world = [buildCustomer(1, { mergedIntoId: ids.customer(2) }), into, buildCustomerSecret(2, { number })];
    const changes = changesOf(decide('customer.set-identity', { customerId: ids.customer(1), number: '' }, world));
    expect(changes[0]).toMatchObject({ kind: 'update', id: ids.customer(2), set: { number: '' } });
    expect(changes[1]).toMatchObject({ id: ids.customer(2), set: { identityMask: '' } });
    expect(
      outcomeOf(decide('customer.set-identity', { customerId: ids.customer(1), number: '' }, [buildCustomer(1)])),
    ).toBe('nothing-to-do');
  });

  it('is forgotten with its arguments, and then asks to be entered again', () => {
    const args = argsOf('customer.set-identity', { customerId: ids.customer(1), number });
    const forgotten = withoutSecrets('customer.set-identity', args as Json);
    expect(JSON.stringify(forgotten)).not.toContain(number);
    expect(forgotten).toMatchObject({ customerId: ids.customer(1), mask });
    const world = { present: [buildCustomer(1)], otherwise: 'absent' } as const;
    expect(outcomeOf(decideStrictly('customer.set-identity', forgotten, world))).toBe('forgotten');
    expect(withoutSecrets('case.note', { body: 'x' })).toEqual({ body: 'x' });
  });
});

describe('looking at the whole number', () => {
  const world = [buildCustomer(1, { identityMask: mask }), buildCustomerSecret(1, { number })];
  const ask = { customerId: ids.customer(1), reason: '退款前核实' };

  it.each([
    ['agent', 'forbidden'],
    ['lead', 'accepted'],
    ['admin', 'accepted'],
  ] as const)('%s: %s', (role, outcome) => {
    expect(outcomeOf(decide('customer.reveal-identity', ask, world, contextOf(role)))).toBe(outcome);
  });

  it('is written down with the reason, and without the number', () => {
    const decision = decide('customer.reveal-identity', ask, world, contextOf('lead'));
    expect(lines(decision)).toMatchObject([
      { kind: 'revealed', reason: '退款前核实', agentId: ids.agent(1), changes: [] },
    ]);
    expect(JSON.stringify(changesOf(decision))).not.toContain(number);
  });

  it('wants a reason, and a number', () => {
    expect(commandNamed('customer.reveal-identity')?.input.safeParse({ ...ask, reason: '  ' }).success).toBe(false);
    expect(outcomeOf(decide('customer.reveal-identity', ask, [buildCustomer(1)], contextOf('lead')))).toBe('not-found');
    const empty = [buildCustomer(1), buildCustomerSecret(1, { number: '' })];
    expect(outcomeOf(decide('customer.reveal-identity', ask, empty, contextOf('lead')))).toBe('not-found');
  });

  it('in a file that is handed over is for leads as well, and wants a reason', () => {
    const input = { customerId: ids.customer(1), internal: false, identity: true, reason: '本人要求' };
    const outcome = (more: object, role: 'agent' | 'lead') =>
      outcomeOf(decide('customer.export', { ...input, ...more }, world, contextOf(role)));
    expect(outcome({}, 'agent')).toBe('forbidden');
    expect(outcome({ identity: false }, 'agent')).toBe('accepted');
    expect(outcome({ reason: '' }, 'lead')).toBe('bad-request');
    expect(outcome({}, 'lead')).toBe('accepted');
  });
});

describe('the history of a service file', () => {
  it('has one line for each command, whatever the command is', () => {
    const one = buildCustomer(1, { name: '甲', tags: ['a'] });
    const two = buildCustomer(2, { name: '乙', tags: ['b'] });
    expect(lines(decide('customer.add', { name: '丙' }, []))).toMatchObject([
      { kind: 'added', customerId: ids.command(77), agentId: ids.agent(1), changes: [] },
    ]);
    expect(lines(decide('customer.edit', { customerId: ids.customer(1), set: { name: '丁' } }, [one]))).toMatchObject([
      { kind: 'edited', customerId: ids.customer(1), changes: [{ field: 'name', from: '甲', to: '丁' }] },
    ]);
    const merged = lines(
      decide('customer.merge', { customerId: ids.customer(1), intoId: ids.customer(2), choose: { name: 'from' } }, [
        one,
        two,
      ]),
    );
    expect(merged).toMatchObject([
      {
        ...{ kind: 'merged', customerId: ids.customer(2), otherCustomerId: ids.customer(1) },
        changes: expect.arrayContaining([
          { field: 'name', from: '乙', to: '甲' },
          { field: 'tags', added: ['a'] },
        ]),
      },
    ]);
    const apart = { customerId: ids.customer(1), otherId: ids.customer(2) };
    expect(lines(decide('customer.tell-apart', apart, [one, two]))).toMatchObject([
      { kind: 'told-apart', customerId: ids.customer(1), otherCustomerId: ids.customer(2), changes: [] },
    ]);
  });

  it('tells of an unmerge what was given back, and of apart that it was taken back', () => {
    const merge = {
      ...{ by: ids.agent(1), at: 1, set: [{ field: 'name' as const, from: '乙', to: '甲' }] },
      ...{ addedPoints: [], droppedPoints: [], addedTags: ['a'], addedApart: [] },
    };
    const from = buildCustomer(1, { mergedIntoId: ids.customer(2), merge });
    const into = buildCustomer(2, { name: '甲', tags: ['a', 'b'] });
    expect(lines(decide('customer.unmerge', { customerId: ids.customer(1) }, [from, into]))).toMatchObject([
      {
        ...{ kind: 'unmerged', customerId: ids.customer(2), otherCustomerId: ids.customer(1) },
        changes: [
          { field: 'name', from: '甲', to: '乙' },
          { field: 'tags', removed: ['a'] },
        ],
      },
    ]);
    const [one, two] = [
      buildCustomer(1, { apartFromIds: [ids.customer(2)] }),
      buildCustomer(2, { apartFromIds: [ids.customer(1)] }),
    ];
    const back = { customerId: ids.customer(1), otherId: ids.customer(2), apart: false };
    expect(lines(decide('customer.tell-apart', back, [one, two]))).toMatchObject([{ kind: 'not-apart' }]);
  });

  it('has a line for each of many files that one command changes, under an id of its own', () => {
    const row = {
      kind: 'customer',
      externalId: null,
      organisation: null,
      tier: 'standard',
      language: 'zh-CN',
    } as const;
    const rows = [1, 2, 3].map((n) => ({ ...row, customerId: ids.customer(n), name: `甲${n}`, notes: 'x' }));
    const world = [buildCustomer(1, { notes: '' }), buildCustomer(2, { notes: '' })];
    const changes = changesOf(decide('customer.import', { rows }, world, contextOf('lead')));
    const told = changes.filter(({ collection }) => collection === 'customerChange');
    expect(told.map((change) => 'fields' in change && [change.fields.customerId, change.fields.kind])).toEqual([
      [ids.customer(3), 'added'],
      [ids.customer(1), 'edited'],
      [ids.customer(2), 'edited'],
    ]);
    expect(new Set(told.map(({ id }) => id)).size).toBe(3);
  });

  it('says that a rule did it, where a rule did', () => {
    const context = { ...contextOf(), rule: { id: ids.definition(1), name: 'VIP' } };
    const decision = decide(
      'customer.edit',
      { customerId: ids.customer(1), set: { tier: 'vip' } },
      [buildCustomer(1)],
      context,
    );
    expect(lines(decision)).toMatchObject([{ agentId: null }]);
  });
});
