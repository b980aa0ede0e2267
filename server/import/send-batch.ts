import { AppError } from '#domain/contract/failure.ts';
import type { ImportRequest, ImportResponse } from '#domain/contract/wire/import.ts';
import type { Batch } from './batches.ts';

type Rows = Batch['rows'];
type Result = ImportResponse['results'][number];

/** One row and what became of it. */
export interface Outcome {
  readonly row: Rows[number];
  readonly outcome: Result['outcome'];
  readonly entries: number;
  readonly message: string;
}

export interface Sender {
  readonly request: Omit<ImportRequest, 'cases'>;
  send(request: ImportRequest): Promise<readonly Result[]>;
  /** Waits before a request is tried again. */
  wait(ms: number): Promise<void>;
}

/** A server that restarts is back within these waits; importing twice does no harm. */
const waits = [500, 1000, 2000, 4000, 8000];

/**
 * Sends rows in one request; where the server cannot take that request, in halves, until the row at fault stands alone and is
 * refused. Throws when the server stays away, will not have the import at all, or fails at every single row.
 */
export async function sendRows(rows: Rows, sender: Sender): Promise<readonly Outcome[]> {
  if (rows.length === 0) return [];
  const outcomes = await sendOrHalve(rows, sender);
  const isBroken =
    rows.length > 1 && outcomes.every((found) => found.outcome === 'refused' && found.message === defect);
  if (isBroken) throw new AppError('internal', 'The server fails at every row; its log says more.');
  return outcomes;
}

async function sendOrHalve(rows: Rows, sender: Sender): Promise<Outcome[]> {
  try {
    const request = { ...sender.request, cases: rows.map((row) => row.value) };
    return pair(rows, await persistently(() => sender.send(request), sender));
  } catch (error) {
    if (!(error instanceof AppError) || !(error.kind === 'bad-request' || error.kind === 'internal')) throw error;
    const [only] = rows;
    if (rows.length === 1 && only) return [{ row: only, outcome: 'refused', entries: 0, message: reasonOf(error) }];
    const middle = Math.ceil(rows.length / 2);
    const first = await sendOrHalve(rows.slice(0, middle), sender);
    return [...first, ...(await sendOrHalve(rows.slice(middle), sender))];
  }
}

const defect = 'the server failed at this row; its log says more';

function reasonOf(error: AppError): string {
  if (error.kind === 'internal') return defect;
  return error.details?.tooLarge ? 'the case with its messages is larger than the server takes' : error.message;
}

async function persistently<T>(send: () => Promise<T>, sender: Sender): Promise<T> {
  for (const ms of waits) {
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof AppError) || error.kind !== 'offline') throw error;
      await sender.wait(ms);
    }
  }
  return send();
}

function pair(rows: Rows, results: readonly Result[]): Outcome[] {
  const byId = new Map(results.map((result) => [result.externalId, result]));
  return rows.map((row) => {
    const result = byId.get(row.value.externalId);
    if (!result) return { row, outcome: 'refused', entries: 0, message: 'the server did not answer for this row' };
    const { outcome, entries, message = 'the server refused it without a reason' } = result;
    return { row, outcome, entries, message };
  });
}
