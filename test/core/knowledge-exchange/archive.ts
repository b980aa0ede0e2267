import { ZipFile } from 'yazl';

/** An archive with these files in it. */
export async function archive(files: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files))
    zip.addBuffer(typeof content === 'string' ? Buffer.from(content) : content, name);
  zip.end();
  const pieces: Buffer[] = [];
  for await (const piece of zip.outputStream) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

/** An archive that does not say how its names are encoded, as they come from older systems. The nth file holds `# n`. */
export async function rawArchive(names: readonly Buffer[]): Promise<Buffer> {
  const stand = names.map((name, n) => `${n}`.padEnd(name.length, 'n'));
  const packed = await archive(Object.fromEntries(stand.map((name, n) => [name, `# ${n}`])));
  for (const [n, name] of names.entries())
    for (let at = packed.indexOf(stand[n] ?? ''); at >= 0; at = packed.indexOf(stand[n] ?? '', at))
      name.copy(packed, at);
  const flags = [
    ['PK\x03\x04', 6],
    ['PK\x01\x02', 8],
  ] as const;
  for (const [mark, offset] of flags)
    for (let at = packed.indexOf(mark, 0, 'latin1'); at >= 0; at = packed.indexOf(mark, at + 4, 'latin1'))
      packed.writeUInt16LE(packed.readUInt16LE(at + offset) & ~0x800, at + offset);
  return packed;
}

/** A picture of one point. */
export const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A Word document with a heading, bold words, a list, a table and a picture. */
export function wordDocument(title: string): Promise<Buffer> {
  const paragraph = (text: string, style = '') =>
    `<w:p>${style === '' ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r><w:t>${text}</w:t></w:r></w:p>`;
  const cell = (text: string) => `<w:tc>${paragraph(text)}</w:tc>`;
  const drawing = `<w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="rId1"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;
  return archive({
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="png" ContentType="image/png"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels': `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/image" Target="media/a.png"/></Relationships>`,
    'word/media/a.png': picture,
    'word/document.xml': `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="${office}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:body>${paragraph(title, 'Heading1')}${paragraph('第一步', 'Heading2')}<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>bold</w:t></w:r></w:p><w:tbl><w:tr>${cell('A')}${cell('B')}</w:tr><w:tr>${cell('1')}${cell('2')}</w:tr></w:tbl>${drawing}</w:body></w:document>`,
  });
}
