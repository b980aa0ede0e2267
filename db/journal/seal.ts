import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const cipher = 'aes-256-gcm';
export const nonceBytes = 12;
export const tagBytes = 16;
export const macBytes = 32;

/** A key of its own for each use, so that what is sealed for one can never be taken for the other. */
export function keyFor(purpose: string, profileKey: Uint8Array): Buffer {
  return Buffer.from(hkdfSync('sha256', profileKey, Buffer.alloc(0), `holdfast ${purpose}`, 32));
}

export interface SealedBytes {
  readonly nonce: Buffer;
  /** As long as what was sealed. */
  readonly body: Buffer;
  readonly tag: Buffer;
}

/** Encrypts and authenticates `content` with AES-256-GCM; `head` stays readable and cannot be changed either. */
export function seal(key: Uint8Array, content: Uint8Array, head: (nonce: Buffer) => Buffer): SealedBytes {
  const nonce = randomBytes(nonceBytes);
  const sealing = createCipheriv(cipher, key, nonce).setAAD(head(nonce));
  const body = Buffer.concat([sealing.update(content), sealing.final()]);
  return { nonce, body, tag: sealing.getAuthTag() };
}

/** What was sealed; nothing when the key is another or a single bit is not as it was. */
export function unseal(key: Uint8Array, sealed: SealedBytes, head: Uint8Array): Buffer | undefined {
  const opening = createDecipheriv(cipher, key, sealed.nonce, { authTagLength: tagBytes });
  opening.setAAD(head).setAuthTag(sealed.tag);
  try {
    return Buffer.concat([opening.update(sealed.body), opening.final()]);
  } catch {
    return undefined;
  }
}

export function mac(key: Uint8Array, content: Uint8Array): Buffer {
  return createHmac('sha256', key).update(content).digest();
}
