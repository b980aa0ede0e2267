import { join } from 'node:path';
import { expect, test } from 'vitest';
import { close } from '#db/connection/connection.ts';
import { openOutbox } from '#db/open.ts';
import {
  countNotices,
  dismissNotice,
  forgetNotices,
  type KeptNotice,
  keepNotice,
  listNotices,
} from '#db/outbox/notices.ts';
import { ids } from '../../builders/ids.ts';
import { temporaryFolder } from '../../harness/temp-folder.ts';
import { testKey } from '../keys.ts';

const path = () => join(temporaryFolder(), 'outbox.db');

function notice(n: number, parts: Partial<KeptNotice> = {}): KeptNotice {
  const onCase = { collection: 'case', recordId: ids.case(n), caseId: ids.case(n), field: 'priority' } as const;
  return { ...onCase, commandUid: ids.command(n), cause: 'changed', mine: 'urgent', now: 'high', ...parts };
}

test('notices are there after a restart, the newest first, of one case or of all', () => {
  const file = path();
  const db = openOutbox(file, testKey());
  keepNotice(db, notice(1));
  keepNotice(db, notice(2, { field: 'tags', mine: { add: ['退款'], remove: [] }, now: [] }));
  keepNotice(db, notice(1, { field: 'status', cause: 'refused' }));
  close(db);
  const again = openOutbox(file, testKey());
  expect(listNotices(again, null).map(({ field }) => field)).toEqual(['status', 'tags', 'priority']);
  expect(listNotices(again, ids.case(1)).map(({ field }) => field)).toEqual(['status', 'priority']);
  expect(listNotices(again, ids.case(2))[0]).toMatchObject({ mine: { add: ['退款'], remove: [] }, now: [] });
});

test('there is one for a field, the newest; dismissed ones are gone', () => {
  const db = openOutbox(path(), testKey());
  keepNotice(db, notice(1));
  keepNotice(db, notice(1, { now: 'low', cause: 'refused', commandUid: ids.command(9) }));
  expect(listNotices(db, null)).toEqual([
    { id: 1, ...notice(1, { now: 'low', cause: 'refused', commandUid: ids.command(9) }) },
  ]);
  dismissNotice(db, 1);
  expect(countNotices(db)).toBe(0);
});

test('fields that were set anew are forgotten, others stay', () => {
  const db = openOutbox(path(), testKey());
  for (const n of [1, 2, 3]) keepNotice(db, notice(n));
  forgetNotices(db, [notice(1), notice(3), notice(2, { field: 'status' })]);
  expect(listNotices(db, null).map(({ recordId }) => recordId)).toEqual([ids.case(2)]);
});
