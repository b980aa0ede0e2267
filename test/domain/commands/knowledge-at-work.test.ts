import { describe, expect, test } from 'vitest';
import type { CommandInput } from '#domain/commands/registry.ts';
import type { ArticleUseItem } from '#domain/model/article-use-fields.ts';
import type { ChecklistItem } from '#domain/model/case-fields.ts';
import { applyChange } from '#domain/model/change.ts';
import type { AnyRecord } from '#domain/model/record.ts';
import { teamScope } from '#domain/model/scope.ts';
import { articleUseId } from '#domain/rules/knowledge/article-use-id.ts';
import { ids } from '../../builders/ids.ts';
import { buildArticle, buildCase } from '../../builders/records.ts';
import { argsOf, changesOf, contextOf, decideStrictly, now, outcomeOf } from './deciding.ts';

const caseId = ids.case(1);
const articleId = ids.article(1);
const useId = articleUseId(caseId, articleId);
const sop = buildArticle(1, { title: '更换电池', kind: 'sop', body: '1. 打开后盖\n2. 装入电池', revision: 3 });
const there = [buildCase(1), sop];
const agent2 = {
  ...contextOf(),
  uid: ids.command(2),
  actor: { id: ids.agent(2), role: 'agent' as const, teamIds: [ids.team(1)] },
};

const use = (present: readonly AnyRecord[], way: CommandInput<'knowledge.use'>['way'], context = contextOf()) =>
  decideStrictly('knowledge.use', argsOf('knowledge.use', { caseId, articleId, way }), { present }, context);
const judge = (
  present: readonly AnyRecord[],
  verdict: CommandInput<'knowledge.judge'>['verdict'],
  context = contextOf(),
) => decideStrictly('knowledge.judge', argsOf('knowledge.judge', { caseId, articleId, verdict }), { present }, context);
const start = (present: readonly AnyRecord[], context = contextOf()) =>
  decideStrictly('knowledge.start', argsOf('knowledge.start', { caseId, articleId }), { present }, context);

/** The records after it, those that were there and those that were made. */
function become(present: readonly AnyRecord[], decision: ReturnType<typeof use>): readonly AnyRecord[] {
  const records = new Map(present.map((record) => [`${record.collection}/${record.id}`, record]));
  for (const change of changesOf(decision)) {
    const key = `${change.collection}/${change.id}`;
    records.set(key, applyChange(records.get(key), change));
  }
  return [...records.values()];
}
const usedIn = (records: readonly AnyRecord[]) => records.find(({ collection }) => collection === 'articleUse');
const waysIn = (records: readonly AnyRecord[]) =>
  ((usedIn(records)?.fields.uses ?? []) as readonly ArticleUseItem[]).map(({ way, by }) => [way, by]);

describe('an article that served on a case', () => {
  test('is one record for both, in the scope of the case, whoever uses it and how', () => {
    const once = become(there, use(there, 'inserted'));
    expect(usedIn(once)).toMatchObject({
      id: useId,
      scope: teamScope(ids.team(1)),
      fields: {
        caseId,
        articleId,
        verdict: null,
        usedAt: now,
        uses: [{ way: 'inserted', by: ids.agent(1), revision: 3 }],
      },
    });
    const twice = become(once, use(once, 'linked', agent2));
    expect(twice.filter(({ collection }) => collection === 'articleUse')).toHaveLength(1);
    expect(waysIn(twice)).toEqual([
      ['inserted', ids.agent(1)],
      ['linked', ids.agent(2)],
    ]);
    // Once more the same way is the same use, at a later time.
    expect(waysIn(become(twice, use(twice, 'inserted')))).toEqual(waysIn(twice));
  });

  test('whoever did it first, both devices come to the same', () => {
    const one = become(
      become(there, use(there, 'inserted')),
      use(become(there, use(there, 'inserted')), 'shown', agent2),
    );
    const other = become(
      become(there, use(there, 'shown', agent2)),
      use(become(there, use(there, 'shown', agent2)), 'inserted'),
    );
    expect(waysIn(one).toSorted()).toEqual(waysIn(other).toSorted());
  });

  test('helped or did not: what was said last counts, and one that was only read counts as used', () => {
    const read = become(there, judge(there, 'helped'));
    expect(usedIn(read)?.fields).toMatchObject({
      verdict: 'helped',
      verdictBy: ids.agent(1),
      uses: [{ way: 'shown' }],
    });
    const other = become(read, judge(read, 'not-helped', agent2));
    expect(usedIn(other)?.fields).toMatchObject({ verdict: 'not-helped', verdictBy: ids.agent(2) });
    expect(outcomeOf(judge(other, 'not-helped', agent2))).toBe('nothing-to-do');
    expect(usedIn(become(other, judge(other, 'not-helped')))?.fields).toMatchObject({ verdictBy: ids.agent(1) });
    expect(usedIn(become(other, judge(other, null)))?.fields).toMatchObject({ verdict: null, verdictBy: null });
    expect(outcomeOf(judge(there, null))).toBe('nothing-to-do');
  });

  test("not on another team's case, nor from an article of another team's", () => {
    const theirs = buildCase(1, { teamId: ids.team(2) });
    expect(outcomeOf(use([theirs, sop], 'inserted'))).toBe('forbidden');
    const hidden = { ...sop, scope: teamScope(ids.team(2)) };
    expect(outcomeOf(use([buildCase(1), hidden], 'inserted'))).toBe('forbidden');
    expect(outcomeOf(use([buildCase(1)], 'inserted'))).toBe('not-here');
  });
});

describe('a procedure', () => {
  const itemsOf = (records: readonly AnyRecord[]) =>
    records.find(({ collection }) => collection === 'case')?.fields.checklist as readonly ChecklistItem[];

  test('puts its steps on the case, with the article and the revision they are of, and counts as used', () => {
    const started = become(there, start(there));
    expect(itemsOf(started)).toMatchObject([
      { list: '更换电池', text: '打开后盖', position: 0, doneAt: null, articleId, revision: 3 },
      { list: '更换电池', text: '装入电池', position: 1, doneAt: null, articleId, revision: 3 },
    ]);
    expect(waysIn(started)).toEqual([['procedure', ids.agent(1)]]);
    expect(started.find(({ collection }) => collection === 'entry')?.fields).toMatchObject({
      kind: 'checklist',
      body: '更换电池',
      data: { articleId, to: 'added' },
    });
    expect(outcomeOf(start(started))).toBe('nothing-to-do');
    const both = become(started, start(started, agent2));
    expect(itemsOf(both)).toEqual(itemsOf(started));
    expect(waysIn(both)).toEqual([
      ['procedure', ids.agent(1)],
      ['procedure', ids.agent(2)],
    ]);
  });

  test('steps of the same words have the same key in every revision', () => {
    const later = buildArticle(1, { ...sop.fields, body: '1. 先断电\n2. 打开后盖', revision: 4 });
    const [, open] = itemsOf(become(there, start([buildCase(1), later])));
    expect(open?.key).toBe(itemsOf(become(there, start(there)))[0]?.key);
  });

  test('is refused without steps, and once the article was retired', () => {
    expect(outcomeOf(start([buildCase(1), buildArticle(1)]))).toBe('bad-request');
    expect(outcomeOf(start([buildCase(1), buildArticle(1, { ...sop.fields, state: 'retired' })]))).toBe('inactive');
  });
});

describe('a search in vain', () => {
  const miss = (input: CommandInput<'knowledge.miss'>) =>
    decideStrictly('knowledge.miss', argsOf('knowledge.miss', input), { present: [] });

  test('is kept for who writes articles, without whom it was about, at the full hour', () => {
    const [made] = changesOf(miss({ text: '王小明 13800138000 发票抬头', place: 'call', names: ['王小明'] }));
    expect(made).toMatchObject({
      collection: 'searchMiss',
      scope: 'editors',
      fields: { words: '发票抬头', place: 'call', askedAt: Math.floor(now / 3_600_000) * 3_600_000 },
    });
    expect(Object.keys((made as { fields: object }).fields)).toEqual(['words', 'place', 'askedAt']);
  });

  test('what was sent with a number in it all the same is cleaned by whoever decides', () => {
    const args = { missId: ids.command(5), words: '发票 13800138000', place: 'knowledge' };
    const [made] = changesOf(decideStrictly('knowledge.miss', args, { present: [] }));
    expect(made).toMatchObject({ fields: { words: '发票' } });
  });

  test('is not kept where nothing is left of it', () => {
    expect(outcomeOf(miss({ text: '13800138000', place: 'knowledge' }))).toBe('nothing-to-do');
  });
});

test('ids of uses are well formed, and others for other cases and articles', () => {
  const made = new Set<string>();
  for (let one = 1; one <= 20; one++)
    for (let other = 1; other <= 20; other++) made.add(articleUseId(ids.case(one), ids.article(other)));
  expect(made.size).toBe(400);
  for (const id of made) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
});
