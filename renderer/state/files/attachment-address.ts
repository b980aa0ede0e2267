import { type AttachmentId, attachmentId } from '#domain/model/ids.ts';

const scheme = 'attachment:';

/** What Markdown calls a file by. */
export function attachmentAddress(id: string): string {
  return `${scheme}${id}`;
}

/** The file that an address in Markdown names; null for any other address. */
export function attachmentIdIn(address: string): AttachmentId | null {
  if (!address.startsWith(scheme)) return null;
  return attachmentId.safeParse(address.slice(scheme.length)).data ?? null;
}
