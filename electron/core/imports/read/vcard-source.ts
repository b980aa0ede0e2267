import type { ImportEncoding } from '#domain/contract/ipc/import-views.ts';
import { type Line, linesOf } from '#domain/tables/lines.ts';
import { type Bytes, textOf } from './bytes.ts';
import type { Source, SourceRow } from './source.ts';
import { type Property, propertyOf, valueParts, valueText } from './vcard-property.ts';

/** A longer line is a picture, or no vCard. */
const longestLine = 8 * 1024 * 1024;

/** What is taken of a card; the names lead to the fields as those of a table do. */
const headers = [
  'UID',
  'FN',
  'ORG',
  'TEL',
  'EMAIL',
  'IMPP',
  'ADR',
  'NOTE',
  'CATEGORIES',
  'LANG',
  'BDAY',
  'ANNIVERSARY',
] as const;
type Header = (typeof headers)[number];
const onceOnly: ReadonlySet<Header> = new Set(['FN', 'UID', 'ORG', 'LANG', 'BDAY', 'ANNIVERSARY']);

/** Cards of the versions 2.1, 3.0 and 4.0, as phones and mail programs write them, many in a file. */
export function vcardSource(file: Bytes, encoding: ImportEncoding): Source {
  return {
    ...{ format: 'vcard', encoding, separator: null, sheets: [], sheet: 0, headers },
    rows: (read = () => undefined) =>
      cardsIn(
        unfolded(
          linesOf(
            textOf(file, encoding, (bytes) => read(bytes / file.size)),
            longestLine,
          ),
        ),
        encoding,
      ),
  };
}

async function* cardsIn(lines: AsyncIterable<Line>, encoding: ImportEncoding): AsyncGenerator<SourceRow> {
  let card: Card | undefined;
  for await (const { number, text } of lines) {
    const property = propertyOf(text, encoding);
    if (!property) continue;
    const { name, value } = property;
    if (name === 'BEGIN' && value.trim().toUpperCase() === 'VCARD') {
      if (card) yield card.row(true);
      card = new Card(number);
    } else if (name === 'END' && card) {
      yield card.row();
      card = undefined;
    } else card?.take(property);
  }
  if (card) yield card.row(true);
}

/**
 * Logical lines: one that begins with a space goes on the line before (RFC 6350, 3.2), as does what follows a soft line break of
 * quoted-printable in version 2.1.
 */
async function* unfolded(lines: AsyncIterable<Line>): AsyncGenerator<Line> {
  let held: Line | undefined;
  for await (const line of lines) {
    const isSoft = held?.text.endsWith('=') && /;(?:ENCODING=)?QUOTED-PRINTABLE/i.test(held.text);
    if (held && isSoft) held = { ...held, text: held.text.slice(0, -1) + line.text };
    else if (held && /^[ \t]/.test(line.text)) held = { ...held, text: held.text + line.text.slice(1) };
    else {
      if (held) yield held;
      held = line;
    }
  }
  if (held) yield held;
}

class Card {
  readonly #row: number;
  readonly #values = new Map<Header, string[]>();
  #parts = '';

  constructor(row: number) {
    this.#row = row;
  }

  take(property: Property): void {
    const { name } = property;
    if (name === 'N') this.#parts = nameOf(valueParts(property));
    else if (name === 'ADR') this.#add('ADR', addressOf(valueParts(property)));
    else if (name === 'ORG') this.#add('ORG', valueParts(property)[0] ?? '');
    else if (name === 'TEL') this.#add('TEL', valueText(property).replace(/^tel:/i, ''));
    else if (name === 'X-QQ' || name === 'X-WECHAT') this.#add('IMPP', valueText(property));
    else {
      const header = headers.find((known) => known === name);
      if (header) this.#add(header, valueText(property));
    }
  }

  /** A card without its end was cut off. */
  row(isCut = false): SourceRow {
    const cells = headers.map((header) => {
      const values = this.#values.get(header) ?? [];
      if (header === 'FN' && values.length === 0) return this.#parts;
      return onceOnly.has(header) ? (values[0] ?? '') : values.join('\n');
    });
    return { row: this.#row, cells, problems: isCut ? [{ kind: 'fewer-cells' }] : [] };
  }

  #add(header: Header, value: string): void {
    if (value.trim() === '') return;
    this.#values.set(header, [...(this.#values.get(header) ?? []), value.trim()]);
  }
}

const han = /\p{Script=Han}/u;

/** Family, given, further, before, behind. */
function nameOf([family = '', given = '', further = '', before = '', behind = '']: readonly string[]): string {
  if (han.test(family + given)) return family + further + given;
  return [before, given, further, family, behind].filter((part) => part !== '').join(' ');
}

/** In the order of the country: a Chinese address begins with the province. */
function addressOf(parts: readonly string[]): string {
  const [box = '', more = '', street = '', city = '', region = '', code = '', country = ''] = parts;
  const isChinese = han.test(street + city + region);
  const inOrder = isChinese
    ? [region, city === region ? '' : city, street, more, box]
    : [box, more, street, city, region, code, country];
  return inOrder.filter((part) => part !== '').join(isChinese ? '' : ', ');
}
