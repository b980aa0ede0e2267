import fc from 'fast-check';
import type { CommandInput } from '#domain/commands/registry.ts';
import { attachmentId } from '#domain/model/ids.ts';
import { faceMark } from '#domain/rules/knowledge-exchange/face-mark.ts';
import { ids } from '../../../builders/ids.ts';
import { buildArticle } from '../../../builders/records.ts';
import { articleValues, few, maybe, one, tags } from './values.ts';

const aimed = one([
  { audience: 'internal', teamId: null },
  { audience: 'public', teamId: null },
  { audience: 'team', teamId: ids.team(1) },
] as const);
const face = fc
  .tuple(fc.record({ ...articleValues, tags, categoryId: maybe(few(ids.articleCategory)) }), aimed)
  .map(([values, readers]) => ({ ...values, ...readers }));
const file = {
  ...{ attachmentId: attachmentId.parse(ids.attachment(900)), sha256: 'b'.repeat(64), name: 'a.png' },
  ...{ mediaType: 'image/png', size: 3 },
};
const category = { categoryId: ids.articleCategory(9), name: '售后', language: 'zh-CN', parentId: null } as const;

/** An article from a file, new or about one that is there. */
export const importInput: fc.Arbitrary<CommandInput<'article.import'>> = fc.record({
  articleId: few(ids.article),
  externalId: one(['a/b.md', '怎么退款？']),
  face,
  variantOf: maybe(few(ids.article)),
  categories: one([[], [category]]),
  files: one([[], [file]]),
  before: maybe(one([faceMark(buildArticle(1).fields), 'other'])),
});
