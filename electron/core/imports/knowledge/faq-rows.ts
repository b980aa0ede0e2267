import type { ImportEncoding } from '#domain/contract/ipc/import-views.ts';
import { exchangeLimits } from '#domain/rules/knowledge-exchange/exchange-notes.ts';
import { faqColumns } from '#domain/rules/knowledge-exchange/faq-columns.ts';
import type { Bytes } from '../read/bytes.ts';
import { csvSource } from '../read/csv-source.ts';
import type { FileArticle, FileFaultyRow } from './file-article.ts';
import { FileFaulty } from './file-faulty.ts';
import { readRow } from './read-article.ts';

/** A table of questions and answers: an article for each row. */
export async function* faqRows(
  path: string,
  file: Bytes,
  encoding: ImportEncoding,
): AsyncGenerator<FileArticle | FileFaultyRow> {
  const { headers } = await csvSource(file, { encoding, headless: false });
  const columns = faqColumns(headers);
  if (!columns) throw new FileFaulty('no-columns');
  const { question, answer, headless } = columns;
  const source = await csvSource(file, { encoding, headless });
  let count = 0;
  for await (const { row, cells, problems } of source.rows()) {
    count += 1;
    if (count > exchangeLimits.rows) throw new FileFaulty('too-many-rows');
    const title = (cells[question] ?? '').trim();
    const body = (cells[answer] ?? '').trim();
    if (problems.length > 0) yield { row, fault: 'unclosed' };
    else if (title === '') yield { row, fault: 'no-title' };
    else if (body === '') yield { row, fault: 'no-answer' };
    else {
      const named = headers.flatMap((name, at) =>
        headless || at === question || at === answer ? [] : [[name, cells[at] ?? ''] as const],
      );
      yield { row, article: readRow(path, { ...Object.fromEntries(named), title }, body) };
    }
  }
}
