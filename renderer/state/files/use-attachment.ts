import { useEffect, useRef } from 'react';
import type { AttachmentView } from '#domain/contract/ipc/attachment-views.ts';
import type { AttachmentId } from '#domain/model/ids.ts';
import { megabyte } from '#domain/rules/file-limits.ts';
import { useProcedure } from '../use-command.ts';
import { useQuery } from '../use-query.ts';
import { isPicture } from './is-picture.ts';
import { useContentUrl } from './use-content-url.ts';

/** A picture of at most this many bytes is fetched because it is looked at; of anything else the person decides. */
const unaskedBytes = 5 * megabyte;

export interface ShownAttachment {
  /** Undefined while it is looked up; null where this device knows of no such file, or it was removed. */
  readonly file: AttachmentView | null | undefined;
  /** Of its content, once that is here. */
  readonly url: string | null;
  /** Brings the content here, as soon as that is possible. */
  fetch(): void;
}

/** A file by its id, as the text of an article names it. */
export function useAttachment(attachmentId: AttachmentId): ShownAttachment {
  const found = useQuery('attachments.find', { attachmentId }, { collections: ['attachment'], keepFormer: true });
  const { call } = useProcedure({ quiet: true });
  const file = found.value;
  const url = useContentUrl(file ?? null);
  const fetch = () => void call('attachments.fetch', { attachmentId });
  const asked = useRef<AttachmentId | null>(null);
  const isWanted = file?.place === 'on-server' && isPicture(file) && file.size <= unaskedBytes;
  useEffect(() => {
    // Once: a copy that was let go of for want of room is not fetched again and again.
    if (!isWanted || asked.current === attachmentId) return;
    asked.current = attachmentId;
    void call('attachments.fetch', { attachmentId });
  }, [isWanted, attachmentId, call]);
  return { file, url, fetch };
}
