import { strToU8, Zip, ZipDeflate, ZipPassThrough } from 'fflate';

export interface ZipPart {
  readonly path: string;
  readonly content: AsyncIterable<string> | Iterable<string> | Uint8Array;
}

/** What an archive of this kind can hold, and a part of it. */
const mostBytes = 0xffff_ffff;
/** The higher levels take twice the time for a tenth of the size. */
const level = 3;

/** An archive that is written while its parts come: nothing of it is held but what was not taken yet. Pictures are packed already. */
export async function* zipStream(
  parts: AsyncIterable<ZipPart> | Iterable<ZipPart>,
  madeAt: number,
): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  let written = 0;
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    ready.push(bytes);
  });
  function* drain(): Generator<Uint8Array> {
    const taken = ready;
    ready = [];
    for (const bytes of taken) {
      written += bytes.length;
      if (written > mostBytes) throw new RangeError('an archive holds 4 GiB');
      yield bytes;
    }
  }
  for await (const { path, content } of parts) {
    const isPicture = content instanceof Uint8Array;
    const file = isPicture ? new ZipPassThrough(path) : new ZipDeflate(path, { level });
    file.mtime = madeAt;
    zip.add(file);
    if (isPicture) file.push(content);
    else
      for await (const text of content) {
        file.push(strToU8(text));
        yield* drain();
      }
    file.push(new Uint8Array(0), true);
    yield* drain();
  }
  zip.end();
  yield* drain();
}
