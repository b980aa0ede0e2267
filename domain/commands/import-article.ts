import { z } from 'zod';
import { articleFace } from '../model/article-values.ts';
import { type Change, insert, update } from '../model/change.ts';
import { languages } from '../model/choices.ts';
import type { FieldsOf } from '../model/collections.ts';
import { articleCategoryId, articleId, attachmentId } from '../model/ids.ts';
import type { Scope } from '../model/scope.ts';
import { mergeSet } from '../model/set-items.ts';
import { fileLimits, fileProblem } from '../rules/file-limits.ts';
import { cleanFileName, fileNameLength } from '../rules/file-name.ts';
import { faceOf } from '../rules/knowledge/article-face.ts';
import { faceMark } from '../rules/knowledge-exchange/face-mark.ts';
import { mayApproveKnowledge, maySee } from '../rules/rights.ts';
import { fileHash, mediaType } from './add-attachment.ts';
import { barredFace, needsTeam, revisionOf, scopeOf } from './article-input.ts';
import { accept, type DecideContext, defineCommand, type Refused, refuse, type View } from './definition.ts';

const { title, body, kind, language, tags, categoryId, audience, teamId } = articleFace.shape;

const file = z.strictObject({
  attachmentId,
  sha256: fileHash,
  name: z
    .string()
    .max(fileNameLength)
    .refine((name) => cleanFileName(name) === name, 'the name is not clean'),
  mediaType,
  size: z.int().min(1),
});

const input = z.strictObject({
  articleId,
  externalId: z.string().trim().min(1).max(300),
  /** What the file says. */
  face: z.strictObject({ title, body, kind, language, tags, categoryId, audience, teamId }),
  /** Of the group of articles that say the same in several languages; null for one alone. */
  variantOf: articleId.nullable(),
  /** Made where there are none yet, from the outermost inwards. */
  categories: z
    .array(
      z.strictObject({
        categoryId: articleCategoryId,
        name: z.string().trim().min(1).max(100),
        language: z.enum(languages),
        parentId: articleCategoryId.nullable(),
      }),
    )
    .max(8),
  files: z.array(file).max(200),
  /** The mark of the article as it was when this was decided; null for none. Only that one is changed. */
  before: z.string().max(60).nullable(),
});
type Args = z.output<typeof input>;
type Held = FieldsOf<'article'>;

/**
 * Takes an article in from a file, with the pictures in it. Its id follows from the file, so that the file that comes again meets what it made: that
 * follows the file as long as nobody changed it here.
 */
export const importArticle = defineCommand({
  name: 'article.import',
  version: 1,
  input,
  args: input,
  mint: (asked) => asked,
  needs: (a) => [
    { collection: 'article', id: a.articleId },
    ...a.categories.map((each) => ({ collection: 'articleCategory' as const, id: each.categoryId })),
    ...a.files.map((each) => ({ collection: 'attachment' as const, id: each.attachmentId })),
    ...needsTeam(a.face.teamId),
  ],
  decide(view, a, context) {
    if (!mayApproveKnowledge(context.actor))
      return refuse('forbidden', 'Articles are brought in by those who approve them.');
    const held = view.get('article', a.articleId);
    const before = held.state === 'present' ? held.record : undefined;
    if (before && !maySee(context.actor, before.scope)) return refuse('forbidden', "This article is another team's.");
    const now = before && faceMark(before.fields);
    if (now === faceMark(a.face)) return refuse('nothing-to-do', 'All of this is known already.');
    if (now !== undefined && now !== a.before) return refuse('changed-since', 'The article was changed meanwhile.');
    const face = { ...(before ? faceOf(before.fields) : unsettled), ...a.face, tags: mergeSet([], a.face.tags) };
    const barred = barredFace(view, face, context) ?? barredFile(a);
    if (barred) return barred;
    const scope = scopeOf(face);
    const number = (before?.fields.revision ?? 0) + 1;
    return accept(
      ...newCategories(view, a, context),
      before ? changed(a, before.fields, before.scope, context) : made(a, context),
      revisionOf(context, face, { id: context.uid, articleId: a.articleId, draftId: null, number, how: 'published' }),
      ...newFiles(view, a, scope, context),
    );
  },
});

const unsettled = { ownerId: null, reviewOn: null, expiresAt: null, relatedIds: [] };

/** What becomes of an article that a file is about, as it is here now. `base`: the mark of the article that the file was written from. */
export function importFate(
  { face }: Pick<Args, 'face'>,
  base: string | null,
  held: Held | undefined,
): 'created' | 'updated' | 'unchanged' | 'kept' {
  if (!held) return 'created';
  const now = faceMark(held);
  if (now === faceMark(face)) return 'unchanged';
  return now === held.importedAs || now === base ? 'updated' : 'kept';
}

function made(a: Args, context: DecideContext): Change {
  const { happenedAt } = context;
  return insert('article', a.articleId, scopeOf(a.face), {
    ...a.face,
    ...unsettled,
    tags: mergeSet([], a.face.tags),
    authorId: context.actor.id,
    ...{ updatedAt: happenedAt, publishedAt: happenedAt, state: 'published', variantOf: a.variantOf },
    ...{ revision: 1, acknowledgeFrom: 1, externalId: a.externalId, importedAs: faceMark(a.face) },
  });
}

function changed(a: Args, before: Held, scopeBefore: Scope, context: DecideContext): Change {
  const { tags: wanted, ...set } = a.face;
  // A device with a slow clock must not make the article older than it was.
  const updatedAt = Math.max(before.updatedAt, context.happenedAt);
  const scope = scopeOf(a.face);
  return update(
    'article',
    a.articleId,
    {
      ...set,
      ...{ updatedAt, revision: before.revision + 1, importedAs: faceMark(a.face) },
      ...(before.state === 'published' ? { publishedAt: updatedAt } : {}),
      ...(before.variantOf === null ? { variantOf: a.variantOf } : {}),
    },
    {
      add: { tags: wanted },
      remove: { tags: before.tags.filter((tag) => !wanted.includes(tag)) },
      ...(scope === scopeBefore ? {} : { scope }),
    },
  );
}

function newCategories(view: View, { categories }: Args, { happenedAt }: DecideContext): readonly Change[] {
  return categories
    .filter((each) => view.get('articleCategory', each.categoryId).state !== 'present')
    .map((each) =>
      insert('articleCategory', each.categoryId, 'workspace', {
        names: [{ key: each.language, name: each.name }],
        ...{ parentId: each.parentId, position: 0, retired: false, createdAt: happenedAt },
      }),
    );
}

function barredFile({ files }: Args): Refused | undefined {
  for (const each of files) {
    const problem = fileProblem(each, fileLimits.mostBytes);
    if (problem) return refuse(problem.kind, problem.message, problem.details);
  }
  return undefined;
}

function newFiles(view: View, a: Args, scope: Scope, context: DecideContext): readonly Change[] {
  return a.files
    .filter((each) => view.get('attachment', each.attachmentId).state !== 'present')
    .map(({ attachmentId: id, ...known }) =>
      insert('attachment', id, scope, {
        ...known,
        ...{ caseId: null, customerId: null, visitId: null, articleId: a.articleId, entryId: null },
        ...{ state: 'awaiting-bytes', createdBy: context.actor.id, createdAt: context.happenedAt, recordedAt: null },
        ...{ removedAt: null, removedBy: null },
      }),
    );
}
