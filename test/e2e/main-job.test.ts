import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { pill } from './pill.ts';
import { comesTrue, sees, seesText, seesTimes } from './see.ts';
import { makeWorld, type World } from './world.ts';

/** How the server comes back within reach. */
const returns = {
  'the network returns': async (world: World) => {
    world.proxy.set('none');
  },
  'the server is killed in the middle of the push and started again': async (world: World) => {
    const killed = new Promise<void>((resolve, reject) => {
      world.proxy.onNextPush(() => {
        world.killServer().then(resolve, reject);
      });
    });
    world.proxy.set('none');
    await killed;
    await world.startServer();
  },
  'the answer to the push is lost': async (world: World) => {
    world.proxy.set('lose-push-answers');
    await comesTrue(() => world.proxy.lost() > 0);
    world.proxy.set('none');
  },
} as const;

const reply =
  '您好，我们已经查到断网的原因，工程师明天上午会联系您，请保持电话畅通。如果在此之前又断了，请直接回复这条消息。';
/** Milliseconds between two keys, and what of a draft may be missing after a power cut. */
const keyMs = 60;
const mayBeMissing = 1000 / keyMs + 5;

describe.each(Object.entries(returns))('a case taken during an outage, then %s', (_name, comeBack) => {
  let world: World;
  beforeAll(async () => {
    world = await makeWorld();
    return () => world.close();
  });

  it('reaches the lead with its note and call-back, nothing lost, nothing doubled, both values of the collision kept', async () => {
    const { proxy, imported } = world;
    const formatted = new Intl.NumberFormat('zh-CN').format(imported.cases);

    // Agent anna has everything, then the network goes.
    let anna = await world.open('anna', { locale: 'zh-CN' });
    await sees(anna.page.getByRole('button', { name: `全部工单 ${formatted}` }));
    await seesText(pill(anna.page), /在线/);
    proxy.set('down');
    await seesText(pill(anna.page), /离线/);

    // A caller, found by the last four digits; a case with a final number.
    await anna.page.keyboard.press('n');
    await anna.page.getByRole('textbox', { name: '客户', exact: true }).fill('8042');
    await anna.page.getByRole('option', { name: /王小明/ }).click();
    await anna.page.getByRole('textbox', { name: '主题' }).fill('门锁换电池后仍然报警');
    await anna.page.getByRole('textbox', { name: '描述' }).fill('昨晚换了原装电池，早上又开始响。');
    await anna.page.getByRole('button', { name: '创建工单' }).click();
    await sees(anna.page.getByText('工单号为最终编号'));
    const number = (await anna.page.getByRole('status').locator('.hf-number').textContent())?.trim() ?? '';
    expect(number).toMatch(/^\d{5,}$/);
    await anna.page.getByRole('button', { name: '查看工单' }).click();

    // The call, noted with what was promised.
    await anna.page.getByRole('tab', { name: '通话记录' }).click();
    const note = anna.page.getByRole('form', { name: '通话记录' });
    await note.getByRole('button', { name: '开始计时' }).click();
    await note.getByRole('textbox', { name: '客户诉求' }).fill('门锁不再报警');
    await note.getByRole('textbox', { name: '承诺事项' }).fill('今天 17:00 前回电告知检测结果');
    await note.getByRole('radio', { name: '约定回电' }).check();
    await note.getByRole('button', { name: '结束' }).click();
    await note.getByRole('button', { name: '保存通话' }).click();
    await sees(anna.page.getByRole('region', { name: '沟通记录' }).getByText('门锁不再报警'));

    // An imported case: its priority, and the beginning of a reply, broken off by a power cut.
    await openCase(anna.page, imported.trackerSubject);
    await anna.page.getByRole('button', { name: /^优先级/ }).click();
    await anna.page.getByRole('menuitem', { name: '紧急' }).click();
    await sees(anna.page.getByRole('button', { name: /^优先级：紧急/ }));
    const field = anna.page.getByRole('textbox', { name: '回复客户' });
    await field.click();
    await field.pressSequentially(reply, { delay: keyMs });
    await anna.kill9();

    // Still no network: all is there, of the reply at most the last second is missing.
    anna = await world.open('anna', { locale: 'zh-CN' });
    await seesText(pill(anna.page), /离线/);
    await seesText(pill(anna.page), /待上传/);
    await openCase(anna.page, imported.trackerSubject);
    const begun = anna.page.getByRole('textbox', { name: '回复客户' });
    await seesText(begun, /^您好/);
    const kept = (await begun.textContent()) ?? '';
    expect(reply.startsWith(kept)).toBe(true);
    expect(kept.length).toBeGreaterThanOrEqual(reply.length - mayBeMissing);
    await openCase(anna.page, '门锁换电池后仍然报警');
    await sees(anna.page.getByRole('region', { name: '沟通记录' }).getByText('门锁不再报警'));

    // Meanwhile lead ben, on another device, works on the same imported case.
    const ben = await world.open('ben', { locale: 'en' });
    await seesText(pill(ben.page), /Online/);
    await openCase(ben.page, imported.trackerSubject);
    await ben.page.getByRole('button', { name: /^Priority/ }).click();
    await ben.page.getByRole('menuitem', { name: 'High' }).click();
    await ben.page.getByRole('tab', { name: 'Internal note' }).click();
    await ben.page.getByRole('textbox', { name: 'Internal note' }).fill('Seen on staging too.');
    await ben.page.getByRole('button', { name: 'Save note' }).click();
    await seesText(pill(ben.page), /^Online(?!.*waiting)/);

    await comeBack(world);
    await seesText(pill(anna.page), /^在线(?!.*待上传)/);

    // Both see the collision, with both values; the note is there once on either side.
    for (const [page, timeline] of [
      [anna.page, '沟通记录'],
      [ben.page, 'Timeline'],
    ] as const) {
      await openCase(page, imported.trackerSubject);
      const banner = page.getByRole('region', { name: /多人同时|two people at once/ });
      await sees(banner.getByText(/紧急|Urgent/));
      await sees(banner.getByText(/^高$|High/));
      await seesTimes(page.getByRole('region', { name: timeline }).getByText('Seen on staging too.'), 1);
    }

    // Ben sees anna's case under the number she told the caller, with the call once, and the call-back.
    await openCase(ben.page, number);
    await sees(ben.page.getByRole('heading', { name: '门锁换电池后仍然报警' }));
    await seesTimes(ben.page.getByRole('region', { name: 'Timeline' }).getByText('门锁不再报警'), 1);
    await seesTimes(ben.page.getByRole('complementary').getByText('今天 17:00 前回电告知检测结果'), 1);

    // He exports the list, and the file is right.
    await ben.page.getByRole('button', { name: 'Back to the list' }).click();
    await ben.page.getByRole('button', { name: /^All cases/ }).click();
    await sees(ben.page.getByRole('heading', { name: /All cases/ }));
    const download = ben.page.waitForEvent('download');
    await ben.page.getByRole('button', { name: 'Export as CSV' }).click();
    const csv = readFileSync(await (await download).path());
    const rows = parse(csv, { bom: true, columns: true }) as Record<string, string>[];
    expect(rows).toHaveLength(imported.cases + 1);
    expect(new Set(rows.map((row) => row.Number)).size).toBe(rows.length);
    expect(rows.find((row) => row.Number === number)).toMatchObject({
      Subject: '门锁换电池后仍然报警',
      Customer: '王小明',
      Status: 'New',
      Priority: 'Normal',
      Description: '昨晚换了原装电池，早上又开始响。',
    });
    expect(rows.find((row) => row.Subject === imported.trackerSubject)).toMatchObject({ Priority: 'Urgent' });
    await Promise.all([anna.stop(), ben.stop()]);
  });
});

/** Finds a case as an agent does: in the search over everything. */
async function openCase(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox').first().fill(text);
  await page.getByRole('option').filter({ hasText: text }).first().click();
  await sees(page.getByRole('main').getByText(text).first());
}
