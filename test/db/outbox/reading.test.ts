import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openOutbox } from '#db/open.ts';
import { eraseTraces, tracesOf } from '#db/outbox/erase.ts';
import { readUpTo, readUpToOf, setReadUpTo } from '#db/outbox/reading.ts';
import { ids } from '../../builders/ids.ts';
import { temporaryFolder } from '../../harness/temp-folder.ts';
import { testKey } from '../keys.ts';

const opened = () => openOutbox(join(temporaryFolder(), 'outbox.db'), testKey());

test('how far a case was read never goes back', () => {
  const db = opened();
  expect(readUpTo(db, ids.case(1))).toBeUndefined();
  setReadUpTo(db, ids.case(1), 20);
  setReadUpTo(db, ids.case(1), 10);
  setReadUpTo(db, ids.case(2), 5);
  expect(readUpTo(db, ids.case(1))).toBe(20);
  expect([...readUpToOf(db, [ids.case(1), ids.case(2), ids.case(3)])]).toEqual([
    [ids.case(1), 20],
    [ids.case(2), 5],
  ]);
});

test('it goes with the case that is erased', () => {
  const db = opened();
  setReadUpTo(db, ids.case(1), 20);
  setReadUpTo(db, ids.case(2), 20);
  eraseTraces(db, tracesOf(db, { customerId: ids.customer(1), records: [`case/${ids.case(1)}`] }));
  expect([...readUpToOf(db, [ids.case(1), ids.case(2)]).keys()]).toEqual([ids.case(2)]);
  eraseTraces(db, tracesOf(db, 'everything'));
  expect(readUpToOf(db, [ids.case(2)]).size).toBe(0);
});
