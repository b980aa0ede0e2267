import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { AppError } from '#domain/contract/failure.ts';
import type { FilePiece } from '#domain/contract/ipc/attachment-views.ts';
import type { BulkProgress } from '#domain/contract/ipc/queue-views.ts';
import type { ReportFile, ReportFileAsked } from '#domain/contract/ipc/report-file-procedures.ts';
import type { Saved } from '#domain/contract/ipc/run-command.ts';
import { mostPdfRows } from '#domain/report-files/pdf/write-pdf.ts';
import type { TableRow } from '#domain/report-files/report.ts';
import { fileKindOf } from '#domain/report-files/write-report.ts';
import { dateOf, dayMs } from '#domain/rules/calendar/local-date.ts';
import { createZoneOffsets } from '#domain/rules/calendar/zone-offsets.ts';
import { type Actor, isLead } from '#domain/rules/rights.ts';
import { pieceBytes } from '../../files/attachments.ts';
import { FileVault } from '../../files/file-vault.ts';
import type { SealedReader } from '../../files/sealed-reader.ts';
import type { ExportedRows } from '../../reads/read-export-rows.ts';
import type { FileMaker, FileOrder, RowBatches } from './file-order.ts';

export interface RowsPart {
  readonly from: number;
  readonly count: number;
}

export interface ReportExportParts {
  readonly actor: () => Actor;
  readonly now: () => number;
  readonly folder: string;
  readonly profileKey: Uint8Array;
  readonly random: (bytes: number) => Uint8Array;
  /** A part of the rows that are asked for, of those the person may see. */
  readonly rows: (asked: ReportFileAsked, part: RowsPart, signal: AbortSignal) => Promise<ExportedRows>;
  readonly maker: FileMaker;
  readonly run: (name: string, input: unknown) => Saved;
  readonly progress: (progress: BulkProgress) => void;
}

interface Running {
  readonly stop: AbortController;
  readonly over: Promise<void>;
}

const rowsAtOnce = 500;
/** Files that windows have not taken away yet; the oldest makes room. */
const mostKept = 3;

/** Makes files of reports, which a window takes away piece by piece. Until then they lie sealed, as every file does. */
export class ReportExports {
  readonly #parts: ReportExportParts;
  readonly #made = new Map<string, SealedReader>();
  readonly #running = new Map<string, Running>();
  #vault: FileVault | undefined;

  constructor(parts: ReportExportParts) {
    this.#parts = parts;
    rmSync(parts.folder, { recursive: true, force: true });
  }

  async make(asked: ReportFileAsked): Promise<ReportFile> {
    const { id, format } = asked;
    if (!isLead(this.#parts.actor())) throw new AppError('forbidden', 'Reports are taken out by leads.');
    if (this.#running.has(id) || this.#made.has(id)) throw new AppError('bad-request', 'A file has an id of its own.');
    const stop = new AbortController();
    const { promise: over, resolve: ended } = Promise.withResolvers<void>();
    this.#running.set(id, { stop, over });
    try {
      for (const other of [...this.#made.keys()]) if (this.#made.size >= mostKept) await this.drop(other);
      const { reader, rows } = await this.#write(asked, stop.signal);
      // It is durable by now who took what: only now there is something to take.
      this.#parts.run('report.export', { format, title: asked.report.title, rows });
      this.#made.set(id, reader);
      const { extension, mediaType } = fileKindOf(format, { tables: asked.report.tables, rows: rowsOf(asked) });
      return { fileName: `${this.#nameOf(asked)}.${extension}`, mediaType, size: reader.size, rows };
    } finally {
      this.#running.delete(id);
      ended();
    }
  }

  cancel(id: string): void {
    this.#running.get(id)?.stop.abort();
  }

  async piece(id: string, offset: number): Promise<FilePiece> {
    const reader = this.#made.get(id);
    if (!reader) throw new AppError('not-found', 'This file is not at hand any more.');
    const data = await reader.read(offset, offset + pieceBytes);
    return { data: data.toString('base64'), size: reader.size };
  }

  async drop(id: string): Promise<void> {
    const reader = this.#made.get(id);
    this.#made.delete(id);
    await reader?.close();
    if (reader) await this.#vault?.remove(placeOf(id));
  }

  async close(): Promise<void> {
    const running = [...this.#running.values()];
    for (const { stop } of running) stop.abort();
    await Promise.all(running.map(({ over }) => over));
    for (const id of [...this.#made.keys()]) await this.drop(id);
  }

  async #write(
    asked: ReportFileAsked,
    signal: AbortSignal,
  ): Promise<{ readonly reader: SealedReader; readonly rows: number }> {
    const { folder, profileKey, random, maker } = this.#parts;
    this.#vault ??= new FileVault(folder, profileKey, random);
    const vault = this.#vault;
    const source = new Rows(this.#parts, asked, signal);
    const writer = await vault.begin(asked.id);
    try {
      const order = orderOf(asked, this.#parts.now(), await source.total());
      for await (const bytes of maker(order, source.batches(), signal)) {
        refuseStopped(signal);
        await writer.append(bytes);
      }
      refuseStopped(signal);
      await writer.finish();
    } catch (error) {
      await writer.close().catch(() => undefined);
      await vault.abandon(asked.id);
      throw error;
    }
    await vault.adopt(asked.id, placeOf(asked.id));
    return { reader: await vault.read(placeOf(asked.id)), rows: source.read };
  }

  /** `holdfast-业务量-2026-11-22`: of the title what every file system takes. */
  #nameOf({ report, zone }: ReportFileAsked): string {
    const title = report.title
      .replace(/[\p{Cc}\p{Cf}<>:"/\\|?*.\s]+/gu, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60);
    const now = this.#parts.now();
    const day = dateOf(Math.floor((now + createZoneOffsets().offset(zone, now)) / dayMs));
    return ['holdfast', title, day].filter((part) => part !== '').join('-');
  }
}

/** The rows of a file, a part at a time; they are counted as they are read. */
class Rows {
  read = 0;
  readonly #parts: Pick<ReportExportParts, 'rows' | 'progress'>;
  readonly #asked: ReportFileAsked;
  readonly #signal: AbortSignal;
  #first: ExportedRows | undefined;

  constructor(parts: Pick<ReportExportParts, 'rows' | 'progress'>, asked: ReportFileAsked, signal: AbortSignal) {
    this.#parts = parts;
    this.#asked = asked;
    this.#signal = signal;
  }

  async total(): Promise<number | null> {
    // Only CSV and what tells of rows at all has any.
    if (!rowsOf(this.#asked) || isPicture(this.#asked)) return null;
    this.#first = await this.#part(0);
    return this.#first.total;
  }

  async *batches(): RowBatches & AsyncGenerator<readonly TableRow[]> {
    let part = this.#first;
    this.#first = undefined;
    const most = this.#asked.format === 'pdf' ? mostPdfRows : Number.POSITIVE_INFINITY;
    // What was found for the file may be gone when its part is read: the next part begins where it would have begun all the same.
    for (let from = 0; part && this.read < most; ) {
      this.read += Math.min(part.rows.length, most - this.read);
      yield part.rows;
      this.#parts.progress({ id: this.#asked.id, done: this.read, total: Math.min(part.total, most) });
      from += rowsAtOnce;
      part = from < part.total ? await this.#part(from) : undefined;
    }
  }

  #part(from: number): Promise<ExportedRows> {
    refuseStopped(this.#signal);
    return this.#parts.rows(this.#asked, { from, count: rowsAtOnce }, this.#signal);
  }
}

function rowsOf({ rows, built }: ReportFileAsked) {
  return rows ?? built;
}

function isPicture({ format }: ReportFileAsked): boolean {
  return format === 'svg' || format === 'png';
}

function orderOf(asked: ReportFileAsked, now: number, total: number | null): FileOrder {
  const { format, bom, language, zone, report, words } = asked;
  const streamed = rowsOf(asked);
  const rows = streamed && total !== null ? { title: streamed.title, columns: streamed.columns, total } : null;
  return {
    ...{ format, bom, rows },
    report: { ...report, language, zone, madeAt: now, words },
  };
}

function refuseStopped(signal: AbortSignal): void {
  if (signal.aborted) throw new AppError('cancelled', 'The file was not wanted any more.');
}

function placeOf(id: string): string {
  return createHash('sha256').update(id).digest('hex');
}
