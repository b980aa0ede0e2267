import { expect, test } from 'vitest';
import { AppError } from '#domain/contract/failure.ts';
import type { ImportRequest } from '#domain/contract/wire/import.ts';
import { type Sender, sendRows } from '#server/import/send-batch.ts';
import { aRow } from './import-rows.ts';

/** A sender whose server may throw for a request; it notes the sizes of the requests and how long it was waited. */
function aSender(refuse: (ids: readonly string[], attempt: number) => AppError | undefined) {
  const sizes: number[] = [];
  const waits: number[] = [];
  const sender: Sender = {
    request: { source: 'test', team: 'Support', dryRun: false },
    wait: async (ms) => void waits.push(ms),
    send: async (request: ImportRequest) => {
      const ids = request.cases.map((found) => found.externalId);
      sizes.push(ids.length);
      const error = refuse(ids, sizes.length);
      if (error) throw error;
      return ids.map((externalId) => ({ externalId, outcome: 'created' as const, entries: 1 }));
    },
  };
  return { sender, sizes, waits };
}

const rows = Array.from({ length: 8 }, (_, n) => aRow(`${n}`, n + 2));

test('one row the server cannot take is found and refused, the others are in', async () => {
  const { sender } = aSender((ids) => (ids.includes('5') ? new AppError('internal', 'boom') : undefined));
  const outcomes = await sendRows(rows, sender);
  expect(outcomes.map((found) => [found.row.value.externalId, found.outcome])).toEqual(
    rows.map((row) => [row.value.externalId, row.value.externalId === '5' ? 'refused' : 'created']),
  );
});

test('a request too large is sent in smaller ones', async () => {
  const { sender, sizes } = aSender((ids) =>
    ids.length > 3 ? new AppError('bad-request', 'too large', { tooLarge: true }) : undefined,
  );
  const outcomes = await sendRows(rows, sender);
  expect(outcomes.every((found) => found.outcome === 'created')).toBe(true);
  expect(sizes).toEqual([8, 4, 2, 2, 4, 2, 2]);
});

test('a server that fails at everything stops the import instead of refusing every row', async () => {
  const { sender } = aSender(() => new AppError('internal', 'boom'));
  await expect(sendRows(rows, sender)).rejects.toThrow(/fails at every row/);
});

test('a server that restarts is waited for, one that stays away is not', async () => {
  const restarting = aSender((_ids, attempt) => (attempt <= 3 ? new AppError('offline', 'gone') : undefined));
  expect(await sendRows(rows, restarting.sender)).toHaveLength(8);
  expect(restarting.waits).toEqual([500, 1000, 2000]);
  const away = aSender(() => new AppError('offline', 'gone'));
  await expect(sendRows(rows, away.sender)).rejects.toMatchObject({ kind: 'offline' });
});

test('a refusal of the whole import is passed on at once', async () => {
  const { sender, sizes } = aSender(() => new AppError('forbidden', 'no'));
  await expect(sendRows(rows, sender)).rejects.toMatchObject({ kind: 'forbidden' });
  expect(sizes).toEqual([8]);
});
