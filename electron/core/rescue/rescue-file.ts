import { Decrypter, Encrypter } from 'age-encryption';
import { z } from 'zod';
import type { UnsentWork } from '#db/outbox/unsent.ts';
import { commandEnvelope } from '#domain/contract/envelope.ts';
import { AppError, failure } from '#domain/contract/failure.ts';
import { draftKinds } from '#domain/contract/ipc/draft-views.ts';
import { json } from '#domain/model/json.ts';
import { passphraseIdentity, passphraseRecipient } from './passphrase.ts';

/** A line of JSON, and behind it the content of the files it names, one after the other; all of it one age file. */
const format = 'holdfast-rescue';
const version = 1;
const lineEnd = 0x0a;

const head = z.object({ format: z.literal(format), version: z.int().min(1) });
const content = head.extend({
  writtenAt: z.int(),
  workspace: z.object({ id: z.string(), name: z.string() }),
  agent: z.object({ id: z.string(), name: z.string() }),
  deviceId: z.string().nullable(),
  commands: z.array(
    z.object({
      seq: z.int(),
      envelope: commandEnvelope,
      reads: z.array(z.string()),
      writes: z.array(z.string()),
      state: z.enum(['waiting', 'refused']),
      refusal: failure.nullable(),
    }),
  ),
  drafts: z.array(z.object({ kind: z.enum(draftKinds), subject: z.string(), content: json, savedAt: z.int() })),
  files: z.array(z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/), size: z.int().min(0) })),
});

export interface RescuedFile {
  readonly sha256: string;
  readonly content: Uint8Array;
}

/** What one device holds unsent, and for whom. */
export interface Rescue extends UnsentWork {
  readonly writtenAt: number;
  readonly workspace: { readonly id: string; readonly name: string };
  readonly agent: { readonly id: string; readonly name: string };
  readonly deviceId: string | null;
  readonly files: readonly RescuedFile[];
}

export async function sealRescue(rescue: Rescue, passphrase: string): Promise<Uint8Array> {
  const files = rescue.files.map(({ sha256, content: bytes }) => ({ sha256, size: bytes.length }));
  const line = Buffer.from(`${JSON.stringify({ format, version, ...rescue, files })}\n`);
  const encrypter = new Encrypter();
  encrypter.addRecipient(passphraseRecipient(passphrase));
  return await encrypter.encrypt(Buffer.concat([line, ...rescue.files.map((file) => file.content)]));
}

const unreadable = (cause?: unknown): AppError =>
  new AppError('not-a-rescue-file', 'The file is damaged or no rescue file.', undefined, cause);

/** Throws `wrong-passphrase`, `not-a-rescue-file` or `rescue-newer`. */
export async function openRescue(file: Uint8Array, passphrase: string): Promise<Rescue> {
  const plain = Buffer.from(await decrypted(file, passphrase));
  const end = plain.indexOf(lineEnd);
  const line = parsedLine(plain.subarray(0, end < 0 ? plain.length : end));
  const found = head.safeParse(line);
  if (!found.success) throw unreadable(found.error);
  if (found.data.version > version)
    throw new AppError('rescue-newer', 'The rescue file was written by a newer Holdfast.', {
      found: found.data.version,
      known: version,
    });
  const parsed = content.safeParse(line);
  if (!parsed.success) throw unreadable(parsed.error);
  let at = end + 1;
  const files = parsed.data.files.map(({ sha256, size }) => {
    at += size;
    return { sha256, content: plain.subarray(at - size, at) };
  });
  if (at !== plain.length && parsed.data.files.length > 0) throw unreadable();
  return { ...parsed.data, files };
}

async function decrypted(file: Uint8Array, passphrase: string): Promise<Uint8Array> {
  let refused = false;
  const decrypter = new Decrypter();
  decrypter.addIdentity(
    passphraseIdentity(passphrase, () => {
      refused = true;
    }),
  );
  try {
    return await decrypter.decrypt(file);
  } catch (error) {
    if (refused) throw new AppError('wrong-passphrase', 'The passphrase does not open the file.');
    throw unreadable(error);
  }
}

function parsedLine(line: Buffer): unknown {
  try {
    return JSON.parse(line.toString('utf8'));
  } catch (error) {
    throw unreadable(error);
  }
}
