import { AppError } from '#domain/contract/failure.ts';
import { mac, macBytes, nonceBytes, seal, tagBytes, unseal } from './seal.ts';

/**
 * A journal is a header and then records one after the other. Each record says for itself to which outbox it belongs and how far
 * it goes, and begins with the same eight bytes, so that those behind a damaged one are found.
 */
const magic = Buffer.from('HFJOURNL');
const journalVersion = 1;
const marker = Buffer.from([0x89, 0x48, 0x46, 0x4a, 0x0d, 0x0a, 0x1a, 0xf7]);
const fileBytes = 16;
const headBytes = marker.length + 4 + fileBytes + 8 + 8 + 8 + nonceBytes;

/** How far a record goes. It stands in the open, for comparing it takes no secret. */
export interface Position {
  /** The outbox it belongs to, 32 hex digits. */
  readonly file: string;
  readonly changes: number;
  /** The highest `seq` ever given to a command, and how many commands there are. */
  readonly lastSeq: number;
  readonly commands: number;
}

export interface JournalRecord extends Position {
  readonly content: Buffer;
}

export interface Journal {
  /** The account it was written for; undefined when the header is damaged. */
  readonly account: string | undefined;
  readonly records: readonly JournalRecord[];
  /** Places where something stood that cannot be read, without a last record that was cut short. */
  readonly damaged: number;
  readonly tornEnd: boolean;
}

export function encodeHeader(key: Uint8Array, account: string): Buffer {
  const name = Buffer.from(account);
  const head = Buffer.alloc(magic.length + 4);
  magic.copy(head);
  head.writeUInt16BE(journalVersion, magic.length);
  head.writeUInt16BE(name.length, magic.length + 2);
  const content = Buffer.concat([head, name]);
  return Buffer.concat([content, mac(key, content)]);
}

export function encodeRecord(key: Uint8Array, at: Position, content: Buffer): Buffer {
  const head = Buffer.alloc(headBytes);
  let end = marker.copy(head);
  end = head.writeUInt32BE(content.length, end);
  end += head.write(at.file, end, fileBytes, 'hex');
  for (const count of [at.changes, at.lastSeq, at.commands]) end = head.writeBigUInt64BE(BigInt(count), end);
  const { body, tag } = seal(key, content, (nonce) => {
    nonce.copy(head, end);
    return head;
  });
  return Buffer.concat([head, body, tag]);
}

/** Where a header ends and for whom it was written; the start of the file and nobody when it cannot be read. */
function readHeader(bytes: Buffer, key: Uint8Array): { readonly end: number; readonly account: string | undefined } {
  const unreadable = { end: 0, account: undefined };
  if (bytes.length < magic.length + 4 || !bytes.subarray(0, magic.length).equals(magic)) return unreadable;
  const length = bytes.readUInt16BE(magic.length + 2);
  const end = magic.length + 4 + length;
  if (!mac(key, bytes.subarray(0, end)).equals(bytes.subarray(end, end + macBytes))) return unreadable;
  const version = bytes.readUInt16BE(magic.length);
  if (version > journalVersion)
    throw new AppError('from-the-future', 'The journal was written by a newer Holdfast.', {
      found: version,
      known: journalVersion,
    });
  return { end: end + macBytes, account: bytes.toString('utf8', magic.length + 4, end) };
}

/** The record at this place and where it ends; nothing when it is not one, is cut short or was changed. */
function readRecord(bytes: Buffer, start: number, key: Uint8Array): { record: JournalRecord; end: number } | undefined {
  const bodyStart = start + headBytes;
  if (bodyStart + tagBytes > bytes.length) return undefined;
  const head = bytes.subarray(start, bodyStart);
  if (!head.subarray(0, marker.length).equals(marker)) return undefined;
  const length = head.readUInt32BE(marker.length);
  const end = bodyStart + length + tagBytes;
  if (end > bytes.length) return undefined;
  const nonce = head.subarray(headBytes - nonceBytes);
  const body = bytes.subarray(bodyStart, bodyStart + length);
  const content = unseal(key, { nonce, body, tag: bytes.subarray(end - tagBytes, end) }, head);
  if (!content) return undefined;
  const fileAt = marker.length + 4;
  const count = (index: number) => Number(head.readBigUInt64BE(fileAt + fileBytes + 8 * index));
  const file = head.toString('hex', fileAt, fileAt + fileBytes);
  return { record: { file, changes: count(0), lastSeq: count(1), commands: count(2), content }, end };
}

/** All that can be read of a journal, in order. Throws `from-the-future` for one that a newer Holdfast wrote. */
export function decodeJournal(bytes: Buffer, key: Uint8Array): Journal {
  const { end: first, account } = readHeader(bytes, key);
  const records: JournalRecord[] = [];
  let damaged = account === undefined ? 1 : 0;
  let at = first;
  while (at < bytes.length) {
    const found = readRecord(bytes, at, key);
    if (found) {
      records.push(found.record);
      at = found.end;
      continue;
    }
    const next = bytes.indexOf(marker, at + 1);
    if (next < 0) return { account, records, damaged, tornEnd: true };
    // The header that could not be read is counted already.
    if (at > 0) damaged++;
    at = next;
  }
  return { account, records, damaged, tornEnd: false };
}
