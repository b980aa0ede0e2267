import { AppError } from '#domain/contract/failure.ts';
import type { FilePiece } from '#domain/contract/ipc/attachment-views.ts';
import type { BulkProgress } from '#domain/contract/ipc/queue-views.ts';
import type { ReportFile, ReportFileAsked } from '#domain/contract/ipc/report-file-procedures.ts';
import type { Saved } from '#domain/contract/ipc/run-command.ts';
import { fileKindOf, mostPdfRows } from '#domain/report-files/file-kind.ts';
import { dateOf, dayMs } from '#domain/rules/calendar/local-date.ts';
import { createZoneOffsets } from '#domain/rules/calendar/zone-offsets.ts';
import { type Actor, isLead } from '#domain/rules/rights.ts';
import type { ExportedRows } from '../../reads/read-export-rows.ts';
import { FilesToTake, type FilesToTakeParts } from '../files-to-take.ts';
import type { FileMaker, FileOrder, RowBatches } from './file-order.ts';
import type { PackedRows } from './packed-rows.ts';

export interface RowsPart {
  readonly from: number;
  readonly count: number;
}

export interface ReportExportParts extends FilesToTakeParts {
  readonly actor: () => Actor;
  readonly now: () => number;
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
const mostKept = 3;

/** Makes files of reports, which a window takes away. */
export class ReportExports {
  readonly #parts: ReportExportParts;
  readonly #made: FilesToTake;
  readonly #running = new Map<string, Running>();

  constructor(parts: ReportExportParts) {
    this.#parts = parts;
    this.#made = new FilesToTake(parts, mostKept);
  }

  async make(asked: ReportFileAsked): Promise<ReportFile> {
    const { id, format } = asked;
    if (!isLead(this.#parts.actor())) throw new AppError('forbidden', 'Reports are taken out by leads.');
    if (this.#running.has(id) || this.#made.has(id)) throw new AppError('bad-request', 'A file has an id of its own.');
    const stop = new AbortController();
    const { promise: over, resolve: ended } = Promise.withResolvers<void>();
    this.#running.set(id, { stop, over });
    try {
      const source = new Rows(this.#parts, asked, stop.signal);
      const size = await this.#made.add(id, this.#content(asked, source, stop.signal), () =>
        this.#parts.run('report.export', { format, title: asked.report.title, rows: source.read }),
      );
      const { extension, mediaType } = fileKindOf(format, { tables: asked.report.tables, rows: rowsOf(asked) });
      return { fileName: `${this.#nameOf(asked)}.${extension}`, mediaType, size, rows: source.read };
    } finally {
      this.#running.delete(id);
      ended();
    }
  }

  cancel(id: string): void {
    this.#running.get(id)?.stop.abort();
  }

  piece(id: string, offset: number): Promise<FilePiece> {
    return this.#made.piece(id, offset);
  }

  drop(id: string): Promise<void> {
    return this.#made.drop(id);
  }

  async close(): Promise<void> {
    const running = [...this.#running.values()];
    for (const { stop } of running) stop.abort();
    await Promise.all(running.map(({ over }) => over));
    await this.#made.close();
  }

  async *#content(asked: ReportFileAsked, source: Rows, signal: AbortSignal): AsyncGenerator<Uint8Array> {
    const order = orderOf(asked, this.#parts.now(), await source.total());
    for await (const bytes of this.#parts.maker(order, source.batches(), signal)) {
      refuseStopped(signal);
      yield bytes;
    }
    refuseStopped(signal);
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
    // A picture shows none, nor does a report without a list.
    if (!rowsOf(this.#asked) || isPicture(this.#asked)) return null;
    this.#first = await this.#part(0);
    return this.#first.total;
  }

  async *batches(): RowBatches & AsyncGenerator<PackedRows> {
    let part = this.#first;
    this.#first = undefined;
    const most = this.#asked.format === 'pdf' ? mostPdfRows : Number.POSITIVE_INFINITY;
    // What was found for the file may be gone when its part is read: the next part begins where it would have begun all the same.
    for (let from = 0; part && this.read < most; ) {
      const { count, total, bytes } = part;
      this.read += Math.min(count, most - this.read);
      from += rowsAtOnce;
      // The next is read while this one is written. Where nobody asks for it any more, nobody hears that it failed.
      const next = from < total && this.read < most ? this.#part(from) : undefined;
      next?.catch(() => undefined);
      yield { count, bytes };
      this.#parts.progress({ id: this.#asked.id, done: this.read, total: Math.min(total, most) });
      part = await next;
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
