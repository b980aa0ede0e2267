import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import { AppError } from '#domain/contract/failure.ts';

/*
 * A sealed file: a mark, a salt, then the content in chunks of 64 KiB, each sealed by AES-256-GCM with a key of this file alone (HKDF of
 * the profile's key and the salt). A chunk's nonce is its number and whether it is the last one, so chunks cannot be swapped, and a file
 * that was cut short has no last chunk.
 */
const mark = Buffer.from('HFFILE1\n');
const saltBytes = 32;
export const headBytes = mark.length + saltBytes;
export const chunkBytes = 64 * 1024;
export const tagBytes = 16;
export const sealedChunkBytes = chunkBytes + tagBytes;

export function headOf(salt: Uint8Array): Buffer {
  if (salt.length !== saltBytes) throw new RangeError(`a salt has ${saltBytes} bytes`);
  return Buffer.concat([mark, salt]);
}

/** The key of the file with this head. Throws `damaged` when it is none of ours. */
export function keyOf(head: Buffer, profileKey: Uint8Array): Buffer {
  if (head.length !== headBytes || !head.subarray(0, mark.length).equals(mark)) throw damaged();
  return Buffer.from(hkdfSync('sha256', profileKey, head.subarray(mark.length), 'holdfast file', 32));
}

function nonce(index: number, isLast: boolean): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeBigUInt64BE(BigInt(index));
  bytes.writeUInt8(isLast ? 1 : 0, 11);
  return bytes;
}

export function sealChunk(key: Uint8Array, index: number, isLast: boolean, content: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce(index, isLast));
  return Buffer.concat([cipher.update(content), cipher.final(), cipher.getAuthTag()]);
}

/** Throws `damaged` when the chunk is not as it was sealed, at its place. */
export function openChunk(key: Uint8Array, index: number, isLast: boolean, sealed: Buffer): Buffer {
  if (sealed.length < tagBytes) throw damaged();
  const decipher = createDecipheriv('aes-256-gcm', key, nonce(index, isLast));
  decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - tagBytes)), decipher.final()]);
  } catch (cause) {
    throw damaged(cause);
  }
}

/** How long the content of a sealed file of this length is; negative for one that cannot be whole. */
export function contentBytes(sealedBytes: number): number {
  const body = sealedBytes - headBytes;
  return body - Math.ceil(body / sealedChunkBytes) * tagBytes;
}

export function damaged(cause?: unknown): AppError {
  return new AppError('damaged', 'A file on this device is damaged.', undefined, cause);
}
