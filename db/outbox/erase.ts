import type { Draft } from '#domain/contract/ipc/draft-views.ts';
import type { Json } from '#domain/model/json.ts';
import { sql, transaction } from '../connection/connection.ts';
import type { OutboxReader, OutboxWriter } from '../connection/handle.ts';
import { type CommandRow, commandColumns, commandOf, type OutboxCommand } from './command-rows.ts';
import { listDrafts } from './drafts.ts';
import { wipeReplaced } from './forget-secrets.ts';

/** What is to be erased: records by their keys, and a customer; or everything. */
export type Erasing = { readonly customerId: string; readonly records: readonly string[] } | 'everything';

export interface Traces {
  readonly commands: readonly OutboxCommand[];
  readonly drafts: readonly Draft[];
  /** Of the records they speak of; undefined for everything. */
  readonly ids: readonly string[] | undefined;
}

/** Commands that make a record for a customer: where in their arguments it is called. */
const makes: Readonly<Record<string, readonly [collection: string, name: string]>> = {
  'case.open': ['case', 'caseId'],
  'case.split': ['case', 'splitId'],
  'case.continue': ['case', 'continuedId'],
  'call.record': ['call', 'callId'],
  'follow-up.schedule': ['followUp', 'followUpId'],
  'handoff.ask': ['handoff', 'handoffId'],
  'holding.add': ['holding', 'holdingId'],
  'escalation.raise': ['escalation', 'escalationId'],
  'compensation.ask': ['compensation', 'compensationId'],
  'survey.record': ['survey', 'surveyId'],
  'visit.record': ['visit', 'visitId'],
  'appointment.book': ['appointment', 'appointmentId'],
  'attachment.add': ['attachment', 'attachmentId'],
  'recommendation.suggest': ['recommendation', 'recommendationId'],
};

/** Commands in whatever state, and drafts, that speak of what is to be erased. */
export function tracesOf(db: OutboxReader, erasing: Erasing): Traces {
  const commands = sql(db, `select ${commandColumns} from command order by seq`).all<CommandRow>().map(commandOf);
  if (erasing === 'everything') return { commands, drafts: listDrafts(db), ids: undefined };
  const { customerId } = erasing;
  const keys = new Set(erasing.records);
  const found = commands.filter(({ envelope, reads, writes }) => {
    const args = envelope.args as Readonly<Record<string, unknown>>;
    const isOfCustomer = args.customerId === customerId;
    if (!isOfCustomer && ![...reads, ...writes].some((key) => keys.has(key))) return false;
    // What was made here and has not come to the server hangs on the customer all the same.
    const [collection, name] = makes[envelope.name] ?? [];
    if (collection && name) keys.add(`${collection}/${String(args[name])}`);
    return true;
  });
  const ids = [customerId, ...[...keys].map((key) => key.slice(key.indexOf('/') + 1))];
  const drafts = listDrafts(db).filter(({ subject, content }) => {
    const text = JSON.stringify(content);
    return ids.some((id) => subject === id || text.includes(id));
  });
  return { commands: found, drafts, ids };
}

/** Forgets them, in the file, its log and the journal beside it. */
export function eraseTraces(db: OutboxWriter, { commands, drafts, ids }: Traces): void {
  transaction(db, () => {
    for (const command of commands) {
      const rest = ids && withoutRows(command, new Set(ids));
      if (rest) keepRest(db, command.seq, rest);
      else sql(db, 'delete from command where seq = ?').run(command.seq);
    }
    for (const { kind, subject } of drafts)
      sql(db, 'delete from draft where kind = ? and subject = ?').run(kind, subject);
    // Values that were set here and replaced; their commands may be forgotten already.
    const named = JSON.stringify(ids ?? []);
    sql(
      db,
      `delete from notice where ? or recordId in (select value from json_each(?)) or caseId in (select value from json_each(?))`,
    ).run(ids ? 0 : 1, named, named);
    sql(db, 'delete from reading where ? or caseId in (select value from json_each(?))').run(ids ? 0 : 1, named);
  });
  wipeReplaced(db);
}

/** What is left of an import when somebody's rows are taken out of it; nothing of any other command. */
function withoutRows({ envelope, reads, writes }: OutboxCommand, gone: ReadonlySet<string>): Rest | undefined {
  if (envelope.name !== 'customer.import') return undefined;
  const { rows } = envelope.args as { readonly rows: readonly { readonly customerId?: string }[] };
  const left = rows.filter(({ customerId }) => customerId === undefined || !gone.has(customerId));
  if (left.length === 0) return undefined;
  const isLeft = (key: string) => !gone.has(key.slice(key.indexOf('/') + 1));
  return {
    envelope: { ...envelope, args: { rows: left } as unknown as Json, base: pick(envelope.base, isLeft) },
    reads: reads.filter(isLeft),
    writes: writes.filter(isLeft),
  };
}

type Rest = Pick<OutboxCommand, 'envelope' | 'reads' | 'writes'>;

function pick<T>(all: Readonly<Record<string, T>>, isLeft: (key: string) => boolean): Record<string, T> {
  return Object.fromEntries(Object.entries(all).filter(([key]) => isLeft(key)));
}

function keepRest(db: OutboxWriter, seq: number, { envelope, reads, writes }: Rest): void {
  const texts = [envelope, reads, writes].map((part) => JSON.stringify(part));
  sql(db, 'update command set envelope = ?, reads = ?, writes = ? where seq = ?').run(...texts, seq);
}
