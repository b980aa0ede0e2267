import { z } from 'zod';
import type { OutboxReader, OutboxWriter } from '../connection/handle.ts';
import { wipeReplaced } from './forget-secrets.ts';
import { getMeta, removeMeta, setMeta } from './meta.ts';

const stored = z.object({ address: z.string(), key: z.string() });

/** The key that was entered for this address; none for another one, so that who changes the address gets no key by it. */
export function meaningKey(db: OutboxReader, address: string): string | undefined {
  const value = getMeta(db, 'meaning-key');
  const held = value === undefined ? undefined : stored.parse(JSON.parse(value));
  return held?.address === address ? held.key : undefined;
}

/** Stands where the token of the sign-in does: sealed, on this device alone, gone with the account. */
export function setMeaningKey(db: OutboxWriter, address: string, key: string): void {
  setMeta(db, 'meaning-key', JSON.stringify({ address, key }));
  wipeReplaced(db);
}

export function removeMeaningKey(db: OutboxWriter): void {
  removeMeta(db, 'meaning-key');
  wipeReplaced(db);
}
