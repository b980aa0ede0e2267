import { expect, test } from 'vitest';
import { goesOnFrom } from '#core/sync/snapshot-position.ts';
import type { SnapshotPage, SnapshotPosition } from '#domain/contract/wire/pull.ts';
import { ids } from '../../builders/ids.ts';

const at = { workspace: 7 };
const third = ids.case(3);

function page(ranges: SnapshotPage['ranges'], after: SnapshotPosition['after'] = null): SnapshotPage {
  return { position: { at, after }, rows: [], ranges, last: false };
}

const fromBeginning = page([{ collection: 'agent', below: null, downTo: null }], { collection: 'team', below: null });
const fromThird = page([{ collection: 'case', below: third, downTo: null }]);

test('a glance leaves everything to come, whenever it comes', () => {
  expect(goesOnFrom(page([]), null)).toBe(true);
  expect(goesOnFrom(page([]), { at: { leads: 3 }, after: { collection: 'case', below: third } })).toBe(true);
});

test('the server may let go of a scope, and take up none', () => {
  const after = { collection: 'case', below: third } as const;
  expect(goesOnFrom(fromThird, { at: { ...at, leads: 3 }, after })).toBe(true);
  expect(goesOnFrom(fromThird, { at: { leads: 3 }, after })).toBe(false);
});

test('after the glance the walk begins at its beginning', () => {
  expect(goesOnFrom(fromBeginning, { at, after: null })).toBe(true);
  expect(goesOnFrom(fromThird, { at, after: null })).toBe(false);
});

test('a small scope comes without a glance', () => {
  expect(goesOnFrom(fromBeginning, null)).toBe(true);
  expect(goesOnFrom(fromThird, null)).toBe(false);
});

test('a page is taken only where the reading stands', () => {
  const standing: SnapshotPosition = { at, after: { collection: 'case', below: third } };
  expect(goesOnFrom(fromThird, standing)).toBe(true);
  expect(goesOnFrom(fromThird, { ...standing, after: { collection: 'case', below: ids.case(9) } })).toBe(false);
});

test('a reading may begin anew, with other scopes', () => {
  expect(goesOnFrom(fromBeginning, { at: { leads: 3 }, after: { collection: 'case', below: third } })).toBe(true);
});

test('a page from the middle of another reading is not taken', () => {
  const standing: SnapshotPosition = { at: { workspace: 8 }, after: { collection: 'case', below: third } };
  expect(goesOnFrom(fromThird, standing)).toBe(false);
});
