import { afterAll, describe, expect, test as plainTest } from 'vitest';
import { connectionOf, transaction } from '#db/connection/connection.ts';
import type { ReplicaReader } from '#db/connection/handle.ts';
import { searchPage } from '#db/queries/search-page.ts';
import { clearReplica } from '#db/replica/clear.ts';
import { deleteScope } from '#db/replica/delete-scope.ts';
import { deleteRecord, saveRecord } from '#db/replica/records.ts';
import { indexBehind } from '#db/search/behind.ts';
import { rebuildSearch, startRebuild } from '#db/search/rebuild.ts';
import { searchTables } from '#db/search/search-tables.ts';
import { searchProcedures } from '#domain/contract/ipc/search-procedures.ts';
import type { AnyRecord } from '#domain/model/record.ts';
import { teamScope } from '#domain/model/scope.ts';
import { searchKinds } from '#domain/rules/search-query/query-part.ts';
import { indexText, searchRuns } from '#domain/rules/search-terms.ts';
import { ids } from '../../builders/ids.ts';
import {
  buildArticle,
  buildCall,
  buildCase,
  buildCustomer,
  buildDefinition,
  buildEntry,
} from '../../builders/records.ts';
import { naughtyStrings } from '../../domain/naughty-strings.ts';
import { fc, test } from '../../harness/fast-check.ts';
import { me } from '../queries/asking.ts';
import { emptyReplica } from '../replica/replica-harness.ts';

const moment = { now: me.now, zone: 'UTC', zones: me.zones };

function found(db: ReplicaReader, text: string) {
  const asked = searchProcedures['search.list'].input.parse({ text: text.slice(0, 400), limit: 100 });
  return searchPage(db, asked, moment);
}

/** The kinds that have a hit. */
function kindsWith(db: ReplicaReader, text: string): string[] {
  const { didYouMean: _meant, behind: _behind, ...groups } = found(db, text);
  return Object.entries(groups).flatMap(([kind, { hits }]) => (hits.length > 0 ? [kind] : []));
}

const spoken = ['cases', 'articles', 'entries', 'calls'];

function everywhere(text: string): AnyRecord[] {
  return [
    buildCase(1, { subject: text, description: '', tags: [], customerId: null }),
    buildArticle(1, { title: 'x', body: text }),
    buildEntry(1, { kind: 'note', body: text }),
    buildCall(1, { note: text, customerId: null, caseId: null }),
  ];
}

const unit = fc.constantFrom(...'充电桩发票退款發開東京ねこ가나aZ9éñ ，-。“"*():^+\n');
const said = fc.string({ unit, minLength: 1, maxLength: 30 });

describe('what was saved', () => {
  const db = emptyReplica(afterAll);
  test(
    'is found by each of its words, by every two characters of its Chinese that stand together and by each single one',
    [said, fc.nat()],
    (text, n) => {
      const runs = searchRuns(text);
      const wanted = runs.flatMap((run) => {
        const characters = [...run.text];
        if (!run.cjk) return [run.text];
        const at = n % characters.length;
        return [characters.slice(at, at + 2).join(''), characters[at] ?? ''];
      });
      transaction(db, () => {
        for (const record of everywhere(text)) saveRecord(db, record, 1);
      });
      for (const typed of wanted)
        expect(kindsWith(db, typed), `${typed} in ${text}`).toEqual(expect.arrayContaining(spoken));
      for (const record of everywhere(text)) deleteRecord(db, record);
      for (const typed of wanted) expect(kindsWith(db, typed), `${typed} after all is gone`).toEqual([]);
    },
  );
});

/** Every word of every index with the rows it stands in. */
function indexContent(db: ReplicaReader): Readonly<Record<string, unknown>> {
  const { driver } = connectionOf(db);
  return Object.fromEntries(
    searchTables.map((table) => {
      driver.exec(`create virtual table if not exists temp.told using fts5vocab(main, ${table}, instance)`);
      const rows = driver.prepare('select term, doc, col, offset from temp.told order by 1, 2, 3, 4').raw().all();
      driver.exec('drop table temp.told');
      return [table, rows];
    }),
  );
}

type Step = readonly ['save' | 'delete' | 'leave', number, string];

function recordOf(n: number, text: string): AnyRecord {
  const row = { scope: teamScope(ids.team(1 + (n % 2))) };
  if (n % 3 === 0) return buildCase(n, { subject: text }, row);
  if (n % 3 === 1) return buildEntry(n, { kind: 'note', body: text, happenedAt: me.now - n * 61_000 }, row);
  return buildCall(n, { need: text, startedAt: me.now - n * 3_600_000 }, row);
}

describe('the index', () => {
  const db = emptyReplica(afterAll);
  const steps = fc.array(
    fc.tuple(
      fc.constantFrom('save', 'save', 'save', 'delete', 'leave'),
      fc.integer({ min: 1, max: 9 }),
      fc.string({ unit, maxLength: 12 }),
    ) as fc.Arbitrary<Step>,
    { maxLength: 14 },
  );
  test(
    'is the same as one made anew, whatever was saved, changed, deleted and taken away before',
    [steps, fc.nat(14)],
    (all, restart) => {
      clearReplica(db);
      for (const [at, [what, n, text]] of all.entries()) {
        // In the midst of a rebuild, too.
        if (at === restart) startRebuild(db);
        transaction(db, () => {
          if (what === 'save') saveRecord(db, recordOf(n, text), at + 1);
          else if (what === 'delete') deleteRecord(db, recordOf(n, ''));
          else deleteScope(db, teamScope(ids.team(1 + (n % 2))));
        });
      }
      for (const _ of rebuildSearch(db, 2));
      for (const _ of indexBehind(db, 2));
      const kept = indexContent(db);
      startRebuild(db);
      for (const _ of rebuildSearch(db, 3));
      for (const _ of indexBehind(db, 3));
      expect(kept).toEqual(indexContent(db));
    },
  );
});

describe('naughty strings', () => {
  const naughty = naughtyStrings();

  plainTest('break no search, in whole, in part, as a value of anything, or as words that mean the same', () => {
    const db = emptyReplica(afterAll);
    transaction(db, () => {
      for (const record of [...everywhere('退款 refund'), buildCustomer(1)]) saveRecord(db, record, 1);
    });
    for (const text of naughty) {
      const terms = [text.slice(0, 60).trim() || 'x', '退款'];
      saveRecord(db, buildDefinition(1, { kind: 'synonyms', content: { terms, oneWay: false } }), 1);
      for (const typed of [
        text,
        `"${text}"`,
        `${text}*`,
        `from:"${text}" tag:${text} 退款`,
        `tel:1${text} #${text}`,
        `退款${text}`,
      ])
        expect(() => found(db, typed), typed).not.toThrow();
      const { cases } = found(db, '退款');
      expect(
        cases.hits.map((hit) => hit.number),
        text,
      ).toEqual(['10001']);
    }
  });

  plainTest('are found as what was said, by themselves', () => {
    const db = emptyReplica(afterAll);
    const wellFormed = naughty.filter((text) => text.isWellFormed() && indexText(text) !== '' && text.length <= 200);
    transaction(db, () => {
      for (const [n, text] of wellFormed.entries())
        saveRecord(db, buildEntry(n + 1, { kind: 'note', body: text, happenedAt: me.now + n }), 1);
    });
    for (const text of wellFormed) {
      const quoted = `e:"${text.replace(/["“”„＂「」『』«»]/g, ' ')}"`;
      const { entries } = found(db, quoted);
      expect(entries.count, text).toBeGreaterThan(0);
    }
  });
});

plainTest('a kind that is not asked for comes back empty', () => {
  const db = emptyReplica(afterAll);
  transaction(db, () => {
    for (const record of everywhere('退款')) saveRecord(db, record, 1);
  });
  for (const kind of searchKinds) {
    const asked = searchProcedures['search.list'].input.parse({ text: '退款', kinds: [kind] });
    const { didYouMean: _meant, behind: _behind, ...groups } = searchPage(db, asked, moment);
    expect(Object.values(groups).filter(({ hits }) => hits.length > 0).length).toBe(
      ['customer', 'holding'].includes(kind) ? 0 : 1,
    );
  }
});
