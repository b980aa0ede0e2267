import { z } from 'zod';
import { fileOwner, ofOneOwner } from '../../model/file-owner.ts';
import { attachmentId, entryId } from '../../model/ids.ts';
import type { AttachmentView, FilePiece } from './attachment-views.ts';
import { command, query } from './procedure.ts';
import type { Saved } from './run-command.ts';

/** Base64 of 256 KiB. */
const filePiece = 349_528;

export const attachmentProcedures = {
  'attachments.list': query<readonly AttachmentView[]>()(fileOwner),
  /** Null where this device knows of no such file. */
  'attachments.find': query<AttachmentView | null>()(z.strictObject({ attachmentId })),
  /** A window hands over a file: announced, then piece by piece, then put on the case or whatever it is of. Until that is done nothing is kept. */
  'attachments.begin': command<{ readonly fileId: string }>()(
    ofOneOwner({ name: z.string().max(1000), mediaType: z.string().max(300), size: z.int().min(0) }),
  ),
  'attachments.append': command<{ readonly received: number }>()(
    z.strictObject({ fileId: z.uuid(), offset: z.int().min(0), data: z.base64().max(filePiece) }),
  ),
  'attachments.finish': command<Saved>()(
    z.strictObject({ fileId: z.uuid(), entryId: entryId.nullable().default(null) }),
  ),
  'attachments.abandon': command<null>()(z.strictObject({ fileId: z.uuid() })),
  /** Brings the content to this device, or tries again to send it. */
  'attachments.fetch': command<null>()(z.strictObject({ attachmentId })),
  /** The content from `offset` on, a piece at a time. */
  'attachments.get': query<FilePiece>()(z.strictObject({ attachmentId, offset: z.int().min(0) })),
};
