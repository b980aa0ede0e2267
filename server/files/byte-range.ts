import type { ByteRange } from './blob-store.ts';

/**
 * The one range a request asks for of a content of `size` bytes: undefined for all of it (also where several ranges are asked for, which
 * a server may answer so), `none` where nothing lies in it.
 */
export function byteRange(header: string | undefined, size: number): ByteRange | 'none' | undefined {
  const asked = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '');
  const [, first = '', last = ''] = asked ?? [];
  if (first === '' && last === '') return undefined;
  if (first === '') {
    const tail = Math.min(Number(last), size);
    return tail === 0 ? 'none' : { from: size - tail, to: size - 1 };
  }
  const from = Number(first);
  const to = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return from > to ? 'none' : { from, to };
}
