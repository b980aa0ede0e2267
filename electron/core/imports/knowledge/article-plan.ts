import type { ReplicaReader } from '#db/connection/handle.ts';
import { findAttachment } from '#db/queries/attachments.ts';
import { allCategories, type StoredCategory, teamNamed } from '#db/queries/knowledge-exchange.ts';
import { loadRecord } from '#db/replica/records.ts';
import type { CommandArgs } from '#domain/commands/registry.ts';
import type { ArticleImportRun, ImportedArticle } from '#domain/contract/ipc/knowledge-exchange-procedures.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import type { ArticleCategoryId, ArticleId, AttachmentId, TeamId } from '#domain/model/ids.ts';
import type { FileFault } from '#domain/rules/knowledge-exchange/exchange-notes.ts';
import { faceMark } from '#domain/rules/knowledge-exchange/face-mark.ts';
import { importedId } from '../imported-ids.ts';
import type { FolderFile } from './article-files.ts';
import { faultIn } from './file-faulty.ts';
import type { ImportLog } from './import-log.ts';
import { type LinkWorld, type PlannedFile, planLinks } from './plan-article.ts';
import type { ReadArticle } from './read-article.ts';
import { type FileForm, formOf, readFile } from './read-file.ts';

interface Parts {
  readonly replica: ReplicaReader;
  readonly workspaceId: string;
  readonly mostBytes: number;
  readonly asked: ArticleImportRun;
  readonly log: ImportLog;
}

export interface PlannedArticle {
  readonly path: string;
  readonly row: number | null;
  readonly articleId: ArticleId;
  readonly externalId: string;
  readonly read: ReadArticle;
  readonly teamId: TeamId | null;
}

type ImportCommand = CommandArgs<'article.import'>;

/** What becomes of the files of a folder: first all are read, so that links between them can be followed; then each is made a command. */
export class ArticlePlan {
  readonly entries: PlannedArticle[] = [];
  readonly #parts: Parts;
  readonly #byPlace = new Map<string, string>();
  readonly #ids = new Set<string>();
  readonly #files = new Map<string, FolderFile>();
  readonly #named = new Set<string>();
  readonly #variants = new Map<string, PlannedArticle[]>();
  readonly #world: LinkWorld;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#world = {
      articleAt: (slug) => this.#byPlace.get(slug),
      fileAt: (path) => {
        this.#named.add(path.toLowerCase());
        return this.#files.get(path.toLowerCase());
      },
      isHeldFile: (attachmentId, articleId) =>
        findAttachment(parts.replica, attachmentId as AttachmentId)?.articleId === articleId,
      mostBytes: parts.mostBytes,
    };
  }

  async read(file: FolderFile): Promise<void> {
    const form = formOf(file.path);
    if (form === undefined) {
      this.#files.set(file.path.toLowerCase(), file);
      return;
    }
    const { log } = this.#parts;
    try {
      for await (const each of readFile(file, form)) {
        if ('fault' in each) log.refuse(file.path, each.row, each.fault);
        else this.#take(file.path, form, each.row, each.article);
      }
    } catch (error) {
      const fault = faultIn(error);
      if (fault === undefined) throw error;
      log.refuse(file.path, null, fault);
    }
  }

  /** Everything is read: what says the same in several languages is known. */
  settle(): void {
    for (const entry of this.entries) {
      const key = entry.read.settings.variant ?? (entry.row === null ? entry.read.place.variant : null);
      if (key !== null) this.#variants.set(key, [...(this.#variants.get(key) ?? []), entry]);
    }
  }

  /** Files that no article names. */
  get aside(): number {
    return [...this.#files.keys()].filter((path) => !this.#named.has(path)).length;
  }

  heldArticle(id: string): FieldsOf<'article'> | undefined {
    return loadRecord(this.#parts.replica, { collection: 'article', id })?.fields as FieldsOf<'article'> | undefined;
  }

  async commandOf(entry: PlannedArticle): Promise<{
    readonly command: ImportCommand;
    readonly files: readonly PlannedFile[];
    readonly view: Omit<ImportedArticle, 'fate'>;
  }> {
    const { read, path, row, articleId, externalId, teamId } = entry;
    const { asked } = this.#parts;
    const { body, files, notes } = await planLinks(path, articleId, read, this.#world);
    const language = read.language ?? 'en';
    const kind = read.settings.kind ?? asked.kind;
    const category = read.settings.category ?? (asked.folders && row === null ? read.place.folders : []);
    const { categories, categoryId } = this.#categories(category, language);
    const audience = read.settings.audience ?? asked.audience;
    const title = read.title;
    const face = { title, body, kind, language, tags: [...read.settings.tags], categoryId, audience, teamId };
    const held = this.heldArticle(articleId);
    const command: ImportCommand = {
      ...{ articleId, externalId, face, variantOf: this.#variantOf(entry), categories },
      files: files.map(({ content: _content, ...file }) => ({
        ...file,
        attachmentId: file.attachmentId as AttachmentId,
      })),
      before: held ? faceMark(held) : null,
    };
    const all = [...read.notes, ...notes];
    return { command, files, view: { path, row, title, kind, language, category, articleId, notes: all } };
  }

  #take(path: string, form: FileForm, row: number | null, read: ReadArticle): void {
    const { log, workspaceId, asked } = this.#parts;
    const { settings, place } = read;
    const teamId = this.#teamOf(read);
    const own =
      settings.id !== null && isUuid(settings.id) && (settings.base !== null || this.heldArticle(settings.id))
        ? settings.id
        : null;
    const name = settings.id ?? (form === 'table' ? `${settings.language ?? ''} ${read.title}` : place.slug);
    const articleId = (own ?? importedId(workspaceId, 'article', asked.source, name)) as ArticleId;
    const fault =
      teamId === undefined ? 'no-team' : (faultOfArticle(read) ?? (this.#ids.has(articleId) ? 'id-again' : null));
    if (fault !== null || teamId === undefined) {
      log.refuse(path, row, fault ?? 'no-team');
      return;
    }
    this.#ids.add(articleId);
    if (row === null) this.#byPlace.set(place.slug, articleId);
    const externalId = (form === 'table' ? name.trim() : path).slice(0, 300);
    this.entries.push({ path, row, articleId, externalId, read, teamId });
  }

  /** Null where it is for no team alone; nothing where it is for one that is not known. */
  #teamOf({ settings }: ReadArticle): TeamId | null | undefined {
    const { asked, replica } = this.#parts;
    if ((settings.audience ?? asked.audience) !== 'team') return null;
    return teamNamed(replica, settings.team) ?? asked.teamId ?? undefined;
  }

  /** The first of a group names itself as well. */
  #variantOf({ read, row }: PlannedArticle): ArticleId | null {
    const key = read.settings.variant ?? (row === null ? read.place.variant : null);
    const group = (key === null ? undefined : this.#variants.get(key)) ?? [];
    const languages = new Set(group.map(({ read: { language } }) => language));
    if (group.length < 2 || languages.size < group.length) return null;
    return group.map(({ articleId }) => articleId).toSorted()[0] ?? null;
  }

  /** Categories that are there are found by their names in any language; the others are made. */
  #categories(names: readonly string[], language: ImportedArticle['language']) {
    const { replica, workspaceId } = this.#parts;
    const known = names.length === 0 ? [] : allCategories(replica);
    const categories: ImportCommand['categories'][number][] = [];
    let parentId: ArticleCategoryId | null = null;
    const way: string[] = [];
    for (const name of names) {
      way.push(name);
      const above: ArticleCategoryId | null = parentId;
      const key = name.toLowerCase();
      const found: StoredCategory | undefined = known.find(
        (each) => each.parentId === above && each.names.some((one) => one.name.toLowerCase() === key),
      );
      const categoryId: ArticleCategoryId =
        found?.id ??
        (importedId(workspaceId, 'article-category', ...way.map((each) => each.toLowerCase())) as ArticleCategoryId);
      if (!found) categories.push({ categoryId, name, language, parentId: above });
      parentId = categoryId;
    }
    return { categories, categoryId: parentId };
  }
}

/** Why what was read cannot be an article; null when it can. */
function faultOfArticle({ settings, title }: ReadArticle): FileFault | null {
  if (settings.draft) return 'is-draft';
  return title === '' ? 'no-title' : null;
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
