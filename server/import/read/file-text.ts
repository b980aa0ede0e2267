import { constants, createReadStream } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { AppError } from '#domain/contract/failure.ts';

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

/** Throws a sentence when the file cannot be read at all. */
export async function requireReadable(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (!found) throw new AppError('not-found', `There is no file ${path}.`);
  if (!found.isFile()) throw new AppError('bad-request', `${path} is not a file.`);
  const readable = await access(path, constants.R_OK).then(
    () => true,
    () => false,
  );
  if (!readable) throw new AppError('forbidden', `The file ${path} may not be read by this user.`);
}

/**
 * How the file is written: a byte order mark decides; else UTF-8, or GB18030 (what Excel writes on a Chinese Windows) where
 * fewer characters are broken then. Reads the file through once, twice when it is not clean UTF-8.
 */
export async function detectEncoding(path: string): Promise<Encoding> {
  for await (const chunk of bytesOf(path, 3)) {
    if (chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le';
    if (chunk[0] === 0xfe && chunk[1] === 0xff) return 'utf-16be';
  }
  const broken = await brokenCharacters(path, 'utf-8');
  if (broken === 0) return 'utf-8';
  return (await brokenCharacters(path, 'gb18030')) < broken ? 'gb18030' : 'utf-8';
}

/** The file's text piece by piece, without its byte order mark. */
export async function* fileText(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  let isFirst = true;
  for await (const chunk of bytesOf(path)) {
    const text = decoder.decode(chunk, { stream: true });
    if (text === '') continue;
    yield isFirst ? text.replace(/^\ufeff/, '') : text;
    isFirst = false;
  }
  yield decoder.decode();
}

async function brokenCharacters(path: string, encoding: Encoding): Promise<number> {
  let count = 0;
  for await (const text of fileText(path, encoding)) {
    for (let at = text.indexOf('\ufffd'); at !== -1; at = text.indexOf('\ufffd', at + 1)) count++;
  }
  return count;
}

async function* bytesOf(path: string, limit = Number.POSITIVE_INFINITY): AsyncGenerator<Uint8Array> {
  const stream = createReadStream(path, { end: limit - 1, highWaterMark: 256 * 1024 });
  for await (const chunk of stream) yield chunk as Uint8Array;
}
