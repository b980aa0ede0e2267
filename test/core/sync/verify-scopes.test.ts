import { beforeEach, describe, expect, test } from 'vitest';
import type { Log } from '#core/ports.ts';
import { verifyScopes } from '#core/sync/verify-scopes.ts';
import { sql, transaction } from '#db/connection/connection.ts';
import type { ReplicaWriter } from '#db/connection/handle.ts';
import { completeCursors, readCursors, setCompleteCursors, writeCursor } from '#db/replica/cursors.ts';
import { saveRows } from '#db/replica/rows.ts';
import { readSums, SumsTally, writeSums } from '#db/replica/scope-sums.ts';
import { type Scope, teamScope } from '#domain/model/scope.ts';
import { wireColumns, wireRow } from '../../bench/generate/wire-rows.ts';
import { ids } from '../../builders/ids.ts';
import { buildCase } from '../../builders/records.ts';
import { day, noon } from '../../builders/times.ts';
import { emptyReplica } from '../../db/replica/replica-harness.ts';

const scope: Scope = teamScope(ids.team(1));
let replica: ReplicaWriter;
let logged: string[];
let checks: Record<string, { rows: number; ids: number; vers: number }>;

/** Asks at a time of the device's clock; every timer is due at once. */
function verify(now: number): Promise<boolean> {
  const note = (level: string) => () => void logged.push(level);
  const log: Log = { info: note('info'), warn: note('warn'), error: note('error') };
  const after = (_ms: number, run: () => void) => {
    queueMicrotask(run);
    return () => undefined;
  };
  return verifyScopes({ store: { replica }, clock: { now: () => now, after }, log, stopped: () => false }, checks);
}

beforeEach(async () => {
  replica = emptyReplica();
  logged = [];
  transaction(replica, () => {
    const tally = new SumsTally();
    const values = [1, 2, 3].map((n) => wireRow(buildCase(n), n));
    saveRows(replica, scope, 'case', wireColumns('case'), values, { tally });
    tally.save(replica);
    writeCursor(replica, scope, 3);
    setCompleteCursors(replica, { [scope]: 3 }, [scope]);
  });
  checks = Object.fromEntries(readSums(replica));
  expect(await verify(noon)).toBe(false);
});

const loseSilently = () => sql(replica, 'delete from "case" where id = ?').run(ids.case(2));

describe('a row that was lost silently', () => {
  test('is missed at the daily count: the scope is to be read from its beginning', async () => {
    loseSilently();
    expect(await verify(noon + day - 1)).toBe(false);
    expect(await verify(noon + day)).toBe(true);
    expect(readCursors(replica)).toEqual({});
    expect(completeCursors(replica), 'what was confirmed stays so').toEqual({ [scope]: 3 });
    expect(logged).toEqual(['warn']);
    expect(readSums(replica).get(scope)).toMatchObject({ rows: 2 });
  });

  test('is missed though the clock was set back a year', async () => {
    loseSilently();
    expect(await verify(noon - 365 * day)).toBe(true);
  });

  test('that reading did not bring back is reported, and the scope not read over and over', async () => {
    loseSilently();
    await verify(noon + day);
    writeCursor(replica, scope, 3);
    expect(await verify(noon + day + 1)).toBe(false);
    expect(readCursors(replica)).toEqual({ [scope]: 3 });
    expect(logged).toEqual(['warn', 'error']);
    expect(await verify(noon + 2 * day + 1)).toBe(true);
  });
});

test('a scope that still differs after it was read again is counted once more, and then only once a day', async () => {
  checks = { ...checks, [scope]: { rows: 4, ids: 1, vers: 10 } };
  expect(await verify(noon + 1)).toBe(true);
  writeCursor(replica, scope, 3);
  for (const later of [2, 3, 4]) expect(await verify(noon + later)).toBe(false);
  expect(logged).toEqual(['warn', 'error']);
  checks = Object.fromEntries(readSums(replica));
  expect(await verify(noon + day + 2)).toBe(false);
  checks = { ...checks, [scope]: { rows: 4, ids: 1, vers: 10 } };
  expect(await verify(noon + day + 3), 'noticed at once on another day').toBe(true);
});

test('a scope the server says more of is noticed at once', async () => {
  checks = { ...checks, [scope]: { rows: 4, ids: 1, vers: 10 } };
  expect(await verify(noon + 1)).toBe(true);
  expect(readCursors(replica)).toEqual({});
});

test('sums that were kept wrongly are put right by counting, and nothing is read again', async () => {
  const right = readSums(replica);
  writeSums(replica, new Map([[scope, { rows: 1, ids: 1, vers: 1 }]]));
  expect(await verify(noon + 1)).toBe(false);
  expect(readSums(replica)).toEqual(right);
  expect(readCursors(replica)).toEqual({ [scope]: 3 });
});

test('a scope that is empty on both sides agrees', async () => {
  checks = { ...checks, workspace: { rows: 0, ids: 0, vers: 0 } };
  expect(await verify(noon + day)).toBe(false);
});
