import type { OutboxRow } from '#domain/contract/ipc/sync-views.ts';
import type { CaseId } from '#domain/model/ids.ts';
import type { Json } from '#domain/model/json.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';

/** What a command is about, in words the agent knows. */
export type CommandTarget = Pick<OutboxRow, 'caseId' | 'caseNumber' | 'caseSubject' | 'customerName'>;

interface Parent {
  readonly caseId: string | null;
  readonly customerId: string | null;
}

function text(args: Readonly<Record<string, Json>>, name: string): string | null {
  const value = args[name];
  return typeof value === 'string' ? value : null;
}

/** What hangs on a case, by how it is called in arguments. */
const hanging = [
  ['handoffId', 'select sourceCaseId as caseId, customerId from handoff where id = ?'],
  ['escalationId', 'select caseId, null as customerId from escalation where id = ?'],
  ['surveyId', 'select caseId, customerId from survey where id = ?'],
  ['visitId', 'select caseId, customerId from visit where id = ?'],
  ['holdingId', 'select null as caseId, customerId from holding where id = ?'],
  ['appointmentId', 'select caseId, customerId from appointment where id = ?'],
  ['recommendationId', 'select sourceCaseId as caseId, customerId from recommendation where id = ?'],
  ['attachmentId', 'select caseId, customerId from attachment where id = ?'],
  ['compensationId', 'select caseId, null as customerId from compensation where id = ?'],
] as const;

/** The case and customer of a follow-up, a conflict or the like that the arguments name. */
function parentOf(db: ReplicaReader, args: Readonly<Record<string, Json>>): Parent | undefined {
  const followUp = text(args, 'followUpId');
  if (followUp !== null) return sql(db, 'select caseId, customerId from followUp where id = ?').get<Parent>(followUp);
  for (const [name, select] of hanging) {
    const id = text(args, name);
    if (id !== null) return sql(db, select).get<Parent>(id);
  }
  const conflict = text(args, 'conflictId');
  if (conflict === null) return undefined;
  return sql(
    db,
    `select caseId, iif(collection = 'customer', recordId, null) as customerId from conflict where id = ?`,
  ).get<Parent>(conflict);
}

/** Looks up what the arguments of a command name; a case or customer that was refused is called as the command calls it. */
export function describeCommandTarget(db: ReplicaReader, args: Json): CommandTarget {
  if (typeof args !== 'object' || args === null || Array.isArray(args)) return nothing;
  const named = args as Readonly<Record<string, Json>>;
  const parent = parentOf(db, named);
  const caseId = (text(named, 'caseId') ?? parent?.caseId ?? null) as CaseId | null;
  const onCase = sql(db, 'select number, subject, customerId from "case" where id = ?').get<{
    number: string;
    subject: string;
    customerId: string | null;
  }>(caseId);
  const customerId = text(named, 'customerId') ?? parent?.customerId ?? onCase?.customerId ?? null;
  const customer = sql(db, 'select name from customer where id = ?').get<{ name: string }>(customerId);
  return {
    caseId,
    caseNumber: onCase?.number ?? text(named, 'number'),
    caseSubject: onCase?.subject ?? text(named, 'subject'),
    customerName: customer?.name ?? customerCalled(named),
  };
}

/** A command that makes a customer calls them; one that puts a file into a service file calls the file. */
function customerCalled(args: Readonly<Record<string, Json>>): string | null {
  return text(args, 'customerId') === null || text(args, 'sha256') !== null ? null : text(args, 'name');
}

const nothing: CommandTarget = { caseId: null, caseNumber: null, caseSubject: null, customerName: null };
