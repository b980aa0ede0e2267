import { ImportRefused } from '../import-refused.ts';
import { dateStyles } from './workbook-dates.ts';
import { parseAll } from './xml-events.ts';
import type { ZipParts } from './zip-parts.ts';

/** What all sheets of an Excel file share. */
export interface Workbook {
  readonly sheets: readonly { readonly name: string; readonly part: string }[];
  readonly shared: readonly string[];
  /** Numbers in cells of these styles are days; with their time or without. */
  readonly dates: ReadonlyMap<number, 'day' | 'time'>;
  readonly from1904: boolean;
}

/** All the texts of a workbook together may have so many characters. */
const mostShared = 100_000_000;

export async function readWorkbook(parts: ZipParts): Promise<Workbook> {
  const root = [...(await relations(parts, '_rels/.rels', '')).values()].find(({ type }) => type === 'officeDocument');
  const main = root?.part ?? 'xl/workbook.xml';
  if (!parts.has(main)) throw new ImportRefused('no-workbook');
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const related = await relations(parts, `${folder}_rels/${main.slice(folder.length)}.rels`, folder);
  const sheets: { name: string; part: string }[] = [];
  let from1904 = false;
  await parseAll(parts.text(main), {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = attributes.date1904 === '1' || attributes.date1904 === 'true';
      if (name !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
      const part = related.get(id);
      if (part?.type === 'worksheet' && parts.has(part.part))
        sheets.push({ name: attributes.name ?? '', part: part.part });
    },
  });
  if (sheets.length === 0) throw new ImportRefused('no-workbook');
  const partOf = (type: string) => [...related.values()].find((each) => each.type === type)?.part ?? '';
  return {
    ...{ sheets, from1904 },
    shared: await sharedTexts(parts, partOf('sharedStrings')),
    dates: await dateStyles(parts.text(partOf('styles'))),
  };
}

interface Related {
  /** The last word of its kind: worksheet, styles. */
  readonly type: string;
  readonly part: string;
}

async function relations(parts: ZipParts, name: string, folder: string): Promise<ReadonlyMap<string, Related>> {
  const found = new Map<string, Related>();
  await parseAll(parts.text(name), {
    open(tag, { Id = '', Type = '', Target = '' }) {
      if (tag !== 'Relationship') return;
      const path = Target.startsWith('/') ? Target : `/${folder}${Target}`;
      found.set(Id, { type: Type.slice(Type.lastIndexOf('/') + 1), part: new URL(path, 'zip://x').pathname.slice(1) });
    },
  });
  return found;
}

/** Texts that many cells name by number. What says how a word is read aloud (phonetic runs) is no part of it. */
async function sharedTexts(parts: ZipParts, name: string): Promise<readonly string[]> {
  const texts: string[] = [];
  let text = '';
  let isText = false;
  let isReading = false;
  let characters = 0;
  await parseAll(parts.text(name), {
    open(tag) {
      if (tag === 'si') text = '';
      else if (tag === 'rPh') isReading = true;
      else if (tag === 't') isText = !isReading;
    },
    text(piece) {
      if (!isText) return;
      text += piece;
      characters += piece.length;
      if (characters > mostShared) throw new ImportRefused('bomb');
    },
    close(tag) {
      if (tag === 't') isText = false;
      else if (tag === 'rPh') isReading = false;
      else if (tag === 'si') texts.push(text);
    },
  });
  return texts;
}
