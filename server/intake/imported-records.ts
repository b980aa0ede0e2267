import type { ImportCase, ImportRequest } from '#domain/contract/wire/import.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import type { AgentId, CaseId, CustomerId, EntryId, TeamId } from '#domain/model/ids.ts';
import { plainFile } from '#domain/model/plain-file.ts';
import type { AnyRecord } from '#domain/model/record.ts';
import { type Scope, teamScope } from '#domain/model/scope.ts';
import { mergeSet } from '#domain/model/set-items.ts';
import { untouched } from '#domain/model/untouched-case.ts';

type ImportCustomer = NonNullable<ImportCase['customer']>;
type ImportEntry = ImportRequest['cases'][number]['entries'][number];

export function customerRecord(id: string, given: ImportCustomer, openedAt: number, now: number): AnyRecord {
  const fields: FieldsOf<'customer'> = {
    name: given.name,
    organisationId: null,
    contactPoints: mergeSet([], given.contactPoints),
    tier: 'standard',
    language: given.language,
    notes: '',
    tags: [],
    createdAt: openedAt,
    recordedAt: now,
    externalId: given.externalId,
    mergedIntoId: null,
    merge: null,
    apartFromIds: [],
    ...plainFile,
  };
  return { collection: 'customer', id, scope: 'workspace', rev: 0, fields };
}

interface CaseLinks {
  readonly number: string;
  readonly customerId: string | null;
  readonly teamId: TeamId;
  readonly assigneeId: AgentId | null;
}

export function caseRecord(id: string, given: ImportCase, links: CaseLinks, now: number): AnyRecord {
  const fields: FieldsOf<'case'> = {
    number: links.number,
    aliases: [],
    subject: given.subject,
    description: given.description,
    type: given.type,
    status: given.status,
    priority: given.priority,
    channel: 'import',
    customerId: links.customerId as CustomerId | null,
    teamId: links.teamId,
    assigneeId: links.assigneeId,
    tags: mergeSet([], given.tags),
    openedBy: null,
    openedAt: given.openedAt,
    recordedAt: now,
    lastActivityAt: Math.max(given.lastActivityAt, ...given.entries.map((entry) => entry.happenedAt)),
    lastMessageId: null,
    ...untouched,
    firstRepliedAt: firstReply(given.entries),
    ...conversation(given.entries),
    solvedAt: given.solvedAt,
    externalId: given.externalId,
  };
  return { collection: 'case', id, scope: teamScope(links.teamId), rev: 0, fields };
}

export function entryRecord(id: string, given: ImportEntry, caseId: string, scope: Scope, now: number): AnyRecord {
  const fields: FieldsOf<'entry'> = {
    caseId: caseId as CaseId,
    kind: given.kind,
    authorId: null,
    authorName: given.authorName,
    body: given.body,
    data: null,
    delivery: null,
    happenedAt: given.happenedAt,
    recordedAt: now,
    externalId: given.externalId,
  };
  return { collection: 'entry', id, scope, rev: 0, fields };
}

/** The case after these lines of it were made: messages among them move its thread on. */
export function withMessages(held: AnyRecord, lines: readonly { readonly id: string; readonly given: ImportEntry }[]) {
  const newest = lines
    .filter(({ given }) => given.kind !== 'note')
    .reduce<(typeof lines)[number] | undefined>(
      (last, line) => (last && last.given.happenedAt > line.given.happenedAt ? last : line),
      undefined,
    );
  if (!newest) return held;
  const { lastRepliedAt, awaitingSince } = held.fields as FieldsOf<'case'>;
  // Older lines that are brought in later do not move the thread back.
  if (newest.given.happenedAt < Math.max(lastRepliedAt ?? 0, awaitingSince ?? 0)) return held;
  return { ...held, fields: { ...held.fields, lastMessageId: newest.id as EntryId } };
}

/** The case after more of its timeline came in; what agents did with it since the first run stays. */
export function continuedCase(held: AnyRecord, added: readonly ImportEntry[]): AnyRecord {
  const before = held.fields as FieldsOf<'case'>;
  const fields: FieldsOf<'case'> = {
    ...before,
    lastActivityAt: Math.max(before.lastActivityAt, ...added.map((entry) => entry.happenedAt)),
    firstRepliedAt: before.firstRepliedAt ?? firstReply(added),
    ...conversation(added, before),
  };
  return { ...held, fields };
}

type Conversation = Pick<FieldsOf<'case'>, 'awaitingSince' | 'lastRepliedAt'>;

/** Who spoke last: since when the customer waits, and when they were last answered. */
function conversation(entries: readonly ImportEntry[], before?: Conversation): Conversation {
  const timesOf = (kind: ImportEntry['kind'], known: number | null | undefined) => [
    ...entries.filter((entry) => entry.kind === kind).map(({ happenedAt }) => happenedAt),
    ...(known === null || known === undefined ? [] : [known]),
  ];
  const replies = timesOf('message-out', before?.lastRepliedAt);
  const lastRepliedAt = replies.length > 0 ? Math.max(...replies) : null;
  const unanswered = timesOf('message-in', before?.awaitingSince).filter((at) => at > (lastRepliedAt ?? at - 1));
  return { awaitingSince: unanswered.length > 0 ? Math.min(...unanswered) : null, lastRepliedAt };
}

function firstReply(entries: readonly ImportEntry[]): number | null {
  const replies = entries.filter(({ kind }) => kind === 'message-out').map(({ happenedAt }) => happenedAt);
  return replies.length > 0 ? Math.min(...replies) : null;
}
