import { z } from 'zod';
import {
  type ArticleKind,
  articleAudiences,
  articleKinds,
  exportFormats,
  exportReaders,
  type Language,
  languages,
} from '../../model/choices.ts';
import { type ArticleId, articleCategoryId, teamId } from '../../model/ids.ts';
import { exchangeLimits, type FileFault, type FileNote } from '../../rules/knowledge-exchange/exchange-notes.ts';
import type { FilePiece } from './attachment-views.ts';
import { command, query } from './procedure.ts';

/** What becomes of one article that is brought in. `kept`: it was edited here since it was brought in, and stays as it is. */
export type ArticleFate = 'created' | 'updated' | 'unchanged' | 'kept';

/** One file, or one row of a table, and the article it becomes. */
export interface ImportedArticle {
  readonly path: string;
  /** Of a table. */
  readonly row: number | null;
  readonly title: string;
  readonly kind: ArticleKind;
  readonly language: Language;
  readonly category: readonly string[];
  readonly articleId: ArticleId;
  readonly fate: ArticleFate;
  readonly notes: readonly FileNote[];
}

export interface RefusedFile {
  readonly path: string;
  readonly row: number | null;
  readonly fault: FileFault;
}

export interface ArticleImport {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly kept: number;
  readonly refusedCount: number;
  /** Pictures and other files that come in with the articles. */
  readonly files: number;
  /** Files that are neither articles nor named by one. */
  readonly aside: number;
  readonly cancelled: boolean;
  /** The first of them; those somebody should look at before the others. */
  readonly articles: readonly ImportedArticle[];
  readonly refused: readonly RefusedFile[];
}

const id = z.uuid();
const piece = 1_500_000;

const run = z.strictObject({
  id,
  /** What the files are from: the same names from elsewhere are other articles. */
  source: z.string().trim().max(100).default(''),
  /** Of files that do not say. */
  kind: z.enum(articleKinds),
  audience: z.enum(articleAudiences),
  teamId: teamId.nullable().default(null),
  /** Folders become categories where a file names none. */
  folders: z.boolean().default(true),
  /** Looks only, and says what would come of it. */
  dry: z.boolean(),
});
export type ArticleImportRun = z.output<typeof run>;

const make = z.strictObject({
  id,
  format: z.enum(exportFormats),
  reader: z.enum(exportReaders),
  languages: z.array(z.enum(languages)).default([]),
  kinds: z.array(z.enum(articleKinds)).default([]),
  tag: z.string().max(60).nullable().default(null),
  categoryId: articleCategoryId.nullable().default(null),
  /** What stands above the pages. */
  title: z.string().trim().max(200).default(''),
  /** In which language the pages speak of themselves. */
  language: z.enum(languages),
  /** What they say, by name: kinds of articles and of callouts, languages, and what stands around the search. */
  labels: z.record(z.string().max(60), z.string().max(300)).default({}),
});
export type KnowledgeExportAsked = z.output<typeof make>;

export interface KnowledgeExport {
  readonly fileName: string;
  readonly size: number;
  readonly articles: number;
  readonly files: number;
  /** Names of files whose content is not on this device: they are missing in the archive. */
  readonly missing: readonly string[];
}

export interface KnowledgeExportLine {
  readonly id: string;
  readonly agentName: string;
  readonly format: (typeof exportFormats)[number];
  readonly reader: (typeof exportReaders)[number];
  readonly articles: number;
  readonly happenedAt: number;
}

export const knowledgeExchangeProcedures = {
  /** A window hands over files one after the other; then they are looked at, and brought in. */
  'knowledgeImports.begin': command<{ readonly id: string }>()(z.strictObject({})),
  'knowledgeImports.add': command<{ readonly fileId: string }>()(
    z.strictObject({ id, path: z.string().min(1).max(2000), size: z.int().min(0).max(exchangeLimits.togetherBytes) }),
  ),
  'knowledgeImports.append': command<{ readonly received: number }>()(
    z.strictObject({ id, fileId: z.uuid(), offset: z.int().min(0), data: z.base64().max(piece) }),
  ),
  /** Tells how far it is under `bulk`. */
  'knowledgeImports.run': command<ArticleImport>()(run),
  'knowledgeImports.stop': command<null>()(z.strictObject({ id })),
  'knowledgeImports.drop': command<null>()(z.strictObject({ id })),

  /** Puts an archive together; tells how far it is under `bulk`. */
  'knowledgeExports.make': command<KnowledgeExport>()(make),
  'knowledgeExports.cancel': command<null>()(z.strictObject({ id })),
  'knowledgeExports.piece': query<FilePiece>()(z.strictObject({ id, offset: z.int().min(0) })),
  /** The newest first. */
  'knowledgeExports.list': query<readonly KnowledgeExportLine[]>()(z.strictObject({})),
  'knowledgeExports.drop': command<null>()(z.strictObject({ id })),
} as const;
