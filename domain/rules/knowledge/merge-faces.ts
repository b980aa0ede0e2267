import { diff3Merge } from 'node-diff3';
import type { ArticleFace } from '../../model/article-values.ts';
import { sameJson } from '../../model/json.ts';
import { mergeSet } from '../../model/set-items.ts';
import { mergeText } from '../text-merge.ts';

/** A stretch of lines: settled by itself, or changed by both. */
export type MergeHunk =
  | { readonly kind: 'settled'; readonly text: string }
  | { readonly kind: 'clash'; readonly base: string; readonly mine: string; readonly theirs: string };

/** What both changed, each in another way. */
export type FaceClash =
  | { readonly field: 'body'; readonly hunks: readonly MergeHunk[] }
  | { readonly field: Exclude<keyof ArticleFace, 'body' | 'tags' | 'relatedIds' | 'teamId'> };

export interface MergedFaces {
  /** What both made of it. Where they clash, what `mine` says. */
  readonly merged: ArticleFace;
  readonly clashes: readonly FaceClash[];
}

/** Comparing lines takes time with the square of their number; longer texts are put before a person. */
const mergeableLines = 2000;

const plain = ['title', 'kind', 'language', 'categoryId', 'ownerId', 'reviewOn', 'expiresAt'] as const;

/** Three-way merge of an article: the text line by line, tags and related articles as sets, all else value by value. */
export function mergeFaces(base: ArticleFace, mine: ArticleFace, theirs: ArticleFace): MergedFaces {
  const clashes: FaceClash[] = [];
  const settled: Partial<Record<(typeof plain)[number], unknown>> = {};
  for (const field of plain) {
    const isMine = !sameJson(mine[field], base[field]);
    settled[field] = isMine ? mine[field] : theirs[field];
    if (isMine && !sameJson(theirs[field], base[field]) && !sameJson(mine[field], theirs[field]))
      clashes.push({ field });
  }
  const audience = mergeAudience(base, mine, theirs);
  if (audience.clashes) clashes.push({ field: 'audience' });
  const body = mergeBody(base.body, mine.body, theirs.body);
  if (body === null) clashes.push({ field: 'body', hunks: bodyHunks(base.body, mine.body, theirs.body) });
  const merged: ArticleFace = {
    ...{
      ...mine,
      ...(settled as Pick<ArticleFace, (typeof plain)[number]>),
      ...audience.value,
      body: body ?? mine.body,
    },
    tags: mergeItems(base.tags, mine.tags, theirs.tags),
    relatedIds: mergeItems(base.relatedIds, mine.relatedIds, theirs.relatedIds),
  };
  return { merged, clashes };
}

function isLong(text: string): boolean {
  return text.split('\n', mergeableLines + 1).length > mergeableLines;
}

function mergeBody(base: string, mine: string, theirs: string): string | null {
  if (mine === base || mine === theirs) return theirs;
  if (theirs === base) return mine;
  return [base, mine, theirs].some(isLong) ? null : mergeText(base, mine, theirs);
}

function bodyHunks(base: string, mine: string, theirs: string): readonly MergeHunk[] {
  if ([base, mine, theirs].some(isLong)) return [{ kind: 'clash', base, mine, theirs }];
  const parts = diff3Merge(mine.split('\n'), base.split('\n'), theirs.split('\n'), { excludeFalseConflicts: true });
  return parts.flatMap(({ ok, conflict }): MergeHunk[] => {
    if (ok) return [{ kind: 'settled', text: ok.join('\n') }];
    const text = (lines: readonly string[] = []) => lines.join('\n');
    return conflict
      ? [{ kind: 'clash', base: text(conflict.o), mine: text(conflict.a), theirs: text(conflict.b) }]
      : [];
  });
}

/** Who may read it is one thing: the kind of audience with its team. */
function mergeAudience(base: ArticleFace, mine: ArticleFace, theirs: ArticleFace) {
  const of = ({ audience, teamId }: ArticleFace) => ({ audience, teamId });
  const isMine = !sameJson(of(mine), of(base));
  const clashes = isMine && !sameJson(of(theirs), of(base)) && !sameJson(of(mine), of(theirs));
  return { value: of(isMine ? mine : theirs), clashes };
}

/** What `mine` put in or took out is put into, or taken out of, `theirs`. */
function mergeItems<T>(base: readonly T[], mine: readonly T[], theirs: readonly T[]): readonly T[] {
  return mergeSet(
    theirs,
    mine.filter((item) => !base.includes(item)),
    base.filter((item) => !mine.includes(item)),
  );
}
