import { AppError } from '#domain/contract/failure.ts';
import type { ArticleComparison, RevisionRow, RevisionView } from '#domain/contract/ipc/knowledge-views.ts';
import type { ArticleFace, ArticleSettings } from '#domain/model/article-values.ts';
import type { Collection, FieldsOf } from '#domain/model/collections.ts';
import type { ArticleDraftId, ArticleId } from '#domain/model/ids.ts';
import { sameJson } from '#domain/model/json.ts';
import { faceOf } from '#domain/rules/knowledge/article-face.ts';
import { diffLines, foldDiff } from '#domain/rules/line-diff.ts';
import type { Actor } from '#domain/rules/rights.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { loadRecord } from '../replica/records.ts';
import { onlyEditors } from './article-drafts.ts';

const columns = `t.id, t.articleId, t.draftId, t.number, t.how, t.title, t.note, agent.name as byName, t.happenedAt, t.recordedAt`;
const from = 'from articleRevision t left join agent on agent.id = t.agentId';

interface Asked {
  readonly articleId: ArticleId;
  readonly offset: number;
  readonly limit: number;
}

/** The newest first, of the article with all its drafts. */
export function articleRevisions(db: ReplicaReader, asked: Asked, actor: Actor): readonly RevisionRow[] {
  onlyEditors(actor);
  const text = `select ${columns} ${from} where t.articleId = ? order by t.happenedAt desc, t.id desc limit ? offset ?`;
  return sql(db, text).all<RevisionRow>(asked.articleId, asked.limit, asked.offset);
}

export function articleRevision(db: ReplicaReader, id: string, actor: Actor): RevisionView {
  onlyEditors(actor);
  const row = sql(db, `select ${columns} ${from} where t.id = ?`).get<RevisionRow>(id);
  if (!row) throw new AppError('not-here', 'This version is not held on this device.');
  return { ...row, face: faceAt(db, { kind: 'revision', revisionId: id }, actor) };
}

type Version =
  | { readonly kind: 'article'; readonly articleId: ArticleId }
  | { readonly kind: 'draft'; readonly draftId: ArticleDraftId }
  | { readonly kind: 'revision'; readonly revisionId: string };

function held<C extends Collection>(db: ReplicaReader, collection: C, id: string): FieldsOf<C> {
  const record = loadRecord(db, { collection, id });
  if (!record) throw new AppError('not-here', 'This version is not held on this device.');
  return record.fields as unknown as FieldsOf<C>;
}

function faceAt(db: ReplicaReader, version: Version, actor: Actor): ArticleFace {
  if (version.kind === 'article') return faceOf(held(db, 'article', version.articleId));
  onlyEditors(actor);
  if (version.kind === 'draft') return faceOf(held(db, 'articleDraft', version.draftId));
  const { title, body, settings } = held(db, 'articleRevision', version.revisionId);
  return { title, body, ...settings };
}

/** Comparing lines takes time with the square of their number; longer texts are told as one that took another's place. */
const comparableLines = 3000;

/** How one version became the other. */
export function compareVersions(
  db: ReplicaReader,
  asked: { readonly before: Version; readonly after: Version },
  actor: Actor,
): ArticleComparison {
  const before = faceAt(db, asked.before, actor);
  const after = faceAt(db, asked.after, actor);
  const { title: _title, body: _body, ...settings } = after;
  const names = ['title', ...(Object.keys(settings) as (keyof ArticleSettings)[])] as const;
  const isLong = [before, after].some(({ body }) => body.split('\n', comparableLines + 1).length > comparableLines);
  const lines = isLong
    ? ([
        { kind: 'removed', text: before.body },
        { kind: 'added', text: after.body },
      ] as const)
    : foldDiff(diffLines(before.body, after.body));
  return { before, after, lines, settings: names.filter((name) => !sameJson(before[name], after[name])) };
}
