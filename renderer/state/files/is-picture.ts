import type { AttachmentView } from '#domain/contract/ipc/attachment-views.ts';

/** Kinds that show pixels and run nothing. Everything else is saved and opened by what the person has for it. */
const pictures: readonly string[] = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/bmp', 'image/avif'];

const videos: readonly string[] = ['video/mp4', 'video/webm', 'video/ogg'];

export function isVideo({ mediaType }: Pick<AttachmentView, 'mediaType'>): boolean {
  return videos.includes(mediaType);
}

export function isPicture({ mediaType }: Pick<AttachmentView, 'mediaType'>): boolean {
  return pictures.includes(mediaType);
}
