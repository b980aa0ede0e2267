import type { ImportEncoding } from '#domain/contract/ipc/import-views.ts';
import { exchangeLimits } from '#domain/rules/knowledge-exchange/exchange-notes.ts';
import { type Bytes, textOf } from '../read/bytes.ts';
import { detectEncoding } from '../read/text-encoding.ts';
import type { FolderFile } from './article-files.ts';
import { faqRows } from './faq-rows.ts';
import type { FileArticle, FileFaultyRow } from './file-article.ts';
import { FileFaulty } from './file-faulty.ts';
import { readHtmlFile, readMarkdownFile } from './read-article.ts';
import { readWord } from './word-page.ts';

/** What a file may be, by its name; what it is shows by its content. */
const forms = [
  ['markdown', /\.(md|mdx|markdown|mdown|txt)$/i],
  ['html', /\.(html?|xhtml)$/i],
  ['word', /\.docx$/i],
  ['table', /\.(csv|tsv)$/i],
  ['old', /\.(doc|rtf|odt|wps|pages)$/i],
] as const;
export type FileForm = (typeof forms)[number][0];

/** Nothing for what is no text: it comes in where an article names it. */
export function formOf(path: string): FileForm | undefined {
  return forms.find(([, name]) => name.test(path))?.[0];
}

/** The articles in a file. Throws what is wrong with it as a whole; what is wrong with a row is answered in its place. */
export async function* readFile(file: FolderFile, form: FileForm): AsyncGenerator<FileArticle | FileFaultyRow> {
  if (form === 'old') throw new FileFaulty('old-document');
  if (file.size > (form === 'word' ? exchangeLimits.wordBytes : exchangeLimits.textBytes))
    throw new FileFaulty('too-large');
  const bytes = await file.open();
  if (bytes.size === 0) throw new FileFaulty('empty');
  if (form === 'word') {
    const { html, pictures } = await readWord(bytes);
    return yield { row: null, article: readHtmlFile(file.path, html, pictures) };
  }
  const encoding = await encodingOf(bytes);
  if (form === 'table') return yield* faqRows(file.path, bytes, encoding);
  let text = '';
  for await (const piece of textOf(bytes, encoding)) text += piece;
  if (text.trim() === '') throw new FileFaulty('empty');
  yield { row: null, article: form === 'html' ? readHtmlFile(file.path, text) : readMarkdownFile(file.path, text) };
}

/** A picture or a program that is called a text is none. */
async function encodingOf(bytes: Bytes): Promise<ImportEncoding> {
  const head = await bytes.read(0, 64 * 1024);
  const encoding = await detectEncoding(bytes);
  const sample = new TextDecoder(encoding).decode(head);
  const broken = sample.match(/\ufffd|(?![\t\n\r\f])\p{Cc}/gu)?.length ?? 0;
  if (broken > 2 && broken / Math.max(1, sample.length) > 0.02) throw new FileFaulty('no-text');
  return encoding;
}
