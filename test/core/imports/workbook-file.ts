import { crc32, deflateRawSync } from 'node:zlib';

interface Part {
  readonly name: string;
  readonly data: Uint8Array;
  /** What the directory says of its size, where that is not the truth. */
  readonly saysSize?: number;
}

/** A packed file as Excel writes it: entries, then their directory. */
export function zipOf(parts: readonly Part[]): Buffer {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, data, saysSize } of parts) {
    const packed = deflateRawSync(data);
    const title = Buffer.from(name);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(0x0800, 2);
    facts.writeUInt16LE(8, 4);
    facts.writeUInt32LE(crc32(data), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(saysSize ?? data.length, 18);
    facts.writeUInt16LE(title.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), facts, title, packed]);
    const behind = Buffer.alloc(14);
    behind.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), facts, behind, title]));
    pieces.push(local);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...pieces, listed, end]);
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const kinds = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';

const related = (...targets: readonly (readonly [type: string, target: string])[]) =>
  `${head}<Relationships xmlns="${relations}">${targets
    .map(([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${kinds}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

export interface WorkbookOf {
  /** The XML inside of `sheetData`, by the names of the sheets. */
  readonly sheets: Readonly<Record<string, string>>;
  /** The XML of each shared text. */
  readonly shared?: readonly string[];
  readonly more?: readonly Part[];
}

/** An Excel file. Style 1 is a day, style 2 a format of its own with a time. */
export function workbookOf({ sheets, shared = [], more = [] }: WorkbookOf): Buffer {
  const names = Object.keys(sheets);
  const part = (name: string, text: string): Part => ({ name, data: Buffer.from(text) });
  return zipOf([
    part('_rels/.rels', related(['officeDocument', 'xl/workbook.xml'])),
    part(
      'xl/workbook.xml',
      `${head}<workbook xmlns="${main}" xmlns:r="${kinds}"><sheets>${names
        .map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 3}"/>`)
        .join('')}</sheets></workbook>`,
    ),
    part(
      'xl/_rels/workbook.xml.rels',
      related(
        ['sharedStrings', 'sharedStrings.xml'],
        ['styles', 'styles.xml'],
        ...names.map((_, at) => ['worksheet', `worksheets/sheet${at + 1}.xml`] as const),
      ),
    ),
    part('xl/sharedStrings.xml', `${head}<sst xmlns="${main}">${shared.join('')}</sst>`),
    part(
      'xl/styles.xml',
      `${head}<styleSheet xmlns="${main}"><numFmts><numFmt numFmtId="170" formatCode="yyyy\\-mm\\-dd hh:mm"/></numFmts>
       <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs></styleSheet>`,
    ),
    ...names.map((name, at) =>
      part(
        `xl/worksheets/sheet${at + 1}.xml`,
        `${head}<worksheet xmlns="${main}"><sheetData>${sheets[name]}</sheetData></worksheet>`,
      ),
    ),
    ...more,
  ]);
}

/** Rows of plain texts. */
export function plainRows(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
  return rows.map((cells, at) => `<row r="${at + 1}">${cells.map(cell).join('')}</row>`).join('');
}
