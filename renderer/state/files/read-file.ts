import type { AttachmentView } from '#domain/contract/ipc/attachment-views.ts';
import type { CoreLink } from '../../bridge/core-link.ts';
import { fromBase64 } from './base64.ts';

/** The content of a file that is on this device. */
export async function readFile(
  link: Pick<CoreLink, 'call'>,
  { id, mediaType }: Pick<AttachmentView, 'id' | 'mediaType'>,
): Promise<Blob> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for (let offset = 0; ; ) {
    const { data, size } = await link.call('attachments.get', { attachmentId: id, offset });
    const piece = fromBase64(data);
    pieces.push(piece);
    offset += piece.length;
    if (offset >= size || piece.length === 0) return new Blob(pieces, { type: mediaType });
  }
}
