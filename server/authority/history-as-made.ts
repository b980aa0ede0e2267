import type { FieldsOf } from '#domain/model/collections.ts';
import { changesBetween } from '#domain/rules/customer-history.ts';
import { faceOf, settingsOf } from '#domain/rules/knowledge/article-face.ts';
import type { Draft } from '../records/draft.ts';

type Line = Readonly<Record<string, unknown>>;

/** The revision of what was published holds the article as it then reads: its text was merged with a colleague's, or stayed as it was. */
export function articleAsMade(revision: Line, draft: Draft): Line {
  const { articleId, how } = revision as unknown as FieldsOf<'articleRevision'>;
  const article = how === 'published' ? draft.get({ collection: 'article', id: articleId })?.record : undefined;
  if (!article) return revision;
  const face = faceOf(article.fields as unknown as FieldsOf<'article'>);
  return { ...revision, title: face.title, body: face.body, settings: settingsOf(face) };
}

/**
 * A line of a service file's history tells what came of a change, not what its author meant: a text was merged with a colleague's, or stayed as it
 * was because it could not be. Undefined where an edit came to nothing.
 */
export function historyAsMade(line: Line, draft: Draft): Line | undefined {
  const { customerId, changes, kind } = line as unknown as FieldsOf<'customerChange'>;
  if (changes.length === 0) return line;
  const file = draft.changes().find(({ after }) => after.collection === 'customer' && after.id === customerId);
  if (!file?.before) return line;
  const made = changesBetween(file.before, file.after);
  return made.length === 0 && kind === 'edited' ? undefined : { ...line, changes: made };
}
