import { SaxesParser } from 'saxes';
import { ImportRefused } from '../import-refused.ts';

/** What a reader hears of a piece of XML; names come without their prefix. */
export interface XmlEvents {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

function bare(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Parses XML that comes in pieces; yields after each of them. Entities of its own are not looked up, and what is not well-formed is refused; nothing at all is a part that is not there. */
export async function* parsing(pieces: AsyncIterable<string>, { open, close, text }: XmlEvents): AsyncGenerator<void> {
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => open?.(bare(name), attributes));
  parser.on('closetag', ({ name }) => close?.(bare(name)));
  parser.on('text', (piece) => text?.(piece));
  parser.on('cdata', (piece) => text?.(piece));
  let isAny = false;
  for await (const piece of pieces) {
    isAny = true;
    orCutShort(() => parser.write(piece));
    yield;
  }
  if (isAny) orCutShort(() => parser.close());
}

export async function parseAll(pieces: AsyncIterable<string>, events: XmlEvents): Promise<void> {
  for await (const _ of parsing(pieces, events));
}

function orCutShort(parse: () => void): void {
  try {
    parse();
  } catch (cause) {
    throw cause instanceof ImportRefused ? cause : new ImportRefused('cut-short', cause);
  }
}
