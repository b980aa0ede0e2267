import { describe, expect, test } from 'vitest';
import { importFate } from '#domain/commands/import-article.ts';
import type { CommandInput } from '#domain/commands/registry.ts';
import type { AnyRecord } from '#domain/model/record.ts';
import { teamScope } from '#domain/model/scope.ts';
import { faceMark } from '#domain/rules/knowledge-exchange/face-mark.ts';
import { ids } from '../../builders/ids.ts';
import { buildArticle, buildTeam } from '../../builders/records.ts';
import { argsOf, changesOf, contextOf, decideStrictly, outcomeOf } from './deciding.ts';

type Input = CommandInput<'article.import'>;

const face: Input['face'] = {
  ...{ title: '退货', body: '三天到账', kind: 'faq', language: 'zh-CN', tags: ['退款'] },
  ...{ categoryId: null, audience: 'internal', teamId: null },
};
const file: Input['files'][number] = {
  ...{ attachmentId: ids.attachment(9), sha256: 'b'.repeat(64), name: 'a.png', mediaType: 'image/png', size: 3 },
};
const bring = (some: Partial<Input>, present: readonly AnyRecord[] = [], role: 'lead' | 'agent' = 'lead') =>
  decideStrictly(
    'article.import',
    argsOf('article.import', {
      ...{
        articleId: ids.article(1),
        externalId: 'a.md',
        face,
        variantOf: null,
        categories: [],
        files: [],
        before: null,
      },
      ...some,
    }),
    { present, otherwise: 'absent' },
    contextOf(role),
  );
const held = buildArticle(1);

describe('article.import', () => {
  test('makes the article with its categories, its files and a revision, where its readers are', () => {
    const categories = [
      { categoryId: ids.articleCategory(8), name: '售后', language: 'zh-CN', parentId: null },
      { categoryId: ids.articleCategory(9), name: '退款', language: 'zh-CN', parentId: ids.articleCategory(8) },
    ] as const;
    const forTeam = { ...face, audience: 'team', teamId: ids.team(1), categoryId: ids.articleCategory(9) } as const;
    const changes = changesOf(bring({ face: forTeam, files: [file], categories: [...categories] }, [buildTeam(1)]));
    expect(changes.map((change) => [change.collection, change.kind === 'insert' ? change.scope : null])).toEqual([
      ['articleCategory', 'workspace'],
      ['articleCategory', 'workspace'],
      ['article', teamScope(ids.team(1))],
      ['articleRevision', 'editors'],
      ['attachment', teamScope(ids.team(1))],
    ]);
  });

  test('follows the file only from the article it was decided on', () => {
    const mark = faceMark(held.fields);
    expect(changesOf(bring({ before: mark }, [held]))[0]).toMatchObject({
      kind: 'update',
      set: { title: '退货', revision: 2, importedAs: faceMark({ ...face, categoryId: null, teamId: null }) },
      add: { tags: ['退款'] },
    });
    expect(outcomeOf(bring({ before: 'another' }, [held]))).toBe('changed-since');
    expect(outcomeOf(bring({}, [held]))).toBe('changed-since');
    const { title, body, kind, language, tags } = held.fields;
    const same = { ...face, title, body, kind, language, tags: [...tags] };
    expect(outcomeOf(bring({ face: same }, [held]))).toBe('nothing-to-do');
  });

  test('is for those who approve, for teams they see, and takes no file that runs', () => {
    expect(outcomeOf(bring({}, [], 'agent'))).toBe('forbidden');
    expect(outcomeOf(bring({ files: [{ ...file, name: 'a.exe' }] }))).toBe('blocked-type');
    expect(outcomeOf(bring({ face: { ...face, audience: 'team' } }))).toBe('bad-request');
  });
});

test('an article follows its file as long as nobody changed it here', () => {
  const wanted = { ...held.fields, title: 'new' };
  const mark = faceMark(held.fields);
  expect(importFate({ face: wanted }, null, undefined)).toBe('created');
  expect(importFate({ face: held.fields }, null, held.fields)).toBe('unchanged');
  expect(importFate({ face: wanted }, null, held.fields)).toBe('kept');
  expect(importFate({ face: wanted }, mark, held.fields)).toBe('updated');
  expect(importFate({ face: wanted }, null, { ...held.fields, importedAs: mark })).toBe('updated');
  expect(importFate({ face: wanted }, 'older', { ...held.fields, importedAs: 'older' })).toBe('kept');
});
