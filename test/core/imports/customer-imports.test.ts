// Files of customers, brought in on a real device, without a network and with it, and by two devices at once.
import { readdirSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '#domain/contract/failure.ts';
import type { RecommendationId } from '#domain/model/ids.ts';
import type { CoreDevice } from '../../harness/core-device.ts';
import { deviceOfTest } from '../../harness/device-at-work.ts';
import { eventually } from '../../harness/eventually.ts';
import { handOverImport, importFile, lookedAt } from '../../harness/hand-over-import.ts';
import { startQuickTeam } from '../../harness/quick-team.ts';
import type { TeamServer } from '../../harness/team-server.ts';
import { temporaryFolder } from '../../harness/temp-folder.ts';
import { workOffline, workOnline } from '../../harness/work-on-cases.ts';

let server: TeamServer;
beforeAll(async () => {
  server = await startQuickTeam();
  return () => server.close();
});

const device = (login: string) => deviceOfTest(login, { serverUrl: server.url });
const named = async (on: CoreDevice, text: string) => (await on.client.call('customers.list', { text })).rows;
const needsYou = async (on: CoreDevice) => (await on.client.call('outbox.list', { group: 'needs-you' })).total;
const waiting = async (on: CoreDevice) => (await on.client.call('outbox.list', { group: 'waiting' })).total;

const table = (mark: string) => `客户编号,姓名,单位,手机,座机,邮箱,地址,备注,标签,等级
${mark}1,张${mark}一,海星科技,13800138001,010-62345678 转 8,a@x.cn,北京市西城区1号,"第一行
第二行",老客户；华北,VIP
${mark}2,李${mark}二,海星科技,138 0013 8002,,,,,,普通
${mark}3,王${mark}三,,+8613800138003,,c@x.cn,上海,,,
`;

describe('an import', () => {
  it('finds the columns out, says what would come of it, and then makes it so without a network', async () => {
    const ben = await device('ben');
    await workOffline(ben);
    const id = await handOverImport(ben, '客户.csv', table('甲'));
    const look = await lookedAt(ben, id);
    expect(look).toMatchObject({ format: 'text', encoding: 'utf-8', separator: ',' });
    expect(look.columns).toEqual([
      ...['externalId', 'name', 'organisation', 'phone', 'phone', 'email', 'address', 'notes', 'tags', 'tier'],
    ]);
    const asked = { id, columns: [...look.columns], source: 'crm', language: 'zh-CN' } as const;
    const tried = await ben.client.call('customerImports.run', { ...asked, dry: true });
    expect(tried).toMatchObject({
      ok: true,
      created: 3,
      completed: 0,
      refused: 0,
      phones: { found: 4, understood: 4 },
    });
    expect(await named(ben, '张甲一')).toEqual([]);

    expect(await ben.client.call('customerImports.run', { ...asked, dry: false })).toMatchObject({ created: 3 });
    const [zhang] = await named(ben, '张甲一');
    expect(zhang).toMatchObject({ organisationName: '海星科技', tier: 'vip', tags: ['老客户', '华北'] });
    expect(zhang?.notes).toBe('第一行\n第二行');
    const whoCalls = async (phone: string) =>
      (await ben.client.call('customers.byPhone', { phone })).candidates.map(({ customer }) => customer.name);
    expect(await whoCalls('13800138002')).toEqual(['李甲二']);
    expect(await whoCalls('010 6234 5678')).toEqual(['张甲一']);
    expect(await ben.client.call('organisations.list', { text: '海星' })).toHaveLength(1);

    await workOnline(ben);
    await eventually(async () => expect(await waiting(ben)).toBe(0));
    expect(await needsYou(ben)).toBe(0);
    const chen = await device('chen');
    await eventually(async () => expect(await named(chen, '王甲三')).toHaveLength(1));
  });

  it('done again makes nothing twice, and adds what is new without overwriting anything', async () => {
    const ben = await device('ben');
    const first = table('乙');
    expect(await importFile(ben, 'a.csv', first, { source: 'crm' })).toMatchObject({ created: 3 });
    const [li] = await named(ben, '李乙二');
    if (!li) return expect.unreachable();
    await ben.client.run('customer.edit', { customerId: li.id, set: { name: '李乙二改' } });
    expect(await importFile(ben, 'b.csv', first, { source: 'CRM' })).toMatchObject({
      ...{ created: 0, completed: 0, unchanged: 3, refused: 0 },
      warnings: [expect.objectContaining({ kind: 'other-name', row: 4, value: '李乙二' })],
    });
    const more = first.replace('138 0013 8002', '138 0013 8002;13900139002');
    expect(await importFile(ben, 'c.csv', more, { source: 'crm' })).toMatchObject({ completed: 1, unchanged: 2 });
    const [after] = await named(ben, '李乙二改');
    expect(after?.contactPoints.map(({ value }) => value)).toEqual(['138 0013 8002', '13900139002']);
    // The same ids of another system are other people.
    expect(await importFile(ben, 'd.csv', first, { source: 'erp', dry: true })).toMatchObject({ created: 3 });
  });

  it('brings birthdays and consents, which care and recommendations go by, once and for both devices', async () => {
    const ben = await device('ben');
    const rows = [
      '编号,姓名,电话,生日,同意短信',
      'b1,生日甲,13700237001,1990年5月6日,是',
      'b2,生日乙,13700237002,,否',
      'b3,生日丙,,5/6,',
    ];
    const outcome = await importFile(ben, '生日.csv', rows.join('\r\n'), { source: 'crm' });
    expect(outcome).toMatchObject({ created: 2, refused: 1 });
    expect(outcome.problems).toMatchObject([{ row: 4, problems: [{ kind: 'no-date', value: '5/6' }] }]);
    const [first] = await named(ben, '生日甲');
    const [second] = await named(ben, '生日乙');
    if (!first || !second) return expect.unreachable();
    const { fields } = await ben.client.call('customers.get', { customerId: first.id });
    expect(fields).toMatchObject({
      importantDates: [{ kind: 'birthday', month: 5, day: 6, year: 1990 }],
      consents: [{ key: 'sms', state: 'granted', how: '同意短信' }],
    });
    const tell = async (customerId: typeof first.id) => {
      const made = await ben.client.run('recommendation.suggest', { customerId, text: '备用电池' });
      const recommendationId = (made.made?.id ?? '') as RecommendationId;
      return ben.client.run('recommendation.tell', { recommendationId, way: 'sms' });
    };
    await tell(first.id);
    await expect(tell(second.id)).rejects.toMatchObject({ kind: 'no-consent' });
    await eventually(async () => expect(await waiting(ben)).toBe(0));
    expect(await needsYou(ben)).toBe(0);
  });

  it('names each row that cannot be, in a file that can be mended and imported', async () => {
    const ben = await device('ben');
    const rows = [
      '编号,姓名,电话,邮箱,等级,语言',
      'p1,好人丙,13700137001,,,',
      'p2,,13700137002,,,',
      'p3,坏邮丙,13700137003,nobody,,',
      'p1,又来丙,,,,',
      'p5,无号丙,没有,,钻,法语',
      'p6,多格丙,,,,,多',
      'p7,"引号丙',
      'p8,后来丙,=1+1,,,',
    ];
    const { id, ...outcome } = await importFile(ben, '名单.csv', rows.join('\r\n'));
    expect(outcome).toMatchObject({ created: 2, refused: 6 });
    expect(outcome.problems.map(({ row, problems }) => [row, problems.map(({ kind }) => kind)])).toEqual([
      [3, ['no-name']],
      [4, ['no-email']],
      [5, ['id-again']],
      [6, ['no-phone', 'no-tier', 'no-language']],
      [7, ['more-cells']],
      [8, ['unclosed']],
    ]);
    const labels = { problem: '问题', 'no-email': '不是邮箱：{value}', 'field.email': '邮箱', file: '待改' };
    const { csv, fileName } = await ben.client.call('customerImports.problems', { id, labels });
    expect(fileName).toBe('名单-待改.csv');
    expect(csv.startsWith('\ufeff编号,姓名,电话,邮箱,等级,语言,7,问题\r\n')).toBe(true);
    expect(csv).toContain('p3,坏邮丙,13700137003,nobody,,,,不是邮箱：nobody');
    const mended = csv.replace('nobody,,', 'some@body.cn,,').replace('p2,,', 'p2,补名丙,');
    expect(await importFile(ben, fileName, mended)).toMatchObject({ created: 3, unchanged: 1, refused: 2 });
  });

  it('by two devices without a network makes the same customers, and nobody is asked', async () => {
    const [ben, root] = await Promise.all([device('ben'), device('root')]);
    await Promise.all([workOffline(ben), workOffline(root)]);
    for (const each of [ben, root])
      expect(await importFile(each, 'a.csv', table('丁'), { source: 'crm' })).toMatchObject({ created: 3 });
    await workOnline(ben);
    await eventually(async () => expect(await waiting(ben)).toBe(0));
    await workOnline(root);
    await eventually(async () => expect(await waiting(root)).toBe(0));
    for (const each of [ben, root]) {
      expect(await needsYou(each)).toBe(0);
      await eventually(async () => expect(await named(each, '张丁一')).toHaveLength(1));
      expect(await named(each, '王丁三')).toHaveLength(1);
    }
  });

  it('can be stopped, and goes on where it was', async () => {
    const ben = await device('ben');
    await workOffline(ben);
    const rows = Array.from({ length: 3000 }, (_, n) => `s${n},停${n}戊,1360013${String(n).padStart(4, '0')}`);
    const content = `编号,姓名,电话\n${rows.join('\n')}\n`;
    const id = await handOverImport(ben, 'many.csv', content);
    const columns = ['externalId', 'name', 'phone'] as const;
    const asked = { id, columns: [...columns], source: '', language: 'zh-CN', dry: false } as const;
    const parts: number[] = [];
    ben.client.on('bulk', (told) => {
      if (told.id !== id) return;
      parts.push(told.done / told.total);
      if (parts.length === 2) void ben.client.call('customerImports.stop', { id });
    });
    const stopped = await ben.client.call('customerImports.run', asked);
    if (!stopped.ok) return expect.unreachable();
    expect(stopped.cancelled).toBe(true);
    expect(stopped.created).toBeLessThan(3000);
    expect(await ben.client.call('customerImports.run', asked)).toMatchObject({
      ...{ cancelled: false, unchanged: stopped.created, created: 3000 - stopped.created },
    });
  });

  it('of a file beyond the limit is refused before a byte of it is read', async () => {
    const ben = await device('ben');
    const gigabytes = { name: 'all.csv', size: 2 * 1024 ** 3 };
    await expect(ben.client.call('customerImports.begin', gigabytes)).rejects.toMatchObject({
      ...{ kind: 'too-large', details: { megabytes: 100 } },
    });
    const workbook = ben.client.call('customerImports.begin', { name: 'all.XLSX', size: 60 * 1024 ** 2 });
    await expect(workbook).rejects.toMatchObject({ kind: 'too-large', details: { megabytes: 50 } });
    await expect(ben.client.call('customerImports.begin', { name: 'a', size: 0 })).rejects.toMatchObject({
      kind: 'empty-file',
    });
    // Nor does one come in that said it was small.
    const { id } = await ben.client.call('customerImports.begin', { name: 'a.csv', size: 3 });
    const data = Buffer.from('more than three').toString('base64');
    await expect(ben.client.call('customerImports.append', { id, offset: 0, data })).rejects.toMatchObject({
      kind: 'bad-request',
    });
    await expect(ben.client.call('customerImports.look', { id })).rejects.toMatchObject({ kind: 'bad-request' });
  });

  it('leaves no file behind when the window is done with it', async () => {
    const folder = temporaryFolder();
    const ben = await deviceOfTest('ben', { serverUrl: server.url, folder });
    const { id } = await importFile(ben, 'a.csv', table('己'), { source: 'crm', dry: true });
    const held = () =>
      readdirSync(folder, { recursive: true }).filter((name) => /[\\/]imports[\\/]/.test(String(name)));
    expect(held()).toHaveLength(1);
    await ben.client.call('customerImports.drop', { id });
    expect(held()).toEqual([]);
    await expect(ben.client.call('customerImports.look', { id })).rejects.toMatchObject({ kind: 'not-found' });
  });

  it('is for leads and admins', async () => {
    const anna = await device('anna');
    await expect(handOverImport(anna, 'a.csv', 'x')).rejects.toMatchObject({ kind: 'forbidden' });
    const rows = [
      { kind: 'organisation', organisationId: crypto.randomUUID(), externalId: null, name: '海', notes: '' },
    ];
    await expect(anna.client.run('customer.import', { rows } as never)).rejects.toBeInstanceOf(AppError);
  });
});
