import { describe, expect, test } from 'vitest';
import { connectionOf } from '#db/connection/connection.ts';
import { attachmentsOf, attachmentsWith, awaitedContent, findAttachment } from '#db/queries/attachments.ts';
import { describeCommandTarget } from '#db/queries/command-target.ts';
import { setUnsent } from '#db/replica/shadows.ts';
import { ids } from '../../builders/ids.ts';
import { buildAgent, buildAttachment, buildCustomer } from '../../builders/records.ts';
import { replicaWith } from '../replica/replica-harness.ts';

const [a, b] = ['a'.repeat(64), 'b'.repeat(64)];

describe('the files of a case', () => {
  test('come oldest first, with who added them, and of this case only', () => {
    const db = replicaWith(
      buildAgent(1, { name: '安娜' }),
      buildAttachment(2),
      buildAttachment(1),
      buildAttachment(3, { caseId: ids.case(2) }),
      buildAttachment(4, { createdBy: ids.agent(9) }),
    );
    expect(attachmentsOf(db, { caseId: ids.case(1) }).map(({ id, createdByName }) => [id, createdByName])).toEqual([
      [ids.attachment(1), '安娜'],
      [ids.attachment(2), '安娜'],
      [ids.attachment(4), ''],
    ]);
    expect(findAttachment(db, ids.attachment(3))).toMatchObject({ name: 'picture-3.png', unsent: 0 });
    expect(findAttachment(db, ids.attachment(9))).toBeUndefined();
  });
});

describe('the files of others than cases', () => {
  const of = (owner: object) => ({ caseId: null, entryId: null, ...owner });

  test('are found by what they are of; what was removed is found no more', () => {
    const db = replicaWith(
      buildAttachment(1, of({ customerId: ids.customer(1) })),
      buildAttachment(2, of({ visitId: ids.visit(1) })),
      buildAttachment(3, of({ articleId: ids.article(1) })),
      buildAttachment(4, of({ customerId: ids.customer(1), removedAt: 5, sha256: a, state: 'awaiting-bytes' })),
    );
    const idsOf = (owner: Parameters<typeof attachmentsOf>[1]) => attachmentsOf(db, owner).map(({ id }) => id);
    expect(idsOf({ customerId: ids.customer(1) })).toEqual([ids.attachment(1)]);
    expect(idsOf({ visitId: ids.visit(1) })).toEqual([ids.attachment(2)]);
    expect(idsOf({ articleId: ids.article(1) })).toEqual([ids.attachment(3)]);
    expect(idsOf({ caseId: ids.case(1) })).toEqual([]);
    expect(findAttachment(db, ids.attachment(4))).toBeUndefined();
    expect(attachmentsWith(db, a)).toEqual([]);
    expect(awaitedContent(db)).toEqual([]);
  });

  test('follow a customer whose file goes on in another one', () => {
    const db = replicaWith(
      buildCustomer(1, { mergedIntoId: ids.customer(2) }),
      buildCustomer(2),
      buildAttachment(1, of({ customerId: ids.customer(1) })),
      buildAttachment(2, of({ customerId: ids.customer(2) })),
    );
    for (const n of [1, 2])
      expect(attachmentsOf(db, { customerId: ids.customer(n) })).toMatchObject([
        { name: 'picture-1.png' },
        { name: 'picture-2.png' },
      ]);
  });
});

test('a command about a file is about its customer, and calls nobody by the file’s name', () => {
  const db = replicaWith(
    buildCustomer(1, { name: '王小明' }),
    buildAttachment(1, { caseId: null, entryId: null, customerId: ids.customer(1) }),
  );
  const asked = { sha256: a, name: '合同.pdf', attachmentId: ids.attachment(9) };
  const about = (args: object) => describeCommandTarget(db, { ...args }).customerName;
  expect(about({ attachmentId: ids.attachment(1) })).toBe('王小明');
  expect(about({ ...asked, customerId: ids.customer(1) })).toBe('王小明');
  expect(about({ ...asked, customerId: ids.customer(2) })).toBeNull();
});

describe('content', () => {
  test('is found in all records that have it', () => {
    const db = replicaWith(
      buildAttachment(1, { sha256: a }),
      buildAttachment(2, { sha256: a, caseId: ids.case(2) }),
      buildAttachment(3, { sha256: b }),
    );
    expect(attachmentsWith(db, a).map(({ id }) => id)).toEqual([ids.attachment(1), ids.attachment(2)]);
  });

  test('the server lacks is named with the newest revision that says so, once the server knows of it', () => {
    const awaiting = { sha256: a, state: 'awaiting-bytes' } as const;
    const db = replicaWith(
      buildAttachment(1, awaiting, { rev: 2 }),
      buildAttachment(2, awaiting, { rev: 5 }),
      buildAttachment(3, { sha256: b }),
    );
    expect(awaitedContent(db)).toEqual([{ sha256: a, rev: 5 }]);
    setUnsent(db, [{ collection: 'attachment', id: ids.attachment(2) }]);
    expect(awaitedContent(db)).toEqual([{ sha256: a, rev: 2 }]);
  });

  test('is looked for by indexes: this is asked at every change', () => {
    const { driver } = connectionOf(replicaWith(buildAttachment(1)));
    const plan = driver
      .prepare(
        `explain query plan select t.sha256 from attachment t where t.state = 'awaiting-bytes' group by t.sha256`,
      )
      .all() as { detail: string }[];
    expect(plan.map(({ detail }) => detail)).toEqual([expect.stringContaining('attachment_awaited')]);
  });
});
