import { TextDecoder } from 'node:util';
import type { ImportEncoding } from '#domain/contract/ipc/import-views.ts';

/** `item1.TEL;TYPE=work:010-62345678` */
export interface Property {
  /** In capitals, without a group before it. */
  readonly name: string;
  readonly value: string;
}

/** Undefined for what is no property. A value in quoted-printable is decoded, by the character set that it names. */
export function propertyOf(line: string, encoding: ImportEncoding): Property | undefined {
  const colon = endOfNames(line);
  if (colon === -1) return undefined;
  const [first = '', ...parameters] = line.slice(0, colon).toUpperCase().split(';');
  const name = first.slice(first.lastIndexOf('.') + 1).trim();
  const value = line.slice(colon + 1);
  const isPrintable = parameters.some((each) => /^(?:ENCODING=)?QUOTED-PRINTABLE$/.test(each.trim()));
  if (!isPrintable) return { name, value };
  const charset = parameters.find((each) => each.startsWith('CHARSET='))?.slice('CHARSET='.length);
  return { name, value: fromPrintable(value, charset ?? encoding) };
}

/** The colon that ends the names; one in quotation marks does not. */
function endOfNames(line: string): number {
  let isQuoted = false;
  for (let at = 0; at < line.length; at++) {
    if (line[at] === '"') isQuoted = !isQuoted;
    else if (line[at] === ':' && !isQuoted) return at;
  }
  return -1;
}

function fromPrintable(value: string, charset: string): string {
  const bytes: number[] = [];
  const plain = new TextEncoder();
  for (let at = 0; at < value.length; at++) {
    const code = value[at] === '=' ? value.slice(at + 1, at + 3) : '';
    if (/^[\dA-F]{2}$/i.test(code)) {
      bytes.push(Number.parseInt(code, 16));
      at += 2;
    } else bytes.push(...plain.encode(value[at] ?? ''));
  }
  return decoderOf(charset).decode(Uint8Array.from(bytes));
}

function decoderOf(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset.replace(/"/g, '').trim());
  } catch {
    return new TextDecoder();
  }
}

/** `\,` `\;` `\n` as they are meant. */
export function valueText({ value }: Property): string {
  return value.replace(/\\([\\,;:nN])/g, (_, mark: string) => (mark.toLowerCase() === 'n' ? '\n' : mark));
}

/** The parts between semicolons. */
export function valueParts({ name, value }: Property): readonly string[] {
  return value.split(/(?<!\\);/).map((part) => valueText({ name, value: part }).trim());
}
