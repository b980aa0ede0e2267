// What files of customers are, told by their content; and those that nobody should open, refused with a reason and without harm.
import { describe, expect, it } from 'vitest';
import { ImportRefused } from '#core/imports/import-refused.ts';
import type { Bytes } from '#core/imports/read/bytes.ts';
import { openSource } from '#core/imports/read/open-source.ts';
import type { SourceRow } from '#core/imports/read/source.ts';
import type { ImportReading } from '#domain/contract/ipc/import-views.ts';
import { guessColumns } from '#domain/rules/customer-import/import-fields.ts';
import { plainRows, workbookOf, zipOf } from './workbook-file.ts';

const chunk = 4096;

function bytesOf(content: Uint8Array | string): Bytes {
  const all = Buffer.from(content as Uint8Array);
  return {
    size: all.length,
    read: async (from, to) => all.subarray(from, to),
    async *content() {
      for (let at = 0; at < all.length; at += chunk) yield all.subarray(at, at + chunk);
    },
  };
}

const opened = (content: Uint8Array | string, reading: ImportReading = {}) => openSource(bytesOf(content), reading);

async function rowsOf(content: Uint8Array | string, reading: ImportReading = {}) {
  const rows: SourceRow[] = [];
  for await (const row of (await opened(content, reading)).rows()) rows.push(row);
  return rows;
}

async function refusal(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
  } catch (error) {
    if (error instanceof ImportRefused) return error.refusal;
    throw error;
  }
  return 'none';
}

/** Bytes of texts that no encoder here writes, as the machines of their countries wrote them. */
const written = {
  // 姓名,电话\n王小明,13800138000\n陈晓华,02155556666\n
  gb18030: 'd0d5c3fb2cb5e7bbb00acdf5d0a1c3f72c31333830303133383030300ab3c2cffebbaa2c30323135353535363636360a',
  // 姓名,電話\n王小明,0912345678\n陳曉華,0223456789\n
  big5: 'a96da6572cb971b8dc0aa4fda470a9fa2c303931323334353637380ab3afbee5b5d82c303232333435363738390a',
  // 名前,電話\n山田太郎,0312345678\nすずき,0698765432\n
  shift_jis: '96bc914f2c93648c620a8e5293639891985940',
  // Name,Phone\nJosé Müller,123\nZoë,456\n
  'windows-1252': '4e616d652c50686f6e650a4a6f73e9204dfc6c6c65722c3132330a5a6feb2c3435360a',
} as const;

describe('a text', () => {
  it.each([
    ['gb18030', '王小明'],
    ['big5', '王小明'],
    ['windows-1252', 'José Müller'],
  ] as const)('in %s is read as such', async (encoding, name) => {
    const content = Buffer.from(written[encoding], 'hex');
    expect(await opened(content)).toMatchObject({ format: 'text', encoding, separator: ',' });
    expect((await rowsOf(content))[0]?.cells[0]).toBe(name);
  });

  it('in Shift_JIS is told by its kana and kanji', async () => {
    // 名前,電話\nやまだたろう,0312345678\n
    const kana = '82e282dc82be82bd82eb82a42c303331323334353637380a';
    const content = Buffer.from(`96bc914f2c9364986200${kana}`.replace('00', '0a'), 'hex');
    expect(await opened(content)).toMatchObject({ encoding: 'shift_jis' });
    expect((await rowsOf(content))[0]?.cells).toEqual(['やまだたろう', '0312345678']);
  });

  it('in UTF-8 is one with and without a mark, cut in a character, and with a broken one', async () => {
    for (const text of ['姓名,电话\n王,1\n', '\ufeff姓名,电话\n王,1\n']) {
      expect(await opened(text)).toMatchObject({ encoding: 'utf-8', headers: ['姓名', '电话'] });
      expect((await rowsOf(text)).map(({ cells }) => cells)).toEqual([['王', '1']]);
    }
    const long = `姓名,电话\n${'王小明,1\n'.repeat(2000)}`;
    expect(await opened(Buffer.from(long).subarray(0, -8))).toMatchObject({ encoding: 'utf-8' });
    const broken = Buffer.concat([Buffer.from(long), Buffer.from([0xff, 0x0a])]);
    expect(await opened(broken)).toMatchObject({ encoding: 'utf-8' });
  });

  it('in UTF-16 is told by its mark, and another encoding can be asked for', async () => {
    const text = Buffer.from('\ufeff姓名\t电话\n王\t1\n', 'utf16le');
    expect(await opened(text)).toMatchObject({ encoding: 'utf-16le', separator: '\t', headers: ['姓名', '电话'] });
    const content = Buffer.from(written.gb18030, 'hex');
    expect((await opened(content, { encoding: 'big5' })).encoding).toBe('big5');
  });

  it.each([
    ['a;b;c', ';'],
    ['a\tb', '\t'],
    ['a|b|c', '|'],
    ['sep=;\na,b;c', ';'],
    ['name', ','],
  ] as const)('is parted as its header is: %j', async (header, separator) => {
    expect((await opened(`${header}\n1\n`)).separator).toBe(separator);
  });

  it('without names of columns begins with data', async () => {
    const text = '王,13800138000\n李,13900139000\n';
    expect(await rowsOf(text, { headless: true })).toHaveLength(2);
    expect((await opened(text, { headless: true })).headers).toEqual(['', '']);
  });

  it('that was cut off in a row says so of that row alone', async () => {
    const rows = await rowsOf('a,b,c\n1,2,3\n4,5');
    expect(rows.map(({ problems }) => problems.map(({ kind }) => kind))).toEqual([[], ['fewer-cells']]);
    expect((await rowsOf('a,b,c\n1,2,3\n4,5\n')).flatMap(({ problems }) => problems)).toEqual([]);
  });

  it('that is none is refused', async () => {
    expect(await refusal(() => opened(''))).toBe('empty');
    expect(await refusal(() => opened('\n\n \n'))).toBe('no-rows');
    expect(await refusal(() => opened(Buffer.from([1, 2, 0, 4, 0, 6])))).toBe('no-table');
    expect(await refusal(() => opened(`${'a,'.repeat(300)}\n`))).toBe('too-many-columns');
  });
});

describe('an Excel file', () => {
  const shared = [
    '<si><t>姓名</t></si>',
    '<si><t>电话</t></si>',
    '<si><r><t>王</t></r><r><rPr><b/></rPr><t xml:space="preserve">小明 </t></r></si>',
    '<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si>',
  ];

  it('is read as people see it', async () => {
    const sheet = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>
      <row r="3"><c r="A3" t="s"><v>2</v></c><c r="C3"><v>13800138000</v></c><c r="D3" s="1"><v>33010</v></c></row>
      <row r="4"><c r="A4" t="s"><v>3</v></c><c r="C4"><v>1.3800138E10</v></c><c r="D4" s="2"><v>45000.5</v></c></row>
      <row r="5"><c r="A5"/></row>
      <row r="6"><c r="A6" t="inlineStr"><is><t>a_x000A_b</t></is></c><c r="B6" t="b"><v>1</v></c></row>`;
    const file = workbookOf({ sheets: { 客户: sheet, 空: '' }, shared });
    expect(await opened(file)).toMatchObject({
      ...{ format: 'workbook', encoding: null, sheets: ['客户', '空'], sheet: 0, headers: ['姓名', '', '电话'] },
    });
    expect((await rowsOf(file)).map(({ row, cells }) => [row, ...cells])).toEqual([
      [3, '王小明 ', '', '13800138000', '1990-05-17'],
      [4, '東京', '', '13800138000', '2023-03-15 12:00'],
      [6, 'a\nb', 'TRUE'],
    ]);
    expect(await refusal(() => opened(file, { sheet: 1 }))).toBe('no-rows');
  });

  it('with formulas gives the values saved with them, and names those that have none', async () => {
    const sheet = `${plainRows([['姓名', '电话']])}
      <row r="2"><c r="A2" t="str"><f>CONCATENATE("王","小明")</f><v>王小明</v></c><c r="B2"><f>1+1</f><v>2</v></c></row>
      <row r="3"><c r="A3"><f>WEBSERVICE("http://x.invalid")</f></c></row>
      <row r="4"><c r="A4" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>`;
    const rows = await rowsOf(workbookOf({ sheets: { a: sheet } }));
    expect(rows[0]).toEqual({ row: 2, cells: ['王小明', '2'], problems: [] });
    const last = await rowsOf(
      workbookOf({
        sheets: {
          a: sheet
            .replace('</row>\n      <row r="4">', '<c r="B3"><v>1</v></c></row>\n      <row r="4">')
            .replace('#DIV/0!</v></c>', '#DIV/0!</v></c><c r="B4"><v>1</v></c>'),
        },
      }),
    );
    expect(last.slice(1).map(({ problems }) => problems)).toEqual([
      [{ kind: 'formula', value: 'A3' }],
      [{ kind: 'cell-error', value: 'A4 #DIV/0!' }],
    ]);
  });

  it('locked with a password, or an old one, is refused by its envelope', async () => {
    const envelope = Buffer.alloc(4096);
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(envelope);
    expect(await refusal(() => opened(envelope))).toBe('old-workbook');
    envelope.write('EncryptedPackage', 1024, 'utf16le');
    expect(await refusal(() => opened(envelope))).toBe('password');
  });

  it('of which half is missing is refused', async () => {
    const whole = workbookOf({ sheets: { a: plainRows([['姓名'], ['王']]) } });
    expect(await refusal(() => rowsOf(whole.subarray(0, whole.length / 2)))).toBe('cut-short');
    const torn = workbookOf({ sheets: { a: `${plainRows([['姓名'], ['王']])}<row><c>` } });
    expect(await refusal(() => rowsOf(torn))).toBe('cut-short');
  });

  it('that is none is refused', async () => {
    expect(await refusal(() => opened(zipOf([{ name: 'a.txt', data: Buffer.from('a') }])))).toBe('no-workbook');
  });

  it('that is a bomb is refused before it is unpacked, and one that lies about its size when it gets there', async () => {
    const bomb = Buffer.alloc(200 * 1024 * 1024, ' ');
    const file = workbookOf({ sheets: { a: plainRows([['姓名'], ['王']]) }, more: [{ name: 'xl/x.xml', data: bomb }] });
    expect(file.length).toBeLessThan(400_000);
    expect(await refusal(() => opened(file))).toBe('bomb');
    const lie = plainRows(Array.from({ length: 20_000 }, () => ['姓名']));
    const lying = workbookOf({ sheets: { a: lie } });
    // Its directory says that the sheet is small.
    const at = lying.indexOf(
      Buffer.from('xl/worksheets/sheet1.xml'),
      lying.indexOf(Buffer.from('PK\x01\x02', 'latin1')),
    );
    lying.writeUInt32LE(1000, at - 46 + 24);
    expect(await refusal(() => rowsOf(lying))).toBe('cut-short');
  });

  it('that calls itself into itself a million times is not followed', async () => {
    const laughs = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>';
    const file = zipOf([{ name: 'xl/workbook.xml', data: Buffer.from(`${laughs}<workbook>&b;</workbook>`) }]);
    expect(await refusal(() => opened(file))).toBe('cut-short');
  });
});

describe('vCards', () => {
  const cards = [
    'BEGIN:VCARD',
    'VERSION:2.1',
    'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E7=8E=8B;=E5=B0=8F=E6=98=8E;;;',
    'FN;CHARSET=GBK;ENCODING=QUOTED-PRINTABLE:=CD=F5=D0=A1=',
    '=C3=F7',
    'TEL;CELL:138 0013 8000',
    'TEL;WORK;VOICE:010-62345678',
    'PHOTO;ENCODING=BASE64;JPEG:',
    ' /9j/4AAQSkZJRgABAQAAAQABAAD=',
    '',
    'END:VCARD',
    'BEGIN:VCARD',
    'VERSION:3.0',
    'UID:u-2',
    'FN:Ada Love',
    ' lace',
    'N:Lovelace;Ada;;Countess;',
    'ORG:Analytical\\, Engines;Research',
    'item1.EMAIL;TYPE=INTERNET:ada@x.org',
    'ADR;TYPE=WORK:;;12 St James Sq\\;2;London;;SW1;UK',
    'NOTE:first\\nsecond',
    'BDAY:18151210',
    'CATEGORIES:vip,math',
    'END:VCARD',
    'BEGIN:VCARD',
    'VERSION:4.0',
    'N:陈;晓华;;;',
    'TEL;VALUE=uri;TYPE="voice,home":tel:+8613900139000',
    'ADR;LABEL="a:b":;;长安街1号;北京;北京;100000;中国',
    'IMPP:xmpp:chen@x.cn',
    'BDAY:--0506',
    'ANNIVERSARY:20101010',
    'END:VCARD',
    'BEGIN:VCARD',
    'FN:Cut',
  ];

  it('of all versions, many in a file, are read; one that is cut off is named', async () => {
    const source = await opened(cards.join('\r\n'));
    expect(source.format).toBe('vcard');
    expect(guessColumns(source.headers)).toEqual([
      ...['externalId', 'name', 'organisation', 'phone', 'email', 'chat', 'address', 'notes', 'tags', 'language'],
      ...['birthday', 'anniversary'],
    ]);
    const rows = await rowsOf(cards.join('\r\n'));
    expect(rows.map(({ row, cells }) => [row, ...cells])).toEqual([
      [1, '', '王小明', '', '138 0013 8000\n010-62345678', '', '', '', '', '', '', '', ''],
      [
        ...[12, 'u-2', 'Ada Lovelace', 'Analytical, Engines', '', 'ada@x.org', ''],
        ...['12 St James Sq;2, London, SW1, UK', 'first\nsecond', 'vip,math', '', '18151210', ''],
      ],
      [25, '', '陈晓华', '', '+8613900139000', '', 'xmpp:chen@x.cn', '北京长安街1号', '', '', '', '--0506', '20101010'],
      [34, '', 'Cut', '', '', '', '', '', '', '', '', '', ''],
    ]);
    expect(rows.map(({ problems }) => problems.length)).toEqual([0, 0, 0, 1]);
  });
});
