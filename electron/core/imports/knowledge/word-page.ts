import mammoth from 'mammoth';
import type { Bytes } from '../read/bytes.ts';
import { ZipParts } from '../read/zip-parts.ts';
import { FileFaulty } from './file-faulty.ts';

/** A picture that stands in a document. */
export interface HeldPicture {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Buffer;
}

export interface WordPage {
  readonly html: string;
  /** By the address that stands for each in the HTML. */
  readonly pictures: ReadonlyMap<string, HeldPicture>;
}

const extensions: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/svg+xml': 'svg',
};

/** Styles of a document that mean something. */
const styles = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => p:fresh",
  "p[style-name='Quote'] => blockquote:fresh",
  "p[style-name='Intense Quote'] => blockquote:fresh",
  "p[style-name='Code'] => pre:separator('\\n')",
  "p[style-name='HTML Preformatted'] => pre:separator('\\n')",
  "r[style-name='Code Char'] => code",
  'u => em',
];

/** A Word document as a page; its pictures are taken out of it. Judged by its directory before anything is unpacked; throws what is wrong with it. */
export async function readWord(file: Bytes): Promise<WordPage> {
  const parts = await ZipParts.open(file);
  if (!parts.has('word/document.xml')) throw new FileFaulty('no-document');
  const pictures = new Map<string, HeldPicture>();
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: await file.read(0, file.size) },
      {
        styleMap: styles,
        convertImage: mammoth.images.imgElement(async (image) => {
          const content = await image.readAsBuffer();
          const src = `word-picture:${pictures.size + 1}`;
          const name = `picture-${pictures.size + 1}.${extensions[image.contentType] ?? 'bin'}`;
          pictures.set(src, { name, mediaType: image.contentType, content: Buffer.from(content) });
          return { src };
        }),
      },
    );
    return { html: value, pictures };
  } catch (cause) {
    throw new FileFaulty('cut-short', cause);
  }
}
