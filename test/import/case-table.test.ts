import { describe, expect, test } from 'vitest';
import { folderWith, readAll, table } from './collect.ts';

const header = 'external_id,subject,description,opened_at';

async function readTable(content: string | Uint8Array) {
  return readAll([folderWith({ 'cases.csv': content })('cases.csv')]);
}

describe('columns', () => {
  test('Chinese headers, words and times say the same as English ones', async () => {
    const chinese = await readTable(
      table(
        '编号,主题,描述,类型,状态,优先级,标签,创建时间,客户,电话,邮箱,负责人',
        'A-1,锁打不开,电池刚换过,投诉,待客户,紧急,"门锁，安装",2026年3月1日 9:30,赵云起,164 0000 0101,zhao@example.com,林嘉禾',
      ),
    );
    const english = await readTable(
      table(
        'External ID,SUBJECT,Description,type,status,priority,tags,opened_at,customer_name,customer-phone,email,assignee',
        'A-1,锁打不开,电池刚换过,complaint,pending-customer,urgent,"门锁,安装",2026-03-01 09:30,赵云起,164 0000 0101,zhao@example.com,林嘉禾',
      ),
    );
    expect(chinese.refusals).toEqual([]);
    expect(chinese.cases).toEqual(english.cases);
    expect(chinese.cases[0]).toMatchObject({
      externalId: 'A-1',
      type: 'complaint',
      status: 'pending-customer',
      priority: 'urgent',
      tags: ['门锁', '安装'],
      assignee: '林嘉禾',
      solvedAt: null,
      customer: {
        externalId: 'phone:16400000101',
        name: '赵云起',
        contactPoints: [
          { kind: 'phone', value: '164 0000 0101', label: '' },
          { kind: 'email', value: 'zhao@example.com', label: '' },
        ],
      },
    });
  });

  test('a reply becomes a message to the customer and the last activity', async () => {
    const { cases } = await readTable(
      table(
        'id,question,answer,replied_at,reply_author,opened_at,status',
        '7,Why?,Because.,2026-03-02 10:00,Ada,2026-03-01 10:00,solved',
      ),
    );
    expect(cases[0]?.entries).toEqual([
      {
        externalId: '7/reply',
        kind: 'message-out',
        authorName: 'Ada',
        body: 'Because.',
        happenedAt: Date.UTC(2026, 2, 2, 2),
      },
    ]);
    expect(cases[0]?.lastActivityAt).toBe(Date.UTC(2026, 2, 2, 2));
    expect(cases[0]?.solvedAt).toBe(Date.UTC(2026, 2, 2, 2));
  });

  test('a row without an id gets the same one again, and another row another', async () => {
    const content = table('subject,opened_at', 'Router offline,2026-03-01', 'Lock jams,2026-03-01');
    const first = await readTable(content);
    const second = await readTable(content);
    expect(second.cases).toEqual(first.cases);
    expect(new Set(first.cases.map((found) => found.externalId)).size).toBe(2);
  });

  test('a name alone joins no two customers, a phone number in two spellings does', async () => {
    const { cases } = await readTable(
      table(
        'id,subject,opened_at,customer_name,phone',
        '1,a,2026-03-01,张伟,',
        '2,b,2026-03-01,张伟,',
        '3,c,2026-03-01,李静,+86 164 0000 0102',
        '4,d,2026-03-01,李静,16400000102',
      ),
    );
    const ids = cases.map((found) => found.customer?.externalId);
    expect(ids[0]).not.toBe(ids[1]);
    expect(ids[2]).toBe(ids[3]);
  });
});

describe('files as spreadsheets write them', () => {
  const content = table(header, '1,门锁打不开,换过电池,2026-03-01 09:30');
  const expected = { externalId: '1', subject: '门锁打不开', description: '换过电池' };

  test('with a byte order mark', async () => {
    expect((await readTable(`\ufeff${content}`)).cases).toMatchObject([expected]);
  });

  test('in GB18030, as Excel on a Chinese Windows does', async () => {
    // 门锁打不开 and 换过电池
    const gb = Buffer.concat([
      Buffer.from(`${header}\r\n1,`),
      Buffer.from([0xc3, 0xc5, 0xcb, 0xf8, 0xb4, 0xf2, 0xb2, 0xbb, 0xbf, 0xaa]),
      Buffer.from(','),
      Buffer.from([0xbb, 0xbb, 0xb9, 0xfd, 0xb5, 0xe7, 0xb3, 0xd8]),
      Buffer.from(',2026-03-01 09:30\r\n'),
    ]);
    const { cases, format } = await readTable(gb);
    expect(cases).toMatchObject([expected]);
    expect(format).toBe('cases as a table (gb18030)');
  });

  test('one broken byte does not turn a UTF-8 file into another encoding', async () => {
    const bytes = Buffer.from(table(header, '1,门锁打不开,换过电池,2026-03-01', '2,路由器,\u0001掉线,2026-03-01'));
    bytes[bytes.indexOf(1)] = 0xff;
    expect((await readTable(bytes)).cases.map((found) => found.subject)).toEqual(['门锁打不开', '路由器']);
  });

  test('as tab-separated UTF-16 ("Unicode text")', async () => {
    const { cases } = await readTable(Buffer.from(`\ufeff${content.replaceAll(',', '\t')}`, 'utf16le'));
    expect(cases).toMatchObject([expected]);
  });

  test('with semicolons, announced or not', async () => {
    const semicolons = content.replaceAll(',', ';');
    expect((await readTable(semicolons)).cases).toMatchObject([expected]);
    expect((await readTable(`sep=;\r\n${semicolons}`)).cases).toMatchObject([expected]);
  });

  test.each([
    ['LF', '\n'],
    ['CR LF', '\r\n'],
    ['CR', '\r'],
  ])('with %s line breaks, cells over several lines and empty rows', async (_name, lineBreak) => {
    const rows = [header, '1,"a ""quoted"" word","one', '', 'two, three",2026-03-01', '', ',,,', '2,b,c,2026-03-01'];
    const { cases, refusals } = await readTable(rows.join(lineBreak));
    expect(refusals).toEqual([]);
    expect(cases).toMatchObject([
      { subject: 'a "quoted" word', description: 'one\n\ntwo, three' },
      { subject: 'b', description: 'c' },
    ]);
  });

  test('a character cut in two by the reading buffer comes out whole', async () => {
    const long = '锁'.repeat(40_000);
    const rows = Array.from({ length: 8 }, (_, n) => `${n},${'x'.repeat(n)}门,${long},2026-03-01`);
    const { cases } = await readTable(table(header, ...rows));
    expect(cases.map((found) => found.description)).toEqual(rows.map(() => long));
  });
});

describe('broken rows', () => {
  test('each is refused alone, with its line, its reason and its text', async () => {
    const { cases, refusals } = await readTable(
      table(
        `${header},status`,
        '1,good,,2026-03-01,open',
        '2,no time,,,open',
        '3,bad time,,3/4/2026,open',
        '4,odd status,,2026-03-01,beautiful',
        '5,,,2026-03-01,open',
        '6,too many,,2026-03-01,open,one more',
        '7,"two',
        'lines",,soon,open',
        '8,good,,2026-03-01,open',
      ),
    );
    expect(cases.map((found) => found.externalId)).toEqual(['1', '8']);
    expect(refusals).toEqual([
      { line: 3, raw: '2,no time,,,open', reason: 'opened_at is empty: when was the case opened?' },
      {
        line: 4,
        raw: '3,bad time,,3/4/2026,open',
        reason: 'opened_at "3/4/2026" cannot be read as a time; write 2026-03-01 09:30',
      },
      { line: 5, raw: '4,odd status,,2026-03-01,beautiful', reason: 'status "beautiful" is not a known status' },
      { line: 6, raw: '5,,,2026-03-01,open', reason: 'subject and description are both empty' },
      { line: 7, raw: '6,too many,,2026-03-01,open,one more', reason: 'the row has 6 cells, the header 5' },
      {
        line: 8,
        raw: '7,"two\nlines",,soon,open',
        reason: 'opened_at "soon" cannot be read as a time; write 2026-03-01 09:30',
      },
    ]);
  });

  test('a quotation mark never closed costs its own line only', async () => {
    const { cases, refusals } = await readTable(
      table(
        header,
        '1,"open,,2026-03-01',
        '2,b,,2026-03-01',
        '3,"c",,2026-03-01',
        '4,"also open,,2026-03-01',
        '5,e,,2026-03-01',
      ),
    );
    expect(cases.map((found) => found.externalId)).toEqual(['2', '3', '5']);
    expect(refusals.map((found) => found.line)).toEqual([2, 5]);
    for (const found of refusals) expect(found.reason).toMatch(/quotation mark/);
  });

  test('an inch mark is no quotation mark', async () => {
    const { cases } = await readTable(table(header, '1,a 5" screen,,2026-03-01', '2,say "hi" to her,,2026-03-01'));
    expect(cases.map((found) => found.subject)).toEqual(['a 5" screen', 'say "hi" to her']);
  });

  test('a cell of 5 MB is refused and its neighbours are not', async () => {
    const { cases, refusals } = await readTable(
      table(header, '1,a,,2026-03-01', `2,b,"${`${'长'.repeat(99)}\n`.repeat(52_000)}",2026-03-01`, '3,c,,2026-03-01'),
    );
    expect(cases.map((found) => found.externalId)).toEqual(['1', '3']);
    expect(refusals.map((found) => found.line)).toEqual([3]);
  });

  test('a long cell on one line says how long it is', async () => {
    const { refusals } = await readTable(table(header, `2,b,${'x'.repeat(5_242_880)},2026-03-01`));
    expect(refusals[0]?.reason).toMatch(/^description: .*50,?000.* \(it has 5,242,880 characters\)$/);
  });
});

test('a subject too long to be one stands whole above the description', async () => {
  const subject = `The lock ${'really '.repeat(60)}jams`;
  const { cases } = await readTable(table(header, `1,${subject},please help,2026-03-01`));
  expect(cases[0]?.subject).toHaveLength(300);
  expect(cases[0]?.description).toBe(`${subject}\n\nplease help`);
});
