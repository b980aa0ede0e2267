import { beforeAll, describe, expect, it } from 'vitest';
import { deviceAtWork } from '../../harness/device-at-work.ts';
import { temporaryFolder } from '../../harness/temp-folder.ts';
import { pill } from '../pill.ts';
import { sees, seesText, seesTimes } from '../see.ts';
import { makeWorld, type World } from '../world.ts';
import { card, go, setStatus } from './shift.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld({ few: true });
  let remove = (): void => undefined;
  const folder = temporaryFolder((done) => {
    remove = done;
  });
  await writeArticles(world.proxy.url, folder);
  remove();
  return () => world.close();
});

const title = '更换门锁电池';

/** What the team has written down so far. */
async function writeArticles(serverUrl: string, folder: string): Promise<void> {
  const ben = await deviceAtWork('ben', { serverUrl, folder });
  const body = '门锁低电量报警时按以下步骤处理。\n\n1. 请客户打开后盖，取出旧电池\n2. 装入四节新电池，听到提示音\n';
  await ben.client.run('article.add', { title, body, kind: 'sop', language: 'zh-CN' });
  const invoice = { title: '补开发票', body: '订单页可以补开发票。', kind: 'faq', language: 'zh-CN' } as const;
  await ben.client.run('article.add', invoice);
  await ben.settled();
  await ben.close();
}

describe.each([{ network: true }, { network: false }])(
  'a question that comes by phone, with the network there: $network',
  ({ network }) => {
    it('is answered by the steps of an article, and what was missing is there to be written', async () => {
      const missing = network ? '积分兑换礼品' : '上门安装费用';
      const anna = await world.open('anna', { locale: 'zh-CN' });
      const { page } = anna;
      await seesText(pill(page), /在线/);
      await sees(page.getByRole('button', { name: /^全部工单 [2-9]$/ }));
      await go(page, '#/knowledge');
      await sees(page.getByRole('link', { name: new RegExp(title) }));
      if (!network) {
        world.proxy.set('down');
        await seesText(pill(page), /离线/);
      }

      // While she writes what the caller wants, the article that answers it stands beside it.
      await world.ring('anna', '+8613800138042');
      await page
        .getByRole('article', { name: '138 0013 8042 来电' })
        .getByRole('button', { name: '按 王小明 接听' })
        .click();
      const desk = page.getByRole('form', { name: '通话登记' });
      await desk.getByRole('textbox', { name: '客户诉求' }).fill('门锁提示低电量，电池怎么换？');
      const suggested = page.getByRole('list', { name: '可能有帮助的知识' }).getByRole('listitem');
      await sees(suggested.first().getByRole('button', { name: new RegExp(title) }));
      await page.keyboard.press('ControlOrMeta+Shift+g');
      await sees(page.getByRole('list', { name: '本次通话用到的知识' }).getByText('按步骤办理'));
      await desk.getByRole('radio', { name: '已解决' }).check();
      await page.keyboard.press('ControlOrMeta+Shift+k');
      await page.getByRole('button', { name: '保存通话' }).click();
      await page.getByRole('status').getByRole('link').click();

      // The steps are on the case; they are ticked while she goes through them with the caller.
      const steps = card(page, '检查单').getByRole('checkbox');
      await seesTimes(steps, 2);
      for (const step of await steps.all()) {
        await step.click();
        await expect.poll(() => step.isChecked()).toBe(true);
      }
      const knowledge = card(page, '知识');
      await sees(knowledge.getByText('安娜 按步骤办理'));
      await knowledge.getByRole('button', { name: `有帮助：${title}`, exact: true }).click();
      await sees(knowledge.getByText('安娜：有帮助'));
      await setStatus(page, '已解决');
      await setStatus(page, '已关闭');
      const address = page.url().slice(page.url().indexOf('#'));

      // Somebody else asks for what nobody has written down yet.
      await go(page, '#/knowledge');
      const search = page.getByRole('searchbox', { name: '标题或正文中的词' });
      await search.fill(missing);
      // As long as it takes to see that nothing there is of use: who types on at once asks something else.
      await page.waitForTimeout(2500);
      await search.fill('');
      if (!network) {
        await seesText(pill(page), /待上传/);
        world.proxy.set('none');
      }
      await seesText(pill(page), /^在线(?!.*待上传)/);
      await anna.stop();

      // The next day, who keeps the knowledge base sees what served, and what was missing.
      await world.nextDay();
      const ben = await world.open('ben', { locale: 'zh-CN' });
      await seesText(pill(ben.page), /在线/);
      await go(ben.page, address);
      await sees(card(ben.page, '知识').getByText('安娜：有帮助'));
      const done = card(ben.page, '检查单').getByRole('checkbox', { checked: true });
      await seesTimes(done, 2);
      await go(ben.page, '#/knowledge/gaps');
      const gap = ben.page.getByRole('list', { name: '知识缺口' }).getByRole('listitem').filter({ hasText: missing });
      await sees(gap.getByText('1 次搜索').first());
      // Of yesterday it says the day; what was asked today would have its time.
      await seesText(gap.getByRole('time'), /^(周|星期)[一二三四五六日]/);
      await gap.getByRole('button', { name: `撰写知识：${missing}` }).click();
      await sees(ben.page.getByRole('textbox', { name: '标题' }));
      await ben.stop();
    });
  },
);
