import { TextDecoder } from 'node:util';
import type { ImportEncoding } from '#domain/contract/ipc/import-views.ts';
import type { Bytes } from './bytes.ts';

/** So much of what is no plain ASCII is looked at. */
const sampleBytes = 256 * 1024;
/** A file of UTF-8 may hold a few broken characters and is one all the same. */
const mostlyUtf8 = 0.98;

/**
 * How a text is written. A mark at its beginning decides; else it is UTF-8 where all of it is valid; else the one in which the most of its
 * characters are common ones.
 */
export async function detectEncoding(file: Bytes): Promise<ImportEncoding> {
  const head = await file.read(0, 3);
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const strict = new TextDecoder('utf-8', { fatal: true });
  const pieces: Buffer[] = [];
  let gathered = 0;
  let isUtf8 = true;
  for await (const chunk of file.content()) {
    if (isUtf8) isUtf8 = decodes(strict, chunk);
    if (gathered < sampleBytes && chunk.some((byte) => byte >= 0x80)) {
      pieces.push(chunk);
      gathered += chunk.length;
    }
    if (!isUtf8 && gathered >= sampleBytes) break;
  }
  return isUtf8 ? 'utf-8' : likeliest(Buffer.concat(pieces).subarray(0, sampleBytes));
}

function decodes(decoder: TextDecoder, chunk: Uint8Array): boolean {
  try {
    decoder.decode(chunk, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function likeliest(sample: Uint8Array): ImportEncoding {
  if (utf8Share(sample) >= mostlyUtf8) return 'utf-8';
  const scored = (Object.keys(commonShare) as (keyof typeof commonShare)[]).map(
    (encoding) => [encoding, commonShare[encoding](sample)] as const,
  );
  return scored.reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}

function utf8Share(sample: Uint8Array): number {
  const text = new TextDecoder('utf-8').decode(sample);
  const beyond = text.match(/[^\p{ASCII}]/gu) ?? [];
  return beyond.filter((character) => character !== '\ufffd').length / Math.max(1, beyond.length);
}

/** Of the characters beyond ASCII, how many are common ones if the bytes are read so. In this order where they are equal. */
const commonShare = {
  gb18030: (bytes: Uint8Array) =>
    share(bytes, (lead, trail) => {
      if (trail >= 0x30 && trail <= 0x39) return { length: 4, common: false };
      const isHanzi = lead >= 0xb0 && lead <= 0xd7 && trail >= 0xa1;
      return { length: 2, common: isHanzi || (lead >= 0xa1 && lead <= 0xa3 && trail >= 0xa1) };
    }),
  big5: (bytes: Uint8Array) =>
    share(bytes, (lead, trail) => ({ length: 2, common: lead >= 0xa1 && lead <= 0xc6 && isBig5Trail(trail) })),
  shift_jis: (bytes: Uint8Array) =>
    share(bytes, (lead, trail) => {
      // Half-width katakana: one byte each, and rare.
      if (lead >= 0xa1 && lead <= 0xdf) return { length: 1, common: false };
      const isCommon = (lead >= 0x81 && lead <= 0x83) || (lead >= 0x88 && lead <= 0x97);
      return { length: 2, common: isCommon && trail >= 0x40 };
    }),
  'windows-1252': (bytes: Uint8Array) =>
    share(bytes, (byte, next, before) => ({
      length: 1,
      common: next < 0x80 && before < 0x80 && (byte >= 0xc0 || (byte >= 0x91 && byte <= 0x97) || byte === 0x80),
    })),
} as const;

function isBig5Trail(byte: number): boolean {
  return (byte >= 0x40 && byte <= 0x7e) || byte >= 0xa1;
}

type Character = (
  byte: number,
  next: number,
  before: number,
) => { readonly length: 1 | 2 | 4; readonly common: boolean };

function share(bytes: Uint8Array, characterAt: Character): number {
  let all = 0;
  let common = 0;
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) {
      at += 1;
      continue;
    }
    const character = characterAt(byte, bytes[at + 1] ?? 0, bytes[at - 1] ?? 0);
    all += 1;
    if (character.common) common += 1;
    at += character.length;
  }
  return common / Math.max(1, all);
}
