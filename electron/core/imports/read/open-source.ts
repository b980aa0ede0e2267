import type { ImportReading } from '#domain/contract/ipc/import-views.ts';
import { importLimits } from '#domain/rules/customer-import/import-limits.ts';
import { ImportRefused } from '../import-refused.ts';
import type { Bytes } from './bytes.ts';
import { csvSource } from './csv-source.ts';
import type { Source } from './source.ts';
import { detectEncoding } from './text-encoding.ts';
import { vcardSource } from './vcard-source.ts';

/** What a file is shows by its content, whatever it is called. Throws a refusal. */
export async function openSource(file: Bytes, reading: ImportReading): Promise<Source> {
  if (file.size === 0) throw new ImportRefused('empty');
  const head = await file.read(0, 64 * 1024);
  const headless = reading.headless ?? false;
  const source = await sourceOf(file, head, { ...reading, headless });
  if (source.headers.length > importLimits.columns) throw new ImportRefused('too-many-columns');
  return source;
}

async function sourceOf(
  file: Bytes,
  head: Buffer,
  reading: ImportReading & { readonly headless: boolean },
): Promise<Source> {
  const { encoding: asked, separator, sheet, headless } = reading;
  if (startsWith(head, [0x50, 0x4b])) {
    // What it takes to unpack is loaded by those who need it, not by everybody at the start.
    const { workbookSource } = await import('./workbook-source.ts');
    return await workbookSource(file, { sheet, headless });
  }
  // An envelope of Microsoft's: an old workbook, or a new one that is locked.
  if (startsWith(head, [0xd0, 0xcf, 0x11, 0xe0]))
    throw new ImportRefused((await isLocked(file)) ? 'password' : 'old-workbook');
  const encoding = asked ?? (await detectEncoding(file));
  if (!encoding.startsWith('utf-16') && head.includes(0)) throw new ImportRefused('no-table');
  const begin = new TextDecoder(encoding).decode(head.subarray(0, 1024));
  if (/^\s*BEGIN:VCARD/i.test(begin)) return vcardSource(file, encoding);
  return await csvSource(file, { encoding, separator, headless });
}

function startsWith(head: Buffer, bytes: readonly number[]): boolean {
  return bytes.every((byte, at) => head[at] === byte);
}

/** A locked workbook has a stream of this name in its directory. */
async function isLocked(file: Bytes): Promise<boolean> {
  const name = Buffer.from('EncryptedPackage', 'utf16le');
  const [begin, end] = await Promise.all([
    file.read(0, 1024 * 1024),
    file.read(Math.max(0, file.size - 1024 * 1024), file.size),
  ]);
  return begin.includes(name) || end.includes(name);
}
