import { describe, expect, test } from 'vitest';
import { customerSummary } from '#db/queries/customer-summaries.ts';
import { listOrganisations, organisationDetail, organisationPage } from '#db/queries/organisations.ts';
import { ids } from '../../builders/ids.ts';
import { buildAgent, buildCase, buildCustomer, buildOrganisation } from '../../builders/records.ts';
import { noon } from '../../builders/times.ts';
import { replicaWith } from '../replica/replica-harness.ts';

const merge = {
  ...{ by: ids.agent(1), at: noon, set: [], addedPoints: [], droppedPoints: [], addedTags: [], addedApart: [] },
};
const phone = { kind: 'phone', value: '010-62345678', label: '总机' } as const;
const db = () =>
  replicaWith(
    buildAgent(1, { name: '林' }),
    buildOrganisation(1, { name: '海星物业', contactPoints: [phone], accountManagerId: ids.agent(1) }),
    buildOrganisation(2, { name: 'Ｓｔａｒ 学校' }),
    buildCustomer(1, { name: '赵敏', organisationId: ids.organisation(1) }),
    buildCustomer(2, { name: '安娜', organisationId: ids.organisation(1), specialNeeds: '听力不好' }),
    buildCustomer(3, { name: '赵民', organisationId: ids.organisation(1), mergedIntoId: ids.customer(1), merge }),
    buildCustomer(4, { name: '别人' }),
    buildCase(1, { customerId: ids.customer(3) }),
  );

describe('organisations', () => {
  test('are found by a part of their name, however it is written, a page at a time', () => {
    const replica = db();
    const find = (text: string, offset = 0, limit = 9) => organisationPage(replica, { text, offset, limit });
    expect(find('')).toEqual({
      total: 2,
      rows: expect.arrayContaining([
        { id: ids.organisation(1), name: '海星物业', accountManagerName: '林', people: 2 },
        { id: ids.organisation(2), name: 'Ｓｔａｒ 学校', accountManagerName: null, people: 0 },
      ]),
    });
    expect(find('star').rows.map(({ id }) => id)).toEqual([ids.organisation(2)]);
    expect(find('海').total).toBe(1);
    expect([...find('', 0, 1).rows, ...find('', 1, 1).rows]).toEqual(find('').rows);
    expect(listOrganisations(replica, { text: 'STAR' })).toEqual([{ id: ids.organisation(2), name: 'Ｓｔａｒ 学校' }]);
  });

  test('come with their numbers as people read them, and their people by name, none of them twice', () => {
    const detail = organisationDetail(db(), ids.organisation(1));
    expect(detail.numbers).toEqual({ '010-62345678': [{ text: '010 6234 5678', extension: '' }] });
    expect(detail.people.total).toBe(2);
    expect(detail.people.rows.map(({ name, openCases }) => [name, openCases])).toEqual([
      ['安娜', 0],
      ['赵敏', 1],
    ]);
  });

  test('that this device does not hold are said to be elsewhere', () => {
    expect(() => organisationDetail(db(), ids.organisation(9))).toThrow(expect.objectContaining({ kind: 'not-here' }));
  });
});

test('a summary of a customer carries what nobody may overlook', () => {
  expect(customerSummary(db(), ids.customer(2))?.specialNeeds).toBe('听力不好');
});
