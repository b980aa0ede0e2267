import type { AttachmentId, EntryId } from '../../model/ids.ts';
import type { Failure } from '../failure.ts';

/**
 * Where a file's content is, seen from this device.
 * - waiting: only here; it is sent when the network and its turn come
 * - sending: on its way to the server
 * - here: on the server and on this device
 * - on-server: not on this device, but it can be fetched
 * - fetching: on its way to this device, or waiting for that
 * - elsewhere: neither here nor on the server; a colleague's device has still to send it
 * - failed: it cannot go on by itself; `failure` says why
 */
export const attachmentPlaces = ['waiting', 'sending', 'here', 'on-server', 'fetching', 'elsewhere', 'failed'] as const;
export type AttachmentPlace = (typeof attachmentPlaces)[number];

export interface AttachmentView {
  readonly id: AttachmentId;
  readonly entryId: EntryId | null;
  readonly name: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  readonly createdByName: string;
  readonly createdAt: number;
  readonly place: AttachmentPlace;
  /** It can be opened now. */
  readonly here: boolean;
  /** Bytes moved so far, while it is sent or fetched. */
  readonly moved: number;
  /** Why it has failed, or why it still waits. */
  readonly failure: Failure | null;
  /** Whoever looks at it may take it out. */
  readonly mayRemove: boolean;
}

/** A piece of a file's content. */
export interface FilePiece {
  /** Base64. */
  readonly data: string;
  readonly size: number;
}
