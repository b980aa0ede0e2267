import type { AttachmentView } from '#domain/contract/ipc/attachment-views.ts';
import type { AttachmentId } from '#domain/model/ids.ts';
import { idOf } from './case-views.ts';

/** A picture that is on the server and here. */
export function aFile(number: number, some: Partial<AttachmentView> = {}): AttachmentView {
  return {
    id: idOf<AttachmentId>(6000 + number),
    entryId: null,
    name: `photo-${number}.png`,
    mediaType: 'image/png',
    size: 1_234_000,
    createdByName: 'Ada Lin',
    createdAt: Date.UTC(2026, 10, 20),
    place: 'here',
    here: true,
    moved: 0,
    failure: null,
    mayRemove: false,
    ...some,
  };
}
