import { describe, expect, test } from 'vitest';
import type { CommandInput } from '#domain/commands/registry.ts';
import { applyChange } from '#domain/model/change.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import type { AnyRecord } from '#domain/model/record.ts';
import type { Consent } from '#domain/model/service-file-fields.ts';
import { aCaseField, knownFields } from '../../builders/case-fields.ts';
import { ids } from '../../builders/ids.ts';
import { buildAgent, buildCustomer, buildOrganisation } from '../../builders/records.ts';
import { argsOf, changesOf, contextOf, decideStrictly, now, outcomeOf } from './deciding.ts';

const customerId = ids.customer(1);
const phone = { kind: 'phone', value: '138 0000 0001', label: '' } as const;
const email = { kind: 'email', value: 'a@b.cn', label: '' } as const;

type Edit = Omit<CommandInput<'customer.edit'>, 'customerId'>;

interface Given {
  readonly set?: Partial<FieldsOf<'customer'>>;
  readonly at?: number;
  readonly beside?: readonly AnyRecord[];
  readonly otherwise?: 'absent' | 'unknown';
}

function decided(input: Edit, { set = {}, at = now, beside = [], otherwise = 'absent' }: Given = {}) {
  const held = buildCustomer(1, { contactPoints: [phone, email], ...set });
  const world = { present: [held, ...beside], otherwise };
  const args = argsOf('customer.edit', { customerId, ...input });
  return { held, decision: decideStrictly('customer.edit', args, world, contextOf('agent', [1], at)) };
}

/** The file as it is after the edit. */
function edited(input: Edit, given: Given = {}): FieldsOf<'customer'> {
  const { held, decision } = decided(input, given);
  const record = changesOf(decision).reduce<AnyRecord>(
    (before, change) => (change.id === held.id ? applyChange(before, change) : before),
    held,
  );
  return record.fields as unknown as FieldsOf<'customer'>;
}

describe('what is known of a contact point', () => {
  test('is said of it mark by mark, and taken back', () => {
    const marked = edited({
      points: [
        { kind: 'phone', value: '13800000001', verified: true, preferred: true, doNotContact: { from: 1320, to: 480 } },
      ],
    });
    expect(marked.contactPoints).toEqual([
      { ...phone, verifiedAt: now, preferred: true, doNotContact: { from: 1320, to: 480 } },
      email,
    ]);
    const plain = edited(
      { points: [{ ...phone, verified: false, preferred: false, doNotContact: null }] },
      { set: { contactPoints: marked.contactPoints } },
    );
    expect(plain.contactPoints).toEqual([phone, email]);
  });

  test('stands when somebody else says something else of it, or writes it down again', () => {
    const contactPoints = [{ ...phone, verifiedAt: 5, preferred: true as const }];
    expect(edited({ points: [{ ...phone, label: '家' }] }, { set: { contactPoints } }).contactPoints).toEqual([
      { ...phone, label: '家', verifiedAt: 5, preferred: true },
    ]);
    const again = { kind: 'phone', value: '+13800000001', label: '手机' } as const;
    expect(outcomeOf(decided({ points: [{ ...phone, verified: true }] }, { set: { contactPoints } }).decision)).toBe(
      'nothing-to-do',
    );
    expect(
      edited({ add: { contactPoints: [{ ...again, value: '138-0000-0001' }] } }, { set: { contactPoints } })
        .contactPoints,
    ).toEqual([{ ...again, value: '138-0000-0001', verifiedAt: 5, preferred: true }]);
  });

  test('one is preferred, the last that was said to be', () => {
    const contactPoints = [{ ...phone, preferred: true as const }, email];
    expect(edited({ points: [{ ...email, preferred: true }] }, { set: { contactPoints } }).contactPoints).toEqual([
      phone,
      { ...email, preferred: true },
    ]);
  });

  test('of one that was taken away meanwhile brings it back not', () => {
    const { decision } = decided({ points: [{ ...email, verified: true }] }, { set: { contactPoints: [phone] } });
    expect(outcomeOf(decision)).toBe('nothing-to-do');
  });

  test('is kept with a new customer', () => {
    const args = argsOf('customer.add', {
      name: '王',
      contactPoints: [phone, email],
      points: [{ ...email, preferred: true, verified: true }],
    });
    const [change] = changesOf(decideStrictly('customer.add', args, { present: [], otherwise: 'absent' }));
    expect(change).toMatchObject({
      fields: { contactPoints: [phone, { ...email, verifiedAt: now, preferred: true }] },
    });
  });
});

describe('consent', () => {
  const held = (state: Consent['state'], since: number): Consent => ({ key: 'sms', state, since, how: '' });
  const said = (state: 'granted' | 'refused' | 'not-asked') => ({
    consents: [{ key: 'sms' as const, state, how: '' }],
  });

  test('is written down with the moment it was given', () => {
    expect(edited({ consents: [{ key: 'email', state: 'granted', how: '表格' }] }).consents).toEqual([
      { key: 'email', state: 'granted', since: now, how: '表格' },
    ]);
  });

  test('that was given before a refusal that arrived first does not undo the refusal', () => {
    const { decision } = decided(said('granted'), { set: { consents: [held('refused', now + 1)] } });
    expect(outcomeOf(decision)).toBe('nothing-to-do');
    expect(edited(said('refused'), { set: { consents: [held('granted', now - 1)] } }).consents).toEqual([
      held('refused', now),
    ]);
  });

  test('and refusal of one moment: the refusal counts', () => {
    expect(outcomeOf(decided(said('granted'), { set: { consents: [held('refused', now)] } }).decision)).toBe(
      'nothing-to-do',
    );
    expect(edited(said('refused'), { set: { consents: [held('granted', now)] } }).consents).toEqual([
      held('refused', now),
    ]);
  });

  test('is taken back where it was written down by mistake', () => {
    expect(edited(said('not-asked'), { set: { consents: [held('granted', 1)] } }).consents).toEqual([]);
  });

  test('said again as it was keeps the moment it was first said', () => {
    const { decision } = decided(said('granted'), { set: { consents: [held('granted', 1)] } });
    expect(outcomeOf(decision)).toBe('nothing-to-do');
  });
});

describe('fields of the workspace’s own', () => {
  const ofCustomers = aCaseField(1, { of: 'customer' });
  const ofCases = aCaseField(2);
  const beside = [knownFields(ofCustomers, ofCases)];
  const key = ids.definition(1);

  test('are set and emptied', () => {
    expect(edited({ custom: [{ key, value: '三楼' }] }, { beside }).custom).toEqual([{ key, value: '三楼' }]);
    expect(
      edited({ custom: [{ key, value: null }] }, { beside, set: { custom: [{ key, value: '三楼' }] } }).custom,
    ).toEqual([]);
  });

  test.each([
    ['field-unknown', [{ key: ids.definition(2), value: '三楼' }], 'absent'],
    ['field-unfit', [{ key, value: 7 }], 'absent'],
    ['nothing-to-do', [{ key, value: null }], 'absent'],
  ] as const)('%s: %j', (outcome, custom, otherwise) => {
    expect(outcomeOf(decided({ custom }, { beside, otherwise }).decision)).toBe(outcome);
  });

  test('those of customers are none of cases', () => {
    const args = argsOf('case.custom', { caseId: ids.case(1), set: [{ key, value: '三楼' }] });
    const decision = decideStrictly('case.custom', args, { present: beside, otherwise: 'unknown' });
    expect(outcomeOf(decision)).toBe('not-here');
  });
});

describe('an account manager', () => {
  const accountManagerId = ids.agent(2);
  test.each([
    ['accepted', [buildAgent(2)], 'absent'],
    ['inactive', [buildAgent(2, { active: false })], 'absent'],
    ['not-found', [], 'absent'],
    ['accepted', [], 'unknown'],
  ] as const)('%s', (outcome, beside, otherwise) => {
    expect(outcomeOf(decided({ set: { accountManagerId } }, { beside, otherwise }).decision)).toBe(outcome);
  });
});

describe('editing an organisation', () => {
  const organisationId = ids.organisation(1);
  const decide = (
    input: Omit<CommandInput<'organisation.edit'>, 'organisationId'>,
    set: Partial<FieldsOf<'organisation'>> = {},
  ) =>
    decideStrictly('organisation.edit', argsOf('organisation.edit', { organisationId, ...input }), {
      present: [buildOrganisation(1, set), buildAgent(2)],
      otherwise: 'absent',
    });

  test('sets only what differs', () => {
    expect(
      changesOf(
        decide({
          set: { name: 'Organisation 1', accountManagerId: ids.agent(2) },
          add: { contactPoints: [phone] },
        }),
      ),
    ).toEqual([
      {
        kind: 'update',
        collection: 'organisation',
        id: organisationId,
        set: { accountManagerId: ids.agent(2) },
        add: { contactPoints: [phone] },
        remove: { contactPoints: [] },
      },
    ]);
  });

  test.each<[string, Parameters<typeof decide>[0]]>([
    ['nothing-to-do', {}],
    ['nothing-to-do', { set: { notes: '' }, remove: { contactPoints: [phone] } }],
    ['not-found', { set: { accountManagerId: ids.agent(9) } }],
    ['accepted', { set: { name: '海星' } }],
  ])('%s: %j', (outcome, input) => {
    expect(outcomeOf(decide(input))).toBe(outcome);
  });

  test('holds at most 30 contact points', () => {
    const contactPoints = Array.from({ length: 30 }, (_, n) => ({ ...phone, value: String(1000 + n) }));
    expect(outcomeOf(decide({ add: { contactPoints: [phone] } }, { contactPoints }))).toBe('bad-request');
  });
});
