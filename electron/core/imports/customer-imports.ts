import { rmSync } from 'node:fs';
import type { View } from '#domain/commands/definition.ts';
import { type ImportedRow, importedAtOnce, importOutcome } from '#domain/commands/import-customers.ts';
import { AppError } from '#domain/contract/failure.ts';
import type { ImportLook, ImportOutcome, ImportReading, ImportRun } from '#domain/contract/ipc/import-views.ts';
import type { Collection } from '#domain/model/collections.ts';
import { guessColumns } from '#domain/rules/customer-import/import-fields.ts';
import { importLimits, mostImportBytes } from '#domain/rules/customer-import/import-limits.ts';
import { readImportRow } from '#domain/rules/customer-import/read-import-row.ts';
import { isLead } from '#domain/rules/rights.ts';
import type { BulkParts } from '../bulk/bulk-parts.ts';
import type { Asked } from '../commands/run-many.ts';
import { FileVault } from '../files/file-vault.ts';
import { localView } from '../overlay/local-view.ts';
import { ChangedRows } from '../sync/changed-rows.ts';
import { ImportRefused } from './import-refused.ts';
import { ImportTally } from './import-tally.ts';
import { LikenessWatch } from './likeness-watch.ts';
import { problemCsv } from './problem-csv.ts';
import type { Source, SourceRow } from './read/source.ts';
import { RowMaker } from './row-maker.ts';
import { StagedFile } from './staged-file.ts';

export interface ImportParts extends Pick<BulkParts, 'store' | 'clock' | 'runSome' | 'tell' | 'progress' | 'isClosed'> {
  readonly workspaceId: string;
  readonly folder: string;
  readonly profileKey: Uint8Array;
  readonly random: (bytes: number) => Uint8Array;
  readonly newId: () => string;
}

/** Files that windows have in hand at once; the oldest one makes room. */
const mostStaged = 4;
const sampleRows = 8;
const sliceMs = 8;
const tellEveryMs = 250;
/** Made durable together, as far as one slice of time goes: the disk is waited for less often. */
const commandsAtOnce = 4;
/** How finely it is told how far a file is read. */
const steps = 1000;

/** Files of customers on their way into the service files: taken in from a window, looked at, tried out, imported. */
export class CustomerImports {
  readonly #parts: ImportParts;
  readonly #staged = new Map<string, StagedFile>();
  #vault: FileVault | undefined;

  constructor(parts: ImportParts) {
    this.#parts = parts;
    // What a program that was killed had in hand.
    rmSync(parts.folder, { recursive: true, force: true });
  }

  async begin(announced: { readonly name: string; readonly size: number }): Promise<{ readonly id: string }> {
    const { folder, profileKey, random, newId, store } = this.#parts;
    if (!isLead(store.actor)) throw new AppError('forbidden', 'Customers are imported by leads and admins.');
    if (announced.size === 0) throw new AppError('empty-file', 'There is nothing in this file.');
    const most = mostImportBytes(announced.name);
    if (announced.size > most)
      throw new AppError('too-large', 'The file is too large.', { megabytes: most / (1024 * 1024) });
    for (const [id, file] of this.#staged) if (this.#staged.size >= mostStaged && !file.isRunning) await this.drop(id);
    this.#vault ??= new FileVault(folder, profileKey, random);
    const id = newId();
    this.#staged.set(id, await StagedFile.begin(this.#vault, id, announced));
    return { id };
  }

  async append(id: string, offset: number, data: string): Promise<{ readonly received: number }> {
    return { received: await this.#required(id).append(offset, Buffer.from(data, 'base64')) };
  }

  async look(id: string, reading: ImportReading): Promise<ImportLook> {
    const file = this.#required(id);
    return await file.use(async () => {
      const source = await file.source(reading);
      const sample: (readonly string[])[] = [];
      for await (const { cells } of source.rows()) {
        sample.push(cells);
        if (sample.length >= sampleRows) break;
      }
      if (sample.length === 0) throw new ImportRefused('no-rows');
      const { format, encoding, separator, sheets, sheet, headers } = source;
      return {
        ok: true,
        ...{ format, encoding, separator, sheets, sheet, headers, sample },
        columns: guessColumns(headers),
      };
    });
  }

  /** Reads the whole file, tries every row, and imports those that can be; or only looks. */
  async run(asked: ImportRun): Promise<ImportOutcome> {
    const file = this.#required(asked.id);
    if (file.isRunning) throw new AppError('bad-request', 'This file is being imported already.');
    file.isRunning = true;
    file.isStopped = false;
    try {
      return await file.use(async () => await this.#run(file, await file.source(asked.reading), asked));
    } finally {
      file.isRunning = false;
    }
  }

  stop(id: string): void {
    const file = this.#staged.get(id);
    if (file) file.isStopped = true;
  }

  problems(id: string, labels: Readonly<Record<string, string>>): { readonly fileName: string; readonly csv: string } {
    const { name, refused } = this.#required(id);
    const bare = name.replace(/\.[^.]*$/, '');
    return {
      fileName: `${bare}-${labels.file ?? 'problems'}.csv`,
      csv: problemCsv(refused?.headers ?? [], refused?.rows ?? [], labels),
    };
  }

  async drop(id: string): Promise<void> {
    const file = this.#staged.get(id);
    this.#staged.delete(id);
    await file?.remove();
  }

  async close(): Promise<void> {
    for (const id of [...this.#staged.keys()]) await this.drop(id);
  }

  #required(id: string): StagedFile {
    const file = this.#staged.get(id);
    if (!file) throw new AppError('not-found', 'This file is not at hand any more.');
    return file;
  }

  async #run(file: StagedFile, source: Source, asked: ImportRun): Promise<ImportOutcome> {
    const { store, clock, progress, tell, isClosed, workspaceId } = this.#parts;
    const view = viewOf(this.#parts);
    const tally = new ImportTally();
    const watch = new LikenessWatch(store.replica, view);
    const maker = new RowMaker(store.replica, workspaceId, asked.source);
    const ids = new Map<string, number>();
    const ready: ImportedRow[] = [];
    let changed = new ChangedRows();
    let part = 0;
    let count = 0;
    let sliceFrom = clock.monotonic();
    let toldAt = sliceFrom;
    const isOver = () => file.isStopped || isClosed();
    const save = async () => {
      if (ready.length > 0) await this.#save(ready.splice(0), changed);
    };
    progress({ id: asked.id, done: 0, total: steps });
    for await (const row of source.rows((read) => (part = read))) {
      if (isOver()) break;
      count += 1;
      if (count > importLimits.rows) throw new ImportRefused('too-many-rows');
      const said = this.#readRow(row, source, asked, ids, maker, tally);
      if (said) {
        tally.warn(watch.warningsOf(row.row, said));
        const outcome = importOutcome(said, view);
        tally.counts[outcome] += 1;
        if (outcome !== 'unchanged' && !asked.dry) ready.push(said);
      }
      if (ready.length >= importedAtOnce * commandsAtOnce) await save();
      const now = clock.monotonic();
      if (now - sliceFrom < sliceMs) continue;
      if (now - toldAt >= tellEveryMs) {
        toldAt = now;
        tell(changed);
        changed = new ChangedRows();
        progress({ id: asked.id, done: Math.floor(part * steps), total: steps });
      }
      await this.#breathe();
      sliceFrom = clock.monotonic();
    }
    if (!isClosed()) {
      await save();
      tell(changed);
    }
    file.refused = { headers: source.headers, rows: tally.refused };
    return tally.outcome(isOver(), { found: watch.found, understood: watch.understood });
  }

  /** Nothing, where the row cannot be imported. */
  #readRow(
    row: SourceRow,
    { headers }: Source,
    { columns, language }: ImportRun,
    ids: Map<string, number>,
    maker: RowMaker,
    tally: ImportTally,
  ): ImportedRow | undefined {
    if (row.problems.length > 0) {
      tally.refuse(row, row.problems);
      return undefined;
    }
    const read = readImportRow(row.cells, headers, columns, language);
    if (!read.ok) {
      tally.refuse(row, read.problems);
      return undefined;
    }
    const { externalId } = read.fields;
    const first = externalId === null ? undefined : ids.get(externalId);
    if (first !== undefined) {
      tally.refuse(row, [{ kind: 'id-again', field: 'externalId', value: externalId ?? '', row: first }]);
      return undefined;
    }
    if (externalId !== null) ids.set(externalId, row.row);
    return maker.make(read.fields);
  }

  /** Durable when it resolves. What the disk does not take ends the import; what is in stays in, and is known when it is run again. */
  async #save(rows: readonly ImportedRow[], changed: ChangedRows): Promise<void> {
    const commands: Asked[] = [];
    for (let at = 0; at < rows.length; at += importedAtOnce)
      commands.push({ name: 'customer.import', input: { rows: rows.slice(at, at + importedAtOnce) } });
    for (let at = 0; at < commands.length && !this.#parts.isClosed(); ) {
      for (const ran of this.#parts.runSome(commands.slice(at), changed, 0)) {
        at += 1;
        if (!ran.ok && ran.failure.kind !== 'nothing-to-do')
          throw new AppError(ran.failure.kind, ran.failure.message, ran.failure.details);
      }
      await this.#breathe();
    }
  }

  #breathe(): Promise<void> {
    return new Promise((resolve) => this.#parts.clock.after(0, resolve));
  }
}

/** What the rules of an import may look at: the rows as they are now. */
function viewOf({ store }: Pick<ImportParts, 'store'>): View {
  const load = localView(store.replica);
  return {
    get: <C extends Collection>(collection: C, id: string) =>
      load({ collection, id }) as ReturnType<View['get']> as never,
  };
}
