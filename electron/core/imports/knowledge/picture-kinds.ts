import { fileExtension } from '#domain/rules/file-name.ts';

/** What files that articles name are, by what they are called. */
const types: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  bmp: 'image/bmp',
  svg: 'image/svg+xml',
  mp4: 'video/mp4',
  webm: 'video/webm',
  mov: 'video/quicktime',
  mp3: 'audio/mpeg',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  zip: 'application/zip',
};

export function mediaTypeOf(name: string): string {
  return types[fileExtension(name)] ?? 'application/octet-stream';
}

/** How each kind of picture begins. */
const beginnings: Readonly<Record<string, (head: Buffer) => boolean>> = {
  'image/png': (head) => head.subarray(0, 4).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47])),
  'image/jpeg': (head) => head[0] === 0xff && head[1] === 0xd8,
  'image/gif': (head) => head.subarray(0, 4).toString('latin1') === 'GIF8',
  'image/webp': (head) => head.subarray(8, 12).toString('latin1') === 'WEBP',
  'image/bmp': (head) => head.subarray(0, 2).toString('latin1') === 'BM',
  'image/avif': (head) => head.subarray(4, 8).toString('latin1') === 'ftyp',
};

/** What would run, or fetch something, in a drawing. */
const active =
  /<script|<foreignObject|<iframe|<!ENTITY|\son\w+\s*=|(javascript|data:text\/html)\s*:|@import|href\s*=\s*["']?\s*(https?:)?\/\//i;

/** A picture is what it says it is, and a drawing nothing more than that. */
export function isSafePicture(mediaType: string, content: Buffer): boolean {
  if (mediaType === 'image/svg+xml') {
    const text = content.toString('utf8');
    return /<svg[\s>]/i.test(text) && !active.test(text);
  }
  const begins = beginnings[mediaType];
  return begins ? begins(content) : true;
}
