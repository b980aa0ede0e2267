import { createHash } from 'node:crypto';
import { type ImportCase, importCase } from '#domain/contract/wire/import.ts';
import { cleanText, cut, tagsOf } from '#domain/rules/clean-text.ts';
import { isFinished } from '#domain/rules/status-machine.ts';
import { type ColumnName, columnLabel } from './columns.ts';
import { readCustomer } from './customer.ts';
import { readInstant, type ZoneName } from './instants.ts';
import { subjectOf } from './texts.ts';
import { readLanguage, readPriority, readStatus, readType, type WordReader } from './words.ts';

type Entries = ImportCase['entries'];

/** What is wrong with a row, for the person who will mend it. */
export class RowProblem extends Error {}

/** The case a row of text fields describes. `entries` are timeline lines that came with it. Throws a RowProblem. */
export function plainCase(written: ReadonlyMap<ColumnName, string>, zone: ZoneName, entries: Entries = []): ImportCase {
  const fields = new Map([...written].map(([name, text]) => [name, cleanText(text).trim()]));
  const text = (name: ColumnName): string => fields.get(name) ?? '';
  const instant = (name: ColumnName): number | null => instantOf(name, text(name), zone);
  const language = choice('language', text('language'), readLanguage) ?? 'zh-CN';
  const status = choice('status', text('status'), readStatus) ?? 'new';
  const openedAt = instant('openedAt');
  if (openedAt === null) throw new RowProblem(`${columnLabel('openedAt')} is empty: when was the case opened?`);
  const externalId = text('externalId') || fingerprint(fields);
  const all = [...entries, ...replyEntry(externalId, fields, instant('repliedAt') ?? openedAt)];
  const last = Math.max(openedAt, instant('lastActivityAt') ?? 0, ...all.map((entry) => entry.happenedAt));
  const solvedAt = instant('solvedAt');
  return checkedCase({
    externalId,
    ...subjectAndDescription(text('subject'), text('description')),
    type: choice('type', text('type'), readType) ?? 'inquiry',
    status,
    priority: choice('priority', text('priority'), readPriority) ?? 'normal',
    tags: tagsOf(text('tags').split(/[,;，；、|\n]/)),
    openedAt,
    lastActivityAt: Math.max(last, solvedAt ?? 0),
    solvedAt: isFinished(status) ? (solvedAt ?? last) : null,
    customer: readCustomer(externalId, fields, language),
    assignee: text('assignee') || null,
    entries: all,
  });
}

/** The last look before a case is sent: what the server would refuse is refused here, in words. */
export function checkedCase(value: ImportCase): ImportCase {
  const checked = importCase.safeParse(value);
  if (checked.success) return checked.data;
  throw new RowProblem(
    checked.error.issues
      .map((issue) => {
        const found = issue.path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown>)?.[key], value);
        const size = typeof found === 'string' ? ` (it has ${found.length.toLocaleString('en')} characters)` : '';
        return `${issue.path.join('.')}: ${issue.message}${size}`;
      })
      .join('; '),
  );
}

function choice<T extends string>(name: ColumnName, written: string, read: WordReader<T>): T | undefined {
  if (written === '') return undefined;
  const found = read(written);
  if (found === undefined) throw new RowProblem(`${columnLabel(name)} "${cut(written, 40)}" is not a known ${name}`);
  return found;
}

function instantOf(name: ColumnName, written: string, zone: ZoneName): number | null {
  if (written === '') return null;
  const found = readInstant(written, zone);
  if (found === null)
    throw new RowProblem(`${columnLabel(name)} "${cut(written, 40)}" cannot be read as a time; write 2026-03-01 09:30`);
  return found;
}

/** A subject too long to be one stands whole above the description, so that nothing is lost. */
function subjectAndDescription(subject: string, description: string): Pick<ImportCase, 'subject' | 'description'> {
  const short = subjectOf(subject || description, subject ? 300 : 80);
  if (short === '') throw new RowProblem('subject and description are both empty');
  if (subject === '' || short === subject) return { subject: short, description };
  return { subject: short, description: description ? `${subject}\n\n${description}` : subject };
}

function replyEntry(externalId: string, fields: ReadonlyMap<ColumnName, string>, happenedAt: number): Entries {
  const body = fields.get('reply') ?? '';
  if (body === '') return [];
  const authorName = cut(fields.get('replyAuthor') ?? '', 200);
  return [{ externalId: `${externalId}/reply`, kind: 'message-out', authorName, body, happenedAt }];
}

/** The same row gives the same id again, so that a file without ids can be imported twice. */
function fingerprint(fields: ReadonlyMap<ColumnName, string>): string {
  const identity: readonly ColumnName[] = ['subject', 'description', 'openedAt', 'customerName', 'customerPhone'];
  const text = JSON.stringify(identity.map((name) => fields.get(name) ?? ''));
  return `row-${createHash('sha256').update(text).digest('hex').slice(0, 24)}`;
}
