import { type NotHeld, type ReadDocument, readDocument } from './read-document.ts';
import { writeDocument } from './write-document.ts';

/** What keeps a text from being written with its looks; `looks` when it would come back otherwise than it was. */
export type PlainOnly = NotHeld | 'looks';

/** The document of a text, but only where its normal form means the same again: what cannot go there and back opens as Markdown. */
export function openRich(text: string): ReadDocument | PlainOnly {
  const read = readDocument(text);
  if (typeof read === 'string') return read;
  const again = readDocument(writeDocument(read.doc));
  return typeof again !== 'string' && again.doc.eq(read.doc) ? read : 'looks';
}
