import { describe, expect, test } from 'vitest';
import type { ReplicaWriter } from '#db/connection/handle.ts';
import { alikeCustomers, duplicateCustomers } from '#db/queries/alike-customers.ts';
import { listCustomers } from '#db/queries/customers.ts';
import { customersByNumber } from '#db/queries/customers-by-phone.ts';
import { rereadPhones } from '#db/search/rebuild.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import type { ContactPoint } from '#domain/model/customer-fields.ts';
import { workspaceSettingsId } from '#domain/rules/definitions/workspace-settings.ts';
import { ids } from '../../builders/ids.ts';
import {
  buildCall,
  buildCase,
  buildCustomer,
  buildDefinition,
  buildFollowUp,
  buildOrganisation,
} from '../../builders/records.ts';
import { replicaWith, save } from '../replica/replica-harness.ts';

const point = (kind: ContactPoint['kind'], value: string): ContactPoint => ({ kind, value, label: '' });
const phone = (value: string) => point('phone', value);
const customer = (n: number, name: string, contactPoints: ContactPoint[], more: Partial<FieldsOf<'customer'>> = {}) =>
  buildCustomer(n, { name, contactPoints, ...more });

const settings = (country: string, areaCode: string) =>
  buildDefinition(
    1,
    { kind: 'workspace-settings', content: { phones: { country, areaCode } } },
    { id: workspaceSettingsId },
  );
const everyPair = { offset: 0, limit: 50 };
const pairsIn = (db: ReplicaWriter) =>
  duplicateCustomers(db, everyPair).rows.map(({ one, other, reasons }) => [
    [one.name, other.name].toSorted().join(' '),
    reasons.join(' '),
  ]);

describe('the list of duplicates', () => {
  test.each<[string, ContactPoint[], ContactPoint[], string]>([
    ['one number, spelled in two ways', [phone('138 0013 8000')], [phone('+86-13800138000')], 'phone name'],
    ['one of several in a field', [phone('13800138000 / 010-62345678')], [phone('(010)62345678转8')], 'phone name'],
    ['one e-mail address', [point('email', 'Wang@Example.cn')], [point('email', 'wang@example.cn')], 'email name'],
    ['one chat name', [point('chat', 'wx_88')], [point('chat', 'WX_88')], 'chat name'],
    ['one address', [point('address', '南京路 8 号')], [point('address', '南京路8号')], 'address name'],
  ])('holds two files with %s', (_what, mine, theirs, reasons) => {
    const db = replicaWith(customer(1, '王小明', mine), customer(2, '王小明', theirs));
    expect(pairsIn(db)).toEqual([['王小明 王小明', reasons]]);
  });

  test('puts the likeliest first, and names what speaks against it', () => {
    const mail = point('email', 'li@example.cn');
    const db = replicaWith(
      customer(1, '王小明', [phone('13800138000')]),
      customer(2, '赵敏', [phone('13800138000')]),
      customer(3, '李雷', [phone('13900139000'), mail]),
      customer(4, '李蕾', [phone('13900139000'), mail]),
    );
    expect(pairsIn(db)).toEqual([
      ['李蕾 李雷', 'phone email sound'],
      ['王小明 赵敏', 'phone other-name'],
    ]);
  });

  test('leaves out an equal name alone, short service numbers and what a whole house shares', () => {
    const shared = Array.from({ length: 7 }, (_, n) => customer(10 + n, `${n}号同事`, [phone('021-55556666')]));
    const db = replicaWith(customer(1, '王小明', [phone('95588')]), customer(2, '王小明', [phone('95588')]), ...shared);
    expect(pairsIn(db)).toEqual([]);
  });

  test('takes the same name in one organisation for a likeness, and lets go of it when one moves', () => {
    const at = { organisationId: ids.organisation(1) };
    const db = replicaWith(buildOrganisation(1), customer(1, '王小明', [], at), customer(2, '王小明', [], at));
    expect(pairsIn(db)).toEqual([['王小明 王小明', 'name organisation']]);
    save(db, customer(2, '王小明', []));
    expect(pairsIn(db)).toEqual([]);
  });

  test('forgets those who were said to be two, whichever of them says so, and those who were merged', () => {
    const points = [phone('13800138000')];
    const apart = replicaWith(
      customer(1, '王小明', points, { apartFromIds: [ids.customer(2)] }),
      customer(2, '王小明', points),
    );
    expect(pairsIn(apart)).toEqual([]);
    const merged = replicaWith(
      customer(1, '王小明', points, { mergedIntoId: ids.customer(2) }),
      customer(2, '王小明', points),
    );
    expect(duplicateCustomers(merged, everyPair)).toEqual({ total: 0, rows: [] });
  });
});

describe('who may be the one that is written down', () => {
  const db = () =>
    replicaWith(customer(1, '王小明', [phone('021-55556666转8')]), customer(2, '王晓明', []), customer(3, '赵敏', []));
  const asked = (name: string, contactPoints: ContactPoint[], exceptId: string | null = null) =>
    alikeCustomers(db(), { name, organisationId: null, contactPoints, exceptId }).map(
      ({ customer: { name: found }, reasons }) => `${found}: ${reasons.join(' ')}`,
    );

  test('is whoever has the number, however it is typed, and who is called so', () => {
    expect(asked('', [phone('（021）5555 6666')])).toEqual(['王小明: phone']);
    expect(asked('王小明', [])).toEqual(['王小明: name', '王晓明: sound']);
    expect(asked('王小明', [phone('02155556666')], ids.customer(1))).toEqual(['王晓明: sound']);
    expect(asked('', [])).toEqual([]);
  });
});

describe('who is calling', () => {
  const db = () =>
    replicaWith(
      customer(1, '王小明', [phone('13800138000 / 021-55556666转8')]),
      customer(2, '赵敏', [phone('021-55556666转9')]),
      customer(3, '李雷', [phone('分机 62345678')]),
      buildCase(1, { customerId: ids.customer(1) }),
      buildCase(2, { customerId: ids.customer(1), status: 'closed' }),
      buildFollowUp(1, { customerId: ids.customer(1), promise: '明天回电' }),
      buildFollowUp(2, { customerId: ids.customer(1), status: 'done' }),
      buildCall(1, { customerId: ids.customer(1), promised: '查明原因' }),
    );
  const found = (typed: string, replica = db()) =>
    customersByNumber(replica, typed).candidates.map(({ customer: { name }, match, confidence }) => [
      name,
      match,
      confidence,
    ]);

  test('with what is open for them and what they were promised', () => {
    const lookup = customersByNumber(db(), '+86 138-0013-8000');
    expect(lookup).toMatchObject({ shown: '138 0013 8000', isUnderstood: true });
    expect(lookup.candidates).toMatchObject([
      {
        customer: { name: '王小明' },
        ...{ match: 'same', confidence: 0.95 },
        openCases: [{ id: ids.case(1) }],
        promises: [{ id: ids.followUp(1), promise: '明天回电' }],
        lastPromised: { text: '查明原因' },
      },
    ]);
  });

  test('is less sure where several share the number; the extension tells them apart', () => {
    expect(found('02155556666')).toEqual([
      ['王小明', 'same', 0.67],
      ['赵敏', 'same', 0.67],
    ]);
    expect(found('021-55556666转9')).toEqual([
      ['赵敏', 'same', 0.95],
      ['王小明', 'other-extension', 0.6],
    ]);
  });

  test('is found by the last eight digits where nothing else is known', () => {
    expect(found('010-62345678')).toEqual([['李雷', 'same-end', 0.5]]);
    expect(found('13911139111')).toEqual([]);
    expect(customersByNumber(db(), '匿名')).toEqual({
      shown: '匿名',
      isUnderstood: false,
      candidates: [],
      organisations: [],
    });
  });

  test('follows the workspace’s area once it has one, for numbers that were there before', () => {
    const replica = replicaWith(customer(1, '王小明', [phone('55556666')]));
    expect(found('021-55556666', replica)).toEqual([['王小明', 'same-end', 0.5]]);
    save(replica, settings('CN', '021'));
    expect([...rereadPhones(replica)].length).toBeGreaterThan(0);
    expect(found('021-55556666', replica)).toEqual([['王小明', 'same', 0.95]]);
    expect([...rereadPhones(replica)]).toEqual([]);
  });
});

describe('customers are found', () => {
  const db = () =>
    replicaWith(
      customer(1, '王小明', [phone('13800138000 / 021-55556666转8'), point('email', 'xiaoming.w@example.cn')]),
      customer(2, '曾國藩', [phone('13900139111')]),
      customer(3, 'John Goldsmith', [point('chat', 'wx_goldie')]),
      buildCase(1, { number: '20457', customerId: ids.customer(2) }),
    );
  const named = (text: string) => listCustomers(db(), { text, offset: 0, limit: 9 }).rows.map(({ name }) => name);

  test.each([
    ...[
      'wxm',
      'wangxm',
      'wang xiaoming',
      'xiaoming',
      'xm',
      '王小明',
      '小明',
      'ming.w',
      '8000',
      '6666',
      '021-5555 6666',
    ],
    ...['+8613800138000', '5556666'],
  ])('王小明 by %s', (text) => {
    expect(named(text)).toEqual(['王小明']);
  });

  test.each(['zeng', 'zgf', 'zengguofan', 'cengguofan', '曾国藩', '国藩', '9111', '20457', '#20457'])(
    '曾國藩 by %s',
    (text) => {
      expect(named(text)).toEqual(['曾國藩']);
    },
  );

  test.each(['smith', 'ldsm', 'john', 'oldie', 'JOHN gold'])('John Goldsmith by %s', (text) => {
    expect(named(text)).toEqual(['John Goldsmith']);
  });
});
