import { sql, transaction } from '../connection/connection.ts';
import type { OutboxWriter } from '../connection/handle.ts';
import { addUnsent } from '../outbox/unsent.ts';
import { putJournalAside, readJournalFile } from './file.ts';
import { decodeJournal, type Journal, type Position } from './format.ts';
import { type JournalParts, JournalWriter } from './journal.ts';
import { outboxPosition, setPosition } from './outbox-position.ts';
import { restoreRows } from './restore.ts';
import { foldRecords } from './rows.ts';
import { unsentIn } from './unsent-rows.ts';

/** What comparing an outbox with its journal has shown and mended. */
export interface Reconciled {
  /** The outbox had fallen behind what was done here: it was rolled back, its log was cut short, or it was gone. */
  readonly outboxWasBehind: boolean;
  /** Commands that came back from the journal. */
  readonly commands: number;
  /** Places in the journal that could not be read. */
  readonly damaged: number;
}

/** Who wants to know what happens to a journal. */
export interface JournalReport {
  readonly mended?: (found: Reconciled) => void;
  /** The journal could not take a commit that is durable in the outbox; told once until it can again. */
  readonly behind?: (error: unknown) => void;
}

const inStep: Reconciled = { outboxWasBehind: false, commands: 0, damaged: 0 };

/**
 * Compares an outbox that was just opened with the journal beside it, brings back what either lacks, and has the journal follow from
 * here on. Throws `from-the-future` for a journal that a newer Holdfast wrote.
 */
export function openJournal(db: OutboxWriter, parts: JournalParts): Reconciled {
  const bytes = readJournalFile(parts.path);
  const journal = bytes && decodeJournal(bytes, parts.key);
  const account = parts.account ?? journal?.account;
  const isOthers = Boolean(journal?.account) && journal?.account !== account;
  if (isOthers) putJournalAside(parts.path);
  const mended = journal && !isOthers ? reconcile(db, journal, parts.path) : inStep;
  const last = journal?.records.at(-1);
  const goesOn =
    journal &&
    last &&
    !isOthers &&
    journal.damaged === 0 &&
    !journal.tornEnd &&
    samePlace(last, outboxPosition(db)) &&
    !isOutgrown(journal, bytes.length);
  new JournalWriter(db, { ...parts, account }, goesOn === true);
  return mended;
}

/** True when the key opens at least one record of the journal at this path. */
export function opensJournal(path: string, key: Uint8Array): boolean {
  const bytes = readJournalFile(path);
  return bytes !== undefined && decodeJournal(bytes, key).records.length > 0;
}

function samePlace(a: Position, b: Position): boolean {
  return a.file === b.file && a.changes === b.changes && a.commands === b.commands && a.lastSeq === b.lastSeq;
}

/** A journal that was long not rewritten takes long to read at the next opening. */
function isOutgrown({ records }: Journal, bytes: number): boolean {
  return records.length > 5000 || bytes > 4 * 1024 * 1024;
}

function reconcile(db: OutboxWriter, journal: Journal, path: string): Reconciled {
  const { damaged } = journal;
  const last = journal.records.at(-1);
  if (!last) {
    // Of another key, or nothing of it can be read: it is kept, and a new one begun.
    putJournalAside(path);
    return { ...inStep, damaged };
  }
  const here = outboxPosition(db);
  const own = journal.records.filter(({ file }) => file === last.file);
  const whole = damaged === 0;
  if (last.file !== here.file && !isBlank(db, here)) {
    // Another file's history, for one of the two was put here by hand. What it holds unsent is added, as work of its own.
    const { commands } = transaction(db, () => addUnsent(db, unsentIn(foldRecords(own))));
    putJournalAside(path);
    return { outboxWasBehind: false, commands, damaged };
  }
  if (last.file !== here.file || last.changes > here.changes)
    return transaction(db, () => {
      const { commands } = restoreRows(db, foldRecords(own), 'all', { lastSeq: last.lastSeq, whole });
      setPosition(db, last.file, last.changes);
      return { outboxWasBehind: true, commands, damaged };
    });
  const counted = sql(db, 'select count(*) as count from command').get<{ count: number }>()?.count ?? 0;
  const lacksNothing = counted === here.commands && (last.changes < here.changes || samePlace(last, here));
  if (lacksNothing) return { ...inStep, damaged };
  // Both say they have come as far, and yet rows are missing: an older page stands somewhere in the file.
  return transaction(db, () => {
    const { commands } = restoreRows(db, foldRecords(own), 'missing', { lastSeq: last.lastSeq, whole });
    setPosition(db, here.file, here.changes + 1);
    return { outboxWasBehind: true, commands, damaged };
  });
}

/** Just made, in the place of one that is gone. */
function isBlank(db: OutboxWriter, { changes, commands }: Position): boolean {
  if (changes > 0 || commands > 0) return false;
  return sql(db, 'select 1 as found from meta limit 1').get() === undefined;
}
