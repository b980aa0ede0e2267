// Invariant: whatever pages of changes and of snapshots come, with own commands laid over any of the rows, the server's rows held here
// are those that the pages told of, and the sums kept while writing are those of the rows really stored.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ImageWriter } from '#core/sync/image-writer.ts';
import { writePage, writeSnapshotPage } from '#core/sync/page-writer.ts';
import { transaction } from '#db/connection/connection.ts';
import type { ReplicaWriter } from '#db/connection/handle.ts';
import { clearReplica } from '#db/replica/clear.ts';
import { readCursors, readSnapshot } from '#db/replica/cursors.ts';
import { deleteRecord, loadRecord, recordVer, saveRecord } from '#db/replica/records.ts';
import { recountScopes } from '#db/replica/recount.ts';
import { readSums } from '#db/replica/scope-sums.ts';
import { dropShadow, putShadow, shadowOf } from '#db/replica/shadows.ts';
import type { PullPage, SnapshotPage } from '#domain/contract/wire/pull.ts';
import { type AnyRecord, refKey } from '#domain/model/record.ts';
import { type Scope, teamScope } from '#domain/model/scope.ts';
import { addToSums, idPart, noSums } from '#domain/rules/scope-sums.ts';
import { wireColumns, wireRow } from '../../bench/generate/wire-rows.ts';
import { ids } from '../../builders/ids.ts';
import { buildCase } from '../../builders/records.ts';
import { emptyReplica } from '../../db/replica/replica-harness.ts';

const columns = { case: wireColumns('case') };
const everyScope = [1, 2, 3].map((n) => teamScope(ids.team(n)));
const [one, two] = [1, 2].map((n) => teamScope(ids.team(n))) as [Scope, Scope];

interface Image {
  readonly record: AnyRecord;
  readonly ver: number;
}

function caseIn(n: number, team: number, rev: number): AnyRecord {
  return { ...buildCase(n, { teamId: ids.team(team), subject: `case ${n}, revision ${rev}` }), rev };
}

function write(db: ReplicaWriter, run: (images: ImageWriter) => void): ImageWriter {
  return transaction(db, () => {
    const images = new ImageWriter(db, new Set());
    run(images);
    images.finish();
    return images;
  });
}

function changes(scope: Scope, images: readonly Image[], gone: readonly AnyRecord[] = []): PullPage {
  const values = images.map(({ record, ver }) => wireRow(record, ver));
  return {
    scope,
    rows: [{ collection: 'case', values }],
    tombstones: gone.map(({ id }) => ({ collection: 'case', id, movedTo: null })),
    cursor: 1,
    final: true,
  };
}

interface Range {
  readonly below: string | null;
  readonly downTo: string | null;
}

function snapshot(
  scopes: readonly Scope[],
  images: readonly Image[],
  ranges: readonly Range[],
  last = false,
): SnapshotPage {
  return {
    position: { at: Object.fromEntries(scopes.map((scope) => [scope, 7])), after: null },
    rows: scopes.map((scope) => ({
      scope,
      collection: 'case',
      values: images.filter(({ record }) => record.scope === scope).map(({ record, ver }) => wireRow(record, ver)),
    })),
    ranges: ranges.map((range) => ({ collection: 'case', ...range })),
    last,
  };
}

/** The server's image of a case as it is held here, under own commands or not. */
function imageOf(db: ReplicaWriter, n: number): Image | undefined {
  const ref = { collection: 'case', id: ids.case(n) } as const;
  const shadow = shadowOf(db, ref);
  if (shadow) return shadow.record ? { record: shadow.record, ver: shadow.ver } : undefined;
  const record = loadRecord(db, ref);
  return record && { record, ver: recordVer(db, ref) ?? -1 };
}

function recounted(db: ReplicaWriter) {
  const counting = recountScopes(db);
  for (let step = counting.next(); ; step = counting.next()) if (step.done) return step.value;
}

const withRows = (sums: ReturnType<typeof readSums> | undefined) =>
  Object.fromEntries([...(sums ?? [])].filter(([, { rows }]) => rows > 0));

const cases = [1, 2, 3, 4, 5, 6];
const some = fc.subarray(cases);
const step = fc.oneof(
  fc.record({ kind: fc.constant('change' as const), team: fc.constantFrom(1, 2), rows: some, gone: some }),
  fc.record({
    kind: fc.constant('walk' as const),
    teams: fc.subarray([1, 2], { minLength: 1 }),
    rows: some,
    cut: fc.constantFrom(...cases),
  }),
  fc.record({ kind: fc.constant('own' as const), n: fc.constantFrom(...cases) }),
  fc.record({ kind: fc.constant('confirm' as const), n: fc.constantFrom(...cases) }),
  fc.record({ kind: fc.constant('drop' as const), kept: fc.constantFrom(one, two) }),
);

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** What the pages told of, kept in the simplest way. */
class Told {
  readonly images = new Map<number, Image>();
  readonly #db: ReplicaWriter;
  #rev = 0;

  constructor(db: ReplicaWriter) {
    this.#db = db;
  }

  take(at: Step): void {
    this.#rev++;
    if (at.kind === 'change') this.#change(at);
    else if (at.kind === 'walk') this.#walk(at);
    else if (at.kind === 'own') this.#own(at.n);
    else if (at.kind === 'confirm') this.#confirm(at.n);
    else this.#drop(at.kept);
  }

  #change({ team, rows, gone }: Extract<Step, { kind: 'change' }>): void {
    const scope = teamScope(ids.team(team));
    const left = gone.filter((n) => !rows.includes(n));
    const images = rows.map((n) => ({ record: caseIn(n, team, this.#rev), ver: this.#rev }));
    const page = changes(
      scope,
      images,
      left.map((n) => caseIn(n, 1, 0)),
    );
    write(this.#db, (writer) => writePage(this.#db, writer, page, columns));
    for (const n of left) if (this.images.get(n)?.record.scope === scope) this.images.delete(n);
    for (const [i, n] of rows.entries()) this.images.set(n, images[i] as Image);
  }

  /** What the server sends of a range is all that it holds there. */
  #walk({ teams, rows, cut }: Extract<Step, { kind: 'walk' }>): void {
    const scopes = teams.map((team) => teamScope(ids.team(team)));
    const numbers = rows.filter((n) => n < cut);
    const images = numbers.map((n) => ({ record: caseIn(n, teams[0] as number, 1), ver: this.#rev }));
    const page = snapshot(scopes, images, [{ below: ids.case(cut), downTo: null }]);
    write(this.#db, (writer) => writeSnapshotPage(this.#db, writer, page, { columns, scopes: everyScope }));
    for (const [n, { record }] of this.images) if (n < cut && scopes.includes(record.scope)) this.images.delete(n);
    for (const [i, n] of numbers.entries()) this.images.set(n, images[i] as Image);
  }

  /** A change of one's own, over whatever is there. */
  #own(n: number): void {
    const ref = { collection: 'case', id: ids.case(n) } as const;
    if (shadowOf(this.#db, ref)) return;
    const { record = null, ver = 0 } = imageOf(this.#db, n) ?? {};
    putShadow(this.#db, ref, record, ver);
    saveRecord(this.#db, { ...caseIn(n, (this.#rev % 2) + 1, this.#rev), rev: record?.rev ?? 0 }, ver);
  }

  #confirm(n: number): void {
    const ref = { collection: 'case', id: ids.case(n) } as const;
    const held = shadowOf(this.#db, ref);
    if (held?.record) saveRecord(this.#db, held.record, held.ver);
    else if (held) deleteRecord(this.#db, ref);
    dropShadow(this.#db, ref);
  }

  #drop(kept: Scope): void {
    write(this.#db, (writer) => writer.dropScopesExcept([kept]));
    for (const [n, { record }] of this.images) if (record.scope !== kept) this.images.delete(n);
  }
}

test('the rows held are those the pages told of, and their sums are right', () => {
  const db = emptyReplica();
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      clearReplica(db);
      const told = new Told(db);
      for (const at of steps) {
        told.take(at);
        expect(cases.map((n) => imageOf(db, n))).toEqual(cases.map((n) => told.images.get(n)));
        const sums = new Map<Scope, typeof noSums>();
        for (const { record, ver } of told.images.values()) {
          const one = { rows: 1, ids: idPart(record.id), vers: ver };
          sums.set(record.scope, addToSums(sums.get(record.scope) ?? noSums, one));
        }
        expect(withRows(readSums(db))).toEqual(Object.fromEntries(sums));
        expect(withRows(recounted(db))).toEqual(Object.fromEntries(sums));
      }
    }),
    { numRuns: 100 },
  );
});

describe('a page of a snapshot', () => {
  const range = { below: null, downTo: null };
  const image = (n: number, team = 1, rev = 1): Image => ({ record: caseIn(n, team, rev), ver: 3 });

  test('takes away what does not exist any more, and blanks nothing else meanwhile', () => {
    const db = emptyReplica();
    write(db, (writer) =>
      writePage(
        db,
        writer,
        changes(
          one,
          [1, 2, 3, 4].map((n) => image(n)),
        ),
        columns,
      ),
    );
    const page = snapshot([one], [image(4)], [{ below: null, downTo: ids.case(3) }]);
    write(db, (writer) => writeSnapshotPage(db, writer, page, { columns, scopes: everyScope }));
    expect(cases.filter((n) => imageOf(db, n))).toEqual([1, 2, 4]);
  });

  test('leaves records of other scopes alone', () => {
    const db = emptyReplica();
    write(db, (writer) => writePage(db, writer, changes(two, [image(1, 2)]), columns));
    write(db, (writer) => writeSnapshotPage(db, writer, snapshot([one], [], [range]), { columns, scopes: everyScope }));
    expect(imageOf(db, 1)).toEqual(image(1, 2));
  });

  test('takes the image from under an own change, which is decided again', () => {
    const db = emptyReplica();
    write(db, (writer) => writePage(db, writer, changes(one, [image(1)]), columns));
    putShadow(db, image(1).record, image(1).record, 3);
    const { dirty } = write(db, (writer) =>
      writeSnapshotPage(db, writer, snapshot([one], [], [range]), { columns, scopes: everyScope }),
    );
    expect([...dirty]).toEqual([refKey(image(1).record)]);
    expect(shadowOf(db, image(1).record)).toEqual({ record: null, ver: 0 });
  });

  test('stands even where the server went back to an older revision', () => {
    const db = emptyReplica();
    write(db, (writer) => writePage(db, writer, changes(one, [image(1, 1, 9)]), columns));
    write(db, (writer) =>
      writeSnapshotPage(db, writer, snapshot([one], [image(1, 1, 2)], [range]), { columns, scopes: everyScope }),
    );
    expect(imageOf(db, 1)?.record.rev).toBe(2);
  });

  test('a scope that may not be held any more is not read on', () => {
    const db = emptyReplica();
    const answer = { columns, scopes: [two] };
    write(db, (writer) => writeSnapshotPage(db, writer, snapshot([one, two], [], []), answer));
    expect(readSnapshot(db)).toEqual({ at: { [two]: 7 }, after: null });
    write(db, (writer) => writeSnapshotPage(db, writer, snapshot([one, two], [], [range], true), answer));
    expect([readCursors(db), readSnapshot(db)]).toEqual([{ [two]: 7 }, null]);
  });

  test('nothing is under way any more when none of its scopes may be held', () => {
    const db = emptyReplica();
    write(db, (writer) => writeSnapshotPage(db, writer, snapshot([one], [], []), { columns, scopes: [two] }));
    expect([readCursors(db), readSnapshot(db)]).toEqual([{}, null]);
  });

  test('the last one sets the cursors to where the walk began', () => {
    const db = emptyReplica();
    write(db, (writer) =>
      writeSnapshotPage(db, writer, snapshot([one], [image(1)], []), { columns, scopes: everyScope }),
    );
    expect([readCursors(db), readSnapshot(db)]).toEqual([{}, { at: { [one]: 7 }, after: null }]);
    write(db, (writer) =>
      writeSnapshotPage(db, writer, snapshot([one], [image(1)], [range], true), { columns, scopes: everyScope }),
    );
    expect([readCursors(db), readSnapshot(db)]).toEqual([{ [one]: 7 }, null]);
  });
});

test('a scope that is let go of takes along what a command looked at, which is decided again', () => {
  const db = emptyReplica();
  const record = caseIn(1, 1, 1);
  write(db, (writer) => writePage(db, writer, changes(one, [{ record, ver: 1 }]), columns));
  const writer = new ImageWriter(db, new Set([refKey(record), refKey(caseIn(2, 2, 1))]));
  writer.dropScopesExcept([two]);
  expect([...writer.dirty]).toEqual([refKey(record)]);
});

test('a recount that is disturbed by a writer counts nothing', () => {
  const db = emptyReplica();
  write(db, (writer) => writePage(db, writer, changes(one, [{ record: caseIn(1, 1, 1), ver: 1 }]), columns));
  const counting = recountScopes(db);
  expect(counting.next().done).toBe(false);
  saveRecord(db, caseIn(2, 1, 1), 2);
  expect(counting.next()).toEqual({ done: true, value: undefined });
});
