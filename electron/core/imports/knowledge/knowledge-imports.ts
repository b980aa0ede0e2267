import { rmSync } from 'node:fs';
import { importFate } from '#domain/commands/import-article.ts';
import { AppError } from '#domain/contract/failure.ts';
import type { ArticleImport, ArticleImportRun } from '#domain/contract/ipc/knowledge-exchange-procedures.ts';
import { longText } from '#domain/model/long-text.ts';
import { exchangeLimits } from '#domain/rules/knowledge-exchange/exchange-notes.ts';
import { mayApproveKnowledge } from '#domain/rules/rights.ts';
import type { BulkParts } from '../../bulk/bulk-parts.ts';
import type { Attachments } from '../../files/attachments.ts';
import { FileVault } from '../../files/file-vault.ts';
import { ChangedRows } from '../../sync/changed-rows.ts';
import { StagedFile } from '../staged-file.ts';
import { type FolderFile, filesIn } from './article-files.ts';
import { ArticlePlan, type PlannedArticle } from './article-plan.ts';
import { ImportLog } from './import-log.ts';

export interface KnowledgeImportParts
  extends Pick<BulkParts, 'store' | 'clock' | 'runSome' | 'tell' | 'progress' | 'isClosed'> {
  readonly workspaceId: string;
  readonly folder: string;
  readonly profileKey: Uint8Array;
  readonly random: (bytes: number) => Uint8Array;
  readonly newId: () => string;
  readonly attachments: () => Pick<Attachments, 'keep'>;
  readonly mostBytes: () => number;
}

interface Staged {
  readonly files: {
    readonly path: string;
    readonly size: number;
    readonly id: string;
    readonly staged: StagedFile | null;
  }[];
  together: number;
  isRunning: boolean;
  isStopped: boolean;
}

/** Imports that windows have in hand at once; the oldest one makes room. */
const mostStaged = 2;
/** What rules say of one article; anything else ends the import. */
const refusals: ReadonlySet<string> = new Set(['forbidden', 'changed-since', 'bad-request', 'not-found']);
const sliceMs = 8;
const steps = 1000;
/** Reading costs the most: so much of the way is behind when all is read. */
const readPart = 0.6;

/** Folders of articles on their way into the knowledge base: taken in from a window, tried out, brought in. */
export class KnowledgeImports {
  readonly #parts: KnowledgeImportParts;
  readonly #staged = new Map<string, Staged>();
  #vault: FileVault | undefined;

  constructor(parts: KnowledgeImportParts) {
    this.#parts = parts;
    // What a program that was killed had in hand.
    rmSync(parts.folder, { recursive: true, force: true });
  }

  async begin(): Promise<{ readonly id: string }> {
    this.#refuseOthers();
    for (const [id, held] of this.#staged) if (this.#staged.size >= mostStaged && !held.isRunning) await this.drop(id);
    const id = this.#parts.newId();
    this.#staged.set(id, { files: [], together: 0, isRunning: false, isStopped: false });
    return { id };
  }

  /** An empty file is only noted. */
  async add(
    id: string,
    { path, size }: { readonly path: string; readonly size: number },
  ): Promise<{ readonly fileId: string }> {
    const held = this.#required(id);
    const { folder, profileKey, random, newId } = this.#parts;
    if (held.files.length >= exchangeLimits.files || held.together + size > exchangeLimits.togetherBytes)
      throw new AppError('too-large', 'These are too many files for one import.', {
        megabytes: exchangeLimits.togetherBytes / (1024 * 1024),
      });
    this.#vault ??= new FileVault(folder, profileKey, random);
    const fileId = newId();
    const staged = size === 0 ? null : await StagedFile.begin(this.#vault, fileId, { name: path, size });
    held.files.push({ path, size, id: fileId, staged });
    held.together += size;
    return { fileId };
  }

  async append(id: string, fileId: string, offset: number, data: string): Promise<{ readonly received: number }> {
    const file = this.#required(id).files.find((each) => each.id === fileId);
    if (!file?.staged) throw new AppError('not-found', 'This file is not at hand any more.');
    return { received: await file.staged.append(offset, Buffer.from(data, 'base64')) };
  }

  /** Reads all files, finds out what becomes of each article, and makes it so; or only looks. */
  async run(asked: ArticleImportRun): Promise<ArticleImport> {
    this.#refuseOthers();
    const held = this.#required(asked.id);
    if (held.isRunning) throw new AppError('bad-request', 'These files are being imported already.');
    held.isRunning = true;
    held.isStopped = false;
    try {
      return await this.#run(held, asked);
    } finally {
      held.isRunning = false;
    }
  }

  stop(id: string): void {
    const held = this.#staged.get(id);
    if (held) held.isStopped = true;
  }

  async drop(id: string): Promise<void> {
    const held = this.#staged.get(id);
    this.#staged.delete(id);
    if (!held) return;
    held.isStopped = true;
    for (const { staged } of held.files) await staged?.remove();
  }

  async close(): Promise<void> {
    for (const id of [...this.#staged.keys()]) await this.drop(id);
  }

  #refuseOthers(): void {
    if (!mayApproveKnowledge(this.#parts.store.actor))
      throw new AppError('forbidden', 'Articles are brought in by those who approve them.');
  }

  #required(id: string): Staged {
    const held = this.#staged.get(id);
    if (!held) throw new AppError('not-found', 'These files are not at hand any more.');
    return held;
  }

  async #run(held: Staged, asked: ArticleImportRun): Promise<ArticleImport> {
    const { store, progress, tell, isClosed, workspaceId, mostBytes } = this.#parts;
    const isOver = () => held.isStopped || isClosed();
    const log = new ImportLog();
    const breathe = this.#breather();
    const at = (part: number) => progress({ id: asked.id, done: Math.floor(part * steps), total: steps });
    at(0);
    const { files, faulty } = await filesIn(held.files.map(folderFile));
    for (const each of faulty) log.refuse(each.path, null, each.fault);
    const plan = new ArticlePlan({ replica: store.replica, workspaceId, mostBytes: mostBytes(), asked, log });
    for (const [done, file] of files.entries()) {
      if (isOver()) return log.outcome(true);
      await plan.read(file);
      if (await breathe()) at((done / files.length) * readPart);
    }
    plan.settle();
    let changed = new ChangedRows();
    for (const [done, entry] of plan.entries.entries()) {
      if (isOver()) break;
      await this.#take(entry, plan, asked.dry, changed, log);
      if (!(await breathe())) continue;
      tell(changed);
      changed = new ChangedRows();
      at(readPart + (done / plan.entries.length) * (1 - readPart));
    }
    if (!isClosed()) tell(changed);
    return log.outcome(isOver(), plan.aside);
  }

  async #take(
    entry: PlannedArticle,
    plan: ArticlePlan,
    dry: boolean,
    changed: ChangedRows,
    log: ImportLog,
  ): Promise<void> {
    const { command, files, view } = await plan.commandOf(entry);
    const fate = importFate(command, entry.read.settings.base, plan.heldArticle(command.articleId));
    // Pictures that stood in the text itself are out of it only now.
    if (command.face.body.length > longText) {
      log.refuse(entry.path, entry.row, 'too-long');
      return;
    }
    const brought = fate === 'created' || fate === 'updated';
    if (brought && !dry && !(await this.#bring(command, files, changed))) log.refuse(entry.path, entry.row, 'refused');
    else log.add({ ...view, fate }, brought ? files.length : 0);
  }

  /** False where the rules refuse it. The pictures are durable before the command that speaks of them; what the disk does not take ends the import. */
  async #bring(
    command: object,
    contents: readonly { readonly content: Buffer }[],
    changed: ChangedRows,
  ): Promise<boolean> {
    let taken = true;
    const run = () => {
      const [ran] = this.#parts.runSome([{ name: 'article.import', input: command }], changed, 0);
      if (ran?.ok !== false) return;
      const { kind, message, details } = ran.failure;
      if (refusals.has(kind)) taken = false;
      else if (kind !== 'nothing-to-do') throw new AppError(kind, message, details);
    };
    if (contents.length === 0) run();
    else
      await this.#parts.attachments().keep(
        contents.map(({ content }) => content),
        run,
      );
    return taken;
  }

  /** Lets others have their turn when a slice of time is over; true when it did. */
  #breather(): () => Promise<boolean> {
    const { clock } = this.#parts;
    let from = clock.monotonic();
    return async () => {
      if (clock.monotonic() - from < sliceMs) return false;
      await new Promise<void>((resolve) => clock.after(0, resolve));
      from = clock.monotonic();
      return true;
    };
  }
}

function folderFile({ path, size, staged }: Staged['files'][number]): FolderFile {
  return { path, size, open: async () => staged?.bytes() ?? emptyFile };
}

const emptyFile = {
  size: 0,
  read: async () => Buffer.alloc(0),
  async *content() {},
};
