import { z } from 'zod';
import type { ImportCase } from '#domain/contract/wire/import.ts';
import { cleanText, cut, tagsOf } from '#domain/rules/clean-text.ts';
import { linesOf } from '#domain/tables/lines.ts';
import { type Encoding, fileText } from '../read/file-text.ts';
import { jsonRows } from '../read/json-rows.ts';
import type { ImportRow } from '../row.ts';
import { readInstant } from '../values/instants.ts';
import { checkedCase, RowProblem } from '../values/plain-case.ts';
import { subjectOf } from '../values/texts.ts';
import { rowOf } from './row-of.ts';

/** A forum's export: each question with the answer its asker accepted. */
const answered = z.object({
  id: z.union([z.string().min(1), z.number()]).transform(String),
  /** Wall clock in China, as the forum shows it: `2017-1-17 16:44`. */
  asked_at: z.string(),
  asker: z.string().min(1),
  answerer: z.string().min(1),
  question: z.string().min(1),
  answer: z.string().min(1),
});

export const forumKeys = ['id', 'asked_at', 'asker', 'answerer', 'question', 'answer'];

export async function* forumAnswers(path: string, encoding: Encoding): AsyncGenerator<ImportRow> {
  for await (const { line, raw, value, problem } of jsonRows(linesOf(fileText(path, encoding)))) {
    const origin = { file: path, line, raw };
    if (!value) yield { ok: false, origin, reason: problem };
    else yield rowOf(origin, () => caseOf(value));
  }
}

function caseOf(value: unknown): ImportCase {
  const found = answered.safeParse(value);
  if (!found.success)
    throw new RowProblem(`missing or unusable: ${found.error.issues.map((issue) => issue.path.join('.')).join(', ')}`);
  const { id, asked_at, asker, answerer } = found.data;
  const askedAt = readInstant(asked_at, 'Asia/Shanghai');
  if (askedAt === null) throw new RowProblem(`asked_at "${cut(asked_at, 40)}" cannot be read as a time`);
  const question = cleanText(found.data.question);
  return checkedCase({
    externalId: id,
    subject: subjectOf(question),
    description: question,
    type: 'inquiry',
    status: 'solved',
    priority: 'normal',
    tags: tagsOf(['论坛', asked_at.slice(0, 4)]),
    openedAt: askedAt,
    // The export does not say when the answer came; the moment of the question is the only time there is.
    lastActivityAt: askedAt,
    solvedAt: askedAt,
    customer: { externalId: asker, name: forumUser(asker), contactPoints: [], language: 'zh-CN' },
    assignee: null,
    entries: [
      {
        externalId: `${id}/answer`,
        kind: 'message-out',
        authorName: forumUser(answerer),
        body: cleanText(found.data.answer),
        happenedAt: askedAt,
      },
    ],
  });
}

/** Nicknames come as hashes. */
function forumUser(nickname: string): string {
  return cut(`论坛用户 ${cleanText(nickname)}`, 200);
}
