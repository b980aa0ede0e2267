import { z } from 'zod';
import type { ImportCase } from '#domain/contract/wire/import.ts';
import { cleanText, cut } from '#domain/rules/clean-text.ts';
import { linesOf } from '#domain/tables/lines.ts';
import { type Encoding, fileText } from '../read/file-text.ts';
import { cellText, jsonRows } from '../read/json-rows.ts';
import type { ImportRow } from '../row.ts';
import { fieldsByColumn } from '../values/columns.ts';
import { readInstant, type ZoneName } from '../values/instants.ts';
import { plainCase, RowProblem } from '../values/plain-case.ts';
import { rowOf } from './row-of.ts';

const written = z.union([z.string(), z.number()]).transform(String);

const messages = z.array(
  z.object({
    id: written.optional(),
    from: z.enum(['customer', 'agent', 'note']),
    author: written.default(''),
    body: z.string(),
    at: written,
  }),
);

/** Cases as JSON lines: the columns of a plain CSV as keys, and `messages` for the rest of the timeline. */
export async function* caseLines(path: string, encoding: Encoding, zone: ZoneName): AsyncGenerator<ImportRow> {
  for await (const { line, raw, value, problem } of jsonRows(linesOf(fileText(path, encoding)))) {
    const origin = { file: path, line, raw };
    if (!value) yield { ok: false, origin, reason: problem };
    else yield rowOf(origin, () => caseOf(value, zone));
  }
}

function caseOf(value: Readonly<Record<string, unknown>>, zone: ZoneName): ImportCase {
  const headers = Object.keys(value);
  const fields = fieldsByColumn(headers, Object.values(value).map(cellText));
  const entries = messagesOf(value.messages, fields.get('externalId'), zone);
  return plainCase(fields, zone, entries);
}

const kinds = { customer: 'message-in', agent: 'message-out', note: 'note' } as const;

function messagesOf(value: unknown, caseId: string | undefined, zone: ZoneName): ImportCase['entries'] {
  if (value === undefined || value === null) return [];
  const found = messages.safeParse(value);
  if (!found.success) throw new RowProblem('messages is no list of {from: customer | agent | note, author, body, at}');
  if (found.data.length > 0 && caseId === undefined)
    throw new RowProblem('a case with messages needs an external_id, or a second run could not tell them apart');
  return found.data.map((message, at) => {
    const happenedAt = readInstant(message.at, zone);
    if (happenedAt === null)
      throw new RowProblem(`the time "${cut(message.at, 40)}" of message ${at + 1} cannot be read`);
    return {
      externalId: message.id ?? `${caseId}/${at + 1}`,
      kind: kinds[message.from],
      authorName: cut(cleanText(message.author), 200),
      body: cleanText(message.body),
      happenedAt,
    };
  });
}
