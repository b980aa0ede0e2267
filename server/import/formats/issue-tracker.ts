import type { ImportCase } from '#domain/contract/wire/import.ts';
import type { CaseType, Priority } from '#domain/model/choices.ts';
import { cleanText, cut, tagsOf } from '#domain/rules/clean-text.ts';
import type { ImportRow, RowOrigin } from '../row.ts';
import { readInstant } from '../values/instants.ts';
import { checkedCase, RowProblem } from '../values/plain-case.ts';
import { subjectOf } from '../values/texts.ts';
import { rowOf } from './row-of.ts';
import { type TrackerFiles, type TrackerRow, type TrackerTable, tableRows } from './tracker-tables.ts';

type Entry = ImportCase['entries'][number];

/** A comment already read, waiting for its issue. */
interface Comment {
  readonly origin: RowOrigin;
  readonly creatorId: string;
  readonly entry: Omit<Entry, 'kind' | 'authorName'>;
}

interface SideTables {
  readonly users: ReadonlyMap<string, TrackerRow<'user'>>;
  readonly labels: ReadonlyMap<string, readonly string[]>;
  /** By issue; an issue takes its own away, so that what is left over has none. */
  readonly comments: Map<string, Comment[]>;
}

/**
 * The issues of a tracker's export as cases, their comments as messages. The side tables are held in memory, for an issue's
 * comments stand anywhere in their file.
 */
export async function* issueTracker(files: TrackerFiles): AsyncGenerator<ImportRow> {
  const refusals: ImportRow[] = [];
  const side = await readSideTables(files, refusals);
  yield* refusals;
  for await (const found of tableRows('issue', files.issue)) {
    if (!found.ok) yield found;
    else yield rowOf(found.origin, () => caseOf(found.row, side));
  }
  for (const comment of [...side.comments.values()].flat())
    yield { ok: false, origin: comment.origin, reason: 'the issue of this comment is not in the export' };
}

async function readSideTables(files: TrackerFiles, refusals: ImportRow[]): Promise<SideTables> {
  async function* rows<T extends TrackerTable>(table: T): AsyncGenerator<{ origin: RowOrigin; row: TrackerRow<T> }> {
    const path = files[table];
    if (path === undefined) return;
    for await (const found of tableRows(table, path)) {
      if (found.ok) yield found;
      else refusals.push(found);
    }
  }
  const users = new Map<string, TrackerRow<'user'>>();
  for await (const { row } of rows('user')) users.set(row.id, row);
  const labelNames = new Map<string, string>();
  for await (const { row } of rows('label')) labelNames.set(row.id, row.name);
  const labels = new Map<string, string[]>();
  for await (const { row } of rows('issueLabel')) {
    const name = labelNames.get(row.labelid);
    if (name !== undefined) append(labels, row.issueid, name);
  }
  const comments = new Map<string, Comment[]>();
  for await (const { origin, row } of rows('comment')) {
    const happenedAt = readInstant(row.created, 'UTC');
    const body = cleanText(row.body);
    if (happenedAt === null) refusals.push({ ok: false, origin, reason: 'created cannot be read as a time' });
    else if (body.length > 50_000)
      refusals.push({ ok: false, origin, reason: `body has ${body.length} characters; at most 50,000 can be kept` });
    else
      append(comments, row.issueid, {
        origin,
        creatorId: row.creatorid,
        entry: { externalId: row.id, body, happenedAt },
      });
  }
  return { users, labels, comments };
}

function append<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

function caseOf(issue: TrackerRow<'issue'>, side: SideTables): ImportCase {
  const comments = side.comments.get(issue.id) ?? [];
  side.comments.delete(issue.id);
  const openedAt = readInstant(issue.created, 'UTC');
  if (openedAt === null) throw new RowProblem('created cannot be read as a time');
  const modifiedAt = readInstant(issue.modified, 'UTC') ?? openedAt;
  const labels = side.labels.get(issue.id) ?? [];
  const isOpen = issue.open === 'true';
  const description = cleanText(issue.description);
  const entries = comments
    .map(({ creatorId, entry }): Entry => {
      const author = side.users.get(creatorId);
      const isAnswer = creatorId !== issue.creatorid && author?.role === 'crew';
      return { ...entry, kind: isAnswer ? 'message-out' : 'message-in', authorName: nameOf(author, creatorId) };
    })
    .sort((a, b) => a.happenedAt - b.happenedAt);
  return checkedCase({
    externalId: issue.id,
    subject: subjectOf(cleanText(issue.title), 300) || subjectOf(description) || 'No title',
    description,
    type: typeOf(labels),
    status: isOpen ? 'open' : 'closed',
    priority: priorityOf(labels),
    tags: tagsOf(labels),
    openedAt,
    lastActivityAt: Math.max(openedAt, modifiedAt, entries.at(-1)?.happenedAt ?? 0),
    // The export has no closing time; a closed issue's last change is the nearest to it.
    solvedAt: isOpen ? null : Math.max(openedAt, modifiedAt),
    customer: customerOf(side.users.get(issue.creatorid), issue.creatorid),
    assignee: assigneeOf(side.users.get(issue.assigneeid)),
    entries,
  });
}

function customerOf(user: TrackerRow<'user'> | undefined, id: string): NonNullable<ImportCase['customer']> {
  const email = cut(user?.email.trim() ?? '', 300);
  return {
    externalId: id,
    name: nameOf(user, id),
    contactPoints: email === '' ? [] : [{ kind: 'email', value: email, label: '' }],
    language: 'en',
  };
}

function assigneeOf(user: TrackerRow<'user'> | undefined): string | null {
  return user ? user.login.trim() || user.name.trim() || null : null;
}

function nameOf(user: TrackerRow<'user'> | undefined, id: string): string {
  return cut(cleanText(user?.name || user?.login || `User ${id}`).trim(), 200);
}

/** The first of these labels that an issue bears decides. */
const typeByLabel: readonly (readonly [RegExp, CaseType])[] = [
  [/^(incident|outage)$/i, 'incident'],
  [/^(enhancement|feature|future|design needed|papercut)$/i, 'suggestion'],
  [/^(bug|fixit)$/i, 'repair'],
  [/^(question|documentation|help wanted)$/i, 'inquiry'],
];

const priorityByLabel: readonly (readonly [RegExp, Priority])[] = [
  [/^(p0|urgent|critical)$/i, 'urgent'],
  [/^(p1|high)$/i, 'high'],
  [/^(p3|p4|low)$/i, 'low'],
];

function typeOf(labels: readonly string[]): CaseType {
  return first(typeByLabel, labels) ?? 'service-request';
}

function priorityOf(labels: readonly string[]): Priority {
  return first(priorityByLabel, labels) ?? 'normal';
}

function first<T>(rules: readonly (readonly [RegExp, T])[], labels: readonly string[]): T | undefined {
  return rules.find(([label]) => labels.some((written) => label.test(written.trim())))?.[1];
}
