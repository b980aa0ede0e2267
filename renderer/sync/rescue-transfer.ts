import type { RescueMade, RescueTaken } from '#domain/contract/ipc/rescue-views.ts';
import type { AgentId } from '#domain/model/ids.ts';
import type { CoreLink } from '../bridge/core-link.ts';

const pieceBytes = 512 * 1024;

/** An account that is not open, and what proves that it is one's own. */
export interface ClosedAccount {
  readonly agentId: AgentId;
  readonly password: string;
}

export interface RescueFile {
  readonly made: RescueMade;
  readonly content: Blob;
}

/** Has the core make a rescue file and fetches it. Rejects with an AppError. */
export async function makeRescueFile(link: CoreLink, passphrase: string, account?: ClosedAccount): Promise<RescueFile> {
  const made = await link.call('rescue.export', { passphrase, ...(account ? { account } : {}) });
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for (let at = 0; at < made.size; ) {
    const piece = bytesOf((await link.call('rescue.piece', { id: made.id, offset: at })).data);
    pieces.push(piece);
    at += piece.length;
  }
  return { made, content: new Blob(pieces, { type: 'application/octet-stream' }) };
}

/** Hands a rescue file to the core and has it taken in. Rejects with an AppError. */
export async function takeInRescueFile(link: CoreLink, file: Blob, passphrase: string): Promise<RescueTaken> {
  const { id } = await link.call('rescue.begin', {});
  const bytes = new Uint8Array(await file.arrayBuffer());
  for (let at = 0; at < bytes.length; at += pieceBytes)
    await link.call('rescue.append', { id, data: base64Of(bytes.subarray(at, at + pieceBytes)) });
  return await link.call('rescue.import', { id, passphrase });
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

function base64Of(bytes: Uint8Array): string {
  let text = '';
  // As many at once as a call takes arguments.
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}
