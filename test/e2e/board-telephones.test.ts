// What a lead's board shows of a colleague's telephone, each on a device of their own.
import { beforeAll, expect, it } from 'vitest';
import { missing } from './missing.ts';
import { seesText } from './see.ts';
import { makeWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld({ few: true });
  return () => world.close();
});

const caller = '13800138042';

it('a call that rings at a colleague is on the board until it is answered, then that they talk; and nothing once they are gone', async () => {
  const ben = await world.open('ben', { locale: 'zh-CN' });
  const { page } = ben;
  await page.goto(new URL('#/reports/board', page.url()).href);
  const people = page.getByRole('region', { name: '同事与手头工作' });
  const calls = page.getByRole('region', { name: '来电' });
  const doing = people.getByRole('row', { name: /安娜/ }).getByRole('cell').nth(0);
  await seesText(doing, /^未连接/);
  await seesText(calls, /当前没有来电响铃。/);

  // She is signed in, and has nothing open.
  const anna = await world.open('anna', { locale: 'zh-CN' });
  await seesText(doing, /^已登录，未打开工单；\d\d:\d\d 起连接/);

  await world.ring('anna', caller);
  await seesText(calls, /1 通来电正在响铃 · 最长 0:\d\d/);
  await seesText(doing, /^响铃中 0:\d\d/);
  expect(await missing(page)).toEqual([]);

  await anna.page.getByRole('button', { name: '按 王小明 接听' }).click();
  await seesText(calls, /当前没有来电响铃。/);
  await seesText(doing, /^通话中 0:\d\d/);
  await world.ring('anna', '13900139117', '--call', 'second');
  await seesText(calls, /1 通来电正在响铃.*其中 1 通的接听人正占线/);
  await world.ring('anna', '13900139117', '--call', 'second', '--event', 'missed');
  await world.ring('anna', caller, '--event', 'held');
  await seesText(doing, /^来电保持中 0:\d\d/);
  await seesText(calls, /1 位来电者保持中/);
  await world.ring('anna', caller, '--event', 'ended');
  await seesText(doing, /^话后处理 0:\d\d/);
  // Whose calls they are stays with her.
  expect(await doing.textContent()).not.toMatch(/王小明|8042/);

  world.proxy.set('down');
  await seesText(doing, /^未连接/);
  world.proxy.set('none');
  await seesText(doing, /^话后处理/);
  await anna.stop();
  await seesText(doing, /^未连接/);
  await ben.stop();
});
