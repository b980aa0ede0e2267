import { type Entry, getFileNameLowLevel, validateFileName } from 'yauzl';
import { detectEncoding } from './text-encoding.ts';

const isUtf8Flag = 0x800;
/** Beyond ASCII, so much of a name in an East Asian encoding is of an East Asian script. */
const mostly = 0.8;
const half = 0.5;
/** The last letter with an accent in code page 437. */
const lastAccented = 0xa5;

/**
 * How the files of an archive are called. A name says whether it is UTF-8; what does not say so is IBM's code page 437 by the book, and what the
 * packing machine used in truth: on a Chinese Windows GBK. So all such names are looked at together, as a text would be. Throws for one that leads
 * out of the folder.
 */
export async function zipNames(entries: readonly Entry[]): Promise<readonly string[]> {
  const unsaid = entries.filter(isUnsaid);
  const decode = unsaid.length > 0 ? await decoderFor(unsaid.map(({ fileNameRaw }) => fileNameRaw)) : undefined;
  return entries.map((entry) => {
    if (!decode || !isUnsaid(entry)) return entry.fileName;
    const name = decode(entry.fileNameRaw).replaceAll('\\', '/');
    const problem = validateFileName(name);
    if (problem !== null) throw new Error(problem);
    return name;
  });
}

/** Neither a mark nor a further field tells its encoding, and it makes a difference. */
function isUnsaid({ generalPurposeBitFlag, fileNameRaw, fileName }: Entry): boolean {
  const byTheBook = getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, [], false);
  return (generalPurposeBitFlag & isUtf8Flag) === 0 && fileName === byTheBook && fileNameRaw.some(isBeyond);
}

/** An umlaut of a European name stands alone among plain letters; other scripts have two bytes and more in a row. */
function accentedShare(bytes: Uint8Array): number {
  const beyond = [...bytes.keys()].filter((at) => isBeyond(bytes[at]));
  const alone = beyond.filter(
    (at) => (bytes[at] ?? 0) <= lastAccented && !isBeyond(bytes[at - 1]) && !isBeyond(bytes[at + 1]),
  );
  return alone.length / Math.max(1, beyond.length);
}

function isBeyond(byte = 0): boolean {
  return byte >= 0x80;
}

/** None where the book is likely right. */
async function decoderFor(names: readonly Buffer[]): Promise<((name: Buffer) => string) | undefined> {
  const all = Buffer.concat(names.flatMap((name) => [name, Buffer.from('\n')]));
  if (accentedShare(all) >= half) return undefined;
  const encoding = await detectEncoding({
    size: all.length,
    read: async (from, to) => all.subarray(from, to),
    async *content() {
      yield all;
    },
  });
  const strict = new TextDecoder(encoding, { fatal: true });
  try {
    const text = strict.decode(all);
    if (encoding !== 'utf-8' && eastAsianShare(text) < mostly) return undefined;
  } catch {
    return undefined;
  }
  return (name) => strict.decode(name);
}

function eastAsianShare(text: string): number {
  const beyond = text.match(/[^\p{ASCII}]/gu) ?? [];
  const eastAsian = beyond.filter((each) => /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\u3000-\u303f\uff00-\uffef]/u.test(each));
  return eastAsian.length / Math.max(1, beyond.length);
}
