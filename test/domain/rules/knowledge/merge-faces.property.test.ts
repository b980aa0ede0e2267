// Merging a draft with an article that went on: nobody's line is lost, and what only one of them changed is never put before a person.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ArticleFace } from '#domain/model/article-values.ts';
import { faceOf } from '#domain/rules/knowledge/article-face.ts';
import { type MergeHunk, mergeFaces } from '#domain/rules/knowledge/merge-faces.ts';
import { buildArticle } from '../../../builders/records.ts';

const line = fc.constantFrom('打开 App', '靠近门锁', '等待提示音', 'wait', '', '# 步骤');
const text = fc.array(line, { maxLength: 8 }).map((lines) => lines.join('\n'));
const face = fc
  .record({
    body: text,
    title: fc.constantFrom('配网', '蓝牙配网', 'Pairing'),
    tags: fc.uniqueArray(fc.constantFrom('门锁', '配网', 'app')),
    reviewOn: fc.constantFrom(null, '2027-01-01', '2027-06-01'),
    audience: fc.constantFrom('internal' as const, 'public' as const),
  })
  .map((values): ArticleFace => ({ ...faceOf(buildArticle().fields), ...values }));

const counted = (text: string) => Map.groupBy(text.split('\n'), (one) => one);
const textOf = (hunk: MergeHunk) => (hunk.kind === 'settled' ? [hunk.text] : [hunk.mine, hunk.theirs]);

describe('a draft and the article that went on', () => {
  test('every line that either of them added is in what comes out, or stands before whoever settles it', () => {
    fc.assert(
      fc.property(face, face, face, (base, mine, theirs) => {
        const { merged, clashes } = mergeFaces(base, mine, theirs);
        const clash = clashes.find(({ field }) => field === 'body');
        const out = clash && 'hunks' in clash ? clash.hunks.flatMap(textOf).join('\n') : merged.body;
        const before = counted(base.body);
        const after = counted(out);
        for (const side of [mine, theirs])
          for (const [words, times] of counted(side.body))
            if (times.length > (before.get(words)?.length ?? 0)) expect(after.has(words), words).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('what only one of them changed merges by itself, into that', () => {
    fc.assert(
      fc.property(face, face, (base, changed) => {
        for (const { merged, clashes } of [mergeFaces(base, changed, base), mergeFaces(base, base, changed)]) {
          expect(clashes).toEqual([]);
          expect({ ...merged, tags: [...merged.tags].sort() }).toEqual({ ...changed, tags: [...changed.tags].sort() });
        }
        expect(mergeFaces(base, changed, changed).clashes).toEqual([]);
      }),
    );
  });

  test('what both changed in different ways is told, with both texts', () => {
    const base = { ...faceOf(buildArticle().fields), body: 'one\ntwo\nthree', title: 'T' };
    const { clashes } = mergeFaces(
      base,
      { ...base, body: 'one\nmine\nthree', title: 'Mine' },
      { ...base, body: 'one\ntheirs\nthree', title: 'Theirs' },
    );
    expect(clashes).toEqual([
      { field: 'title' },
      {
        field: 'body',
        hunks: [
          { kind: 'settled', text: 'one' },
          { kind: 'clash', base: 'two', mine: 'mine', theirs: 'theirs' },
          { kind: 'settled', text: 'three' },
        ],
      },
    ]);
  });
});
