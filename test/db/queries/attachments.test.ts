import { describe, expect, test } from 'vitest';
import { connectionOf } from '#db/connection/connection.ts';
import { attachmentsOfCase, attachmentsWith, awaitedContent, findAttachment } from '#db/queries/attachments.ts';
import { setUnsent } from '#db/replica/shadows.ts';
import { ids } from '../../builders/ids.ts';
import { buildAgent, buildAttachment } from '../../builders/records.ts';
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
    expect(attachmentsOfCase(db, ids.case(1)).map(({ id, createdByName }) => [id, createdByName])).toEqual([
      [ids.attachment(1), '安娜'],
      [ids.attachment(2), '安娜'],
      [ids.attachment(4), ''],
    ]);
    expect(findAttachment(db, ids.attachment(3))).toMatchObject({ name: 'picture-3.png', unsent: 0 });
    expect(findAttachment(db, ids.attachment(9))).toBeUndefined();
  });
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
