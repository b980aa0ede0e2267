import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { type Identity, type Recipient, Stanza } from 'age-encryption';

/**
 * age's passphrase stanza with the system's scrypt: a second of work and 256 MiB, off the main thread, where the library's own would
 * hold everything up. Any age program opens what it seals.
 */
const workFactor = 18;
const hardest = 20;
const label = Buffer.from('age-encryption.org/v1/scrypt');
const saltBytes = 16;
const tagBytes = 16;
const cipher = 'chacha20-poly1305';
const zeroNonce = Buffer.alloc(12);

function stretched(passphrase: string, salt: Uint8Array, factor: number): Promise<Buffer> {
  const options = { N: 2 ** factor, r: 8, p: 1, maxmem: 2 ** factor * 8 * 128 + 2 ** 20 };
  return new Promise((resolve, reject) => {
    scrypt(passphrase, Buffer.concat([label, salt]), 32, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

/** The same words, however the keyboard composes them. */
function normal(passphrase: string): string {
  return passphrase.normalize('NFC');
}

export function passphraseRecipient(passphrase: string): Recipient {
  return {
    async wrapFileKey(fileKey) {
      const salt = randomBytes(saltBytes);
      const sealing = createCipheriv(cipher, await stretched(normal(passphrase), salt, workFactor), zeroNonce, {
        authTagLength: tagBytes,
      });
      const body = Buffer.concat([sealing.update(fileKey), sealing.final(), sealing.getAuthTag()]);
      return [new Stanza(['scrypt', salt.toString('base64').replaceAll('=', ''), String(workFactor)], body)];
    },
  };
}

/** `refused` is called when a passphrase was asked for and this is not it. */
export function passphraseIdentity(passphrase: string, refused: () => void): Identity {
  return {
    async unwrapFileKey(stanzas) {
      const [stanza] = stanzas;
      const [kind, salt = '', factor = ''] = stanza?.args ?? [];
      if (!stanza || stanzas.length !== 1 || kind !== 'scrypt') return null;
      // A file that asks for more work than any of ours wants to keep this device busy.
      if (!/^[1-9]\d?$/.test(factor) || Number(factor) > hardest) return null;
      const key = await stretched(normal(passphrase), Buffer.from(salt, 'base64'), Number(factor));
      const opening = createDecipheriv(cipher, key, zeroNonce, { authTagLength: tagBytes });
      opening.setAuthTag(stanza.body.subarray(-tagBytes));
      try {
        return Buffer.concat([opening.update(stanza.body.subarray(0, -tagBytes)), opening.final()]);
      } catch {
        refused();
        return null;
      }
    },
  };
}
