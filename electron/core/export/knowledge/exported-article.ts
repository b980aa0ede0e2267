import type { ReplicaReader } from '#db/connection/handle.ts';
import { findAttachment, type StoredAttachment } from '#db/queries/attachments.ts';
import {
  allCategories,
  publishedArticles,
  type StoredCategory,
  type StoredForExport,
} from '#db/queries/knowledge-exchange.ts';
import type { KnowledgeExportAsked } from '#domain/contract/ipc/knowledge-exchange-procedures.ts';
import type { Language } from '#domain/model/choices.ts';
import type { AttachmentId } from '#domain/model/ids.ts';
import { fileExtension } from '#domain/rules/file-name.ts';
import { withoutInternal } from '#domain/rules/internal-blocks.ts';

/** An article that leaves the program, with what its text names. */
export interface ExportedArticle extends StoredForExport {
  /** Names of the categories it stands in, from the outermost inwards, in the article's language where they have one. */
  readonly category: readonly string[];
  /** Something of its text was left out. */
  readonly isCut: boolean;
}

export interface ExportedFile extends Pick<StoredAttachment, 'id' | 'sha256' | 'name' | 'mediaType' | 'size'> {
  /** Within the folder that is written. */
  readonly path: string;
}

export interface Exported {
  readonly articles: readonly ExportedArticle[];
  /** By attachment id. */
  readonly files: ReadonlyMap<string, ExportedFile>;
}

const named = /\battachment:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/g;

/** What a reader may have of what this device holds. Of what customers may read nothing leaves that is marked internal. */
export function articlesFor(
  db: ReplicaReader,
  asked: Pick<KnowledgeExportAsked, 'reader' | 'languages' | 'kinds' | 'tag' | 'categoryId'>,
  now: number,
): Exported {
  const tree = new Map(allCategories(db).map((each) => [each.id as string, each]));
  const articles = publishedArticles(db, now)
    .filter((each) => asked.reader === 'house' || each.audience === 'public')
    .filter(({ language }) => asked.languages.length === 0 || asked.languages.includes(language))
    .filter(({ kind }) => asked.kinds.length === 0 || asked.kinds.includes(kind))
    .filter(({ tags }) => asked.tag === null || tags.includes(asked.tag))
    .filter(
      ({ categoryId }) =>
        asked.categoryId === null || wayTo(tree, categoryId).some(({ id }) => id === asked.categoryId),
    )
    .map((each) => {
      const body = asked.reader === 'public' ? withoutInternal(each.body) : each.body;
      const category = wayTo(tree, each.categoryId).map((one) => nameIn(one, each.language));
      return { ...each, body, category, isCut: body !== each.body };
    });
  const ids = new Set(articles.flatMap(({ body }) => [...body.matchAll(named)].map(([, id]) => id ?? '')));
  const files = [...ids].flatMap((id) => {
    const found = findAttachment(db, id as AttachmentId);
    // A file of a case or a customer is nothing for a folder of articles, whatever a text names.
    if (!found?.articleId) return [];
    const ending = fileExtension(found.name)
      .replace(/[^a-z0-9]/g, '')
      .slice(0, 10);
    return [[id, { ...found, path: `files/${id}${ending === '' ? '' : `.${ending}`}` }] as const];
  });
  return { articles, files: new Map(files) };
}

/** From the root to a category; a circle that two devices closed is left where it closes. */
function wayTo(tree: ReadonlyMap<string, StoredCategory>, from: string | null): readonly StoredCategory[] {
  const way: StoredCategory[] = [];
  for (let id = from; id !== null; ) {
    const category = tree.get(id);
    if (!category || way.includes(category)) break;
    way.unshift(category);
    id = category.parentId;
  }
  return way;
}

export function nameIn({ names }: Pick<StoredCategory, 'names'>, language: Language): string {
  return (names.find(({ key }) => key === language) ?? names[0])?.name ?? '';
}
