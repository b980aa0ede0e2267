import { createHash } from 'node:crypto';
import type { ImportedArticle } from '#domain/contract/ipc/knowledge-exchange-procedures.ts';
import { fileProblem } from '#domain/rules/file-limits.ts';
import { cleanFileName, fileNameLength } from '#domain/rules/file-name.ts';
import { exchangeLimits, type FileNote } from '#domain/rules/knowledge-exchange/exchange-notes.ts';
import { followPath } from '#domain/rules/knowledge-exchange/follow-path.ts';
import { placeOfFile } from '#domain/rules/knowledge-exchange/place-of-file.ts';
import { importedId } from '../imported-ids.ts';
import type { FolderFile } from './article-files.ts';
import { isSafePicture, mediaTypeOf } from './picture-kinds.ts';
import type { ReadArticle } from './read-article.ts';
import { type Fate, rewriteLinks } from './rewrite-links.ts';
import type { HeldPicture } from './word-page.ts';

/** A picture or another file that an article names, ready to be kept. */
export interface PlannedFile {
  readonly attachmentId: string;
  readonly sha256: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly content: Buffer;
}

export interface LinkWorld {
  /** The article at a place, by the place's slug. */
  readonly articleAt: (slug: string) => string | undefined;
  readonly fileAt: (path: string) => FolderFile | undefined;
  /** A file that this workspace holds already, written out here. */
  readonly isHeldFile: (attachmentId: string, articleId: string) => boolean;
  readonly mostBytes: number;
}

interface Planned {
  readonly body: string;
  readonly files: readonly PlannedFile[];
  readonly notes: ImportedArticle['notes'];
}

const exported = /(?:^|\/)files\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\.[^/]*)?$/;
const inline = /^data:(image\/[\w.+-]+);base64,([A-Za-z0-9+/=\s]+)$/;

/** Leads the links of an article to the articles that come in with it, and its pictures to files of its own. Nothing is fetched from anywhere. */
export async function planLinks(
  path: string,
  articleId: string,
  { body, pictures }: Pick<ReadArticle, 'body' | 'pictures'>,
  world: LinkWorld,
): Promise<Planned> {
  const plan = new LinkPlan(path, articleId, pictures, world);
  const asked: { readonly url: string; readonly isPicture: boolean }[] = [];
  rewriteLinks(body, (url, isPicture) => {
    asked.push({ url, isPicture });
    return 'stays';
  });
  const fates = new Map<string, Fate>();
  for (const { url, isPicture } of asked) {
    const key = `${isPicture} ${url}`;
    if (!fates.has(key)) fates.set(key, await plan.fateOf(url, isPicture));
  }
  const led = rewriteLinks(body, (url, isPicture) => fates.get(`${isPicture} ${url}`) ?? 'stays');
  return { body: led, files: [...plan.files.values()], notes: plan.notes };
}

const mostFiles = 200;

/** What becomes of the links of one article. */
class LinkPlan {
  readonly files = new Map<string, PlannedFile>();
  readonly notes: FileNote[] = [];
  readonly #path: string;
  readonly #articleId: string;
  readonly #pictures: ReadArticle['pictures'];
  readonly #world: LinkWorld;

  constructor(path: string, articleId: string, pictures: ReadArticle['pictures'], world: LinkWorld) {
    this.#path = path;
    this.#articleId = articleId;
    this.#pictures = pictures;
    this.#world = world;
  }

  async fateOf(url: string, isPicture: boolean): Promise<Fate> {
    const held = this.#pictures.get(url) ?? dataPicture(url);
    if (held) return this.#take(held, held.name);
    if (/^(https?:)?\/\//i.test(url)) return this.#remote(url, isPicture);
    if (/^(mailto|tel|article|agent|attachment):/i.test(url) || url.startsWith('#')) return 'stays';
    const target = followPath(this.#path, url);
    const found = target === null ? undefined : await this.#within(target, url, isPicture);
    if (found) return found;
    this.notes.push({ kind: isPicture ? 'missing-picture' : 'dead-link', value: url.slice(0, 300) });
    return 'words';
  }

  #remote(url: string, isPicture: boolean): Fate {
    if (!isPicture) return 'stays';
    this.notes.push({ kind: 'remote-picture', value: url.slice(0, 300) });
    return { url: url.startsWith('//') ? `https:${url}` : url, asLink: true };
  }

  async #within(target: string, url: string, isPicture: boolean): Promise<Fate | undefined> {
    const article = isPicture ? undefined : this.#world.articleAt(placeOfFile(target).slug);
    if (article) return { url: `article:${article}` };
    const known = exported.exec(target)?.[1];
    if (known && this.#world.isHeldFile(known, this.#articleId)) return { url: `attachment:${known}` };
    const file = this.#world.fileAt(target);
    if (!file || file.size > this.#world.mostBytes || this.files.size >= mostFiles) return undefined;
    const bytes = await file.open();
    const name = target.split('/').at(-1) ?? target;
    return this.#take({ name, mediaType: mediaTypeOf(name), content: await bytes.read(0, bytes.size) }, url);
  }

  #take(held: HeldPicture, from: string): Fate {
    const file = plannedFile(this.#articleId, held, this.#world.mostBytes);
    if (!file) {
      this.notes.push({ kind: 'unsafe-picture', value: from.slice(0, 300) });
      return 'words';
    }
    this.files.set(file.attachmentId, file);
    return { url: `attachment:${file.attachmentId}` };
  }
}

/** The same picture in the same article has the same id wherever it is brought in. */
function plannedFile(articleId: string, held: HeldPicture, mostBytes: number): PlannedFile | undefined {
  const { content, mediaType } = held;
  const name = cleanFileName(held.name).slice(-fileNameLength);
  const facts = { name, mediaType, size: content.length };
  if (fileProblem(facts, mostBytes) || !isSafePicture(mediaType, content)) return undefined;
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { ...facts, content, sha256, attachmentId: importedId('article-file', articleId, sha256) };
}

/** A picture that stands in the address itself. */
function dataPicture(url: string): HeldPicture | undefined {
  const [, mediaType, base64] = url.length < exchangeLimits.wordBytes ? (inline.exec(url) ?? []) : [];
  if (mediaType === undefined || base64 === undefined) return undefined;
  const ending = mediaType.slice('image/'.length).replace(/\+.*$/, '').replace('jpeg', 'jpg');
  return { name: `picture.${ending}`, mediaType, content: Buffer.from(base64, 'base64') };
}
