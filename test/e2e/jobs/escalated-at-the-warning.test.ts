import { describe, it } from 'vitest';
import { sees, seesTimes } from '../see.ts';
import { beginShift, card, go, openCase, timeline } from './shift.ts';

const subject = '门锁面板不亮，人在门外进不去';
const update = '卫女士您好，指纹变慢是电池刚换的原因，用满一天就恢复。师傅今晚七点上门检查触点，出发前致电。';

describe.each([{ network: true }, { network: false }])(
  'a case that will soon be late, with the network there: $network',
  ({ network }) => {
    it('is escalated by hand, taken up by the lead, and answered in time', async () => {
      const shift = await beginShift({ network });
      const { page } = shift;

      // The warning stands on its line in the queue and in the clocks of the case.
      const line = page.getByRole('main').getByRole('listitem').filter({ hasText: subject });
      await sees(line.getByText(/^下次回复即将到期/));
      await openCase(page, '门锁面板不亮', subject);
      const clocks = card(page, '服务时限');
      const reply = clocks.getByRole('listitem').filter({ hasText: '下次回复' });
      await sees(reply.getByText('计时中'));
      await sees(clocks.getByText('依据“紧急 7×24”'));

      // Whom to call for, and by when they have to say so, stands in the rule for urgent cases.
      const calls = card(page, '升级');
      await page.keyboard.press('x');
      const form = page.getByRole('form', { name: '升级工单' });
      await sees(form.getByRole('combobox', { name: '接收人' }).and(page.locator('[value="周明远"]')));
      await form.getByRole('textbox', { name: '原因' }).fill('客户门口等着，需要主管决定今晚是否派师傅。');
      await form.getByRole('button', { name: '升级' }).click();
      const call = calls.getByRole('listitem').filter({ hasText: '今晚是否派师傅' });
      await sees(call.getByText('周明远'));
      await sees(call.getByText(network ? '尚无人接收' : '已升级，尚未送达'));
      await shift.regain();
      await sees(call.getByText('尚无人接收'));

      // The lead finds it among what was escalated, takes it up and writes to the customer.
      const zhou = await shift.colleague('lead');
      await go(zhou.page, '#/cooperation/escalations');
      const waiting = zhou.page.getByRole('main').getByRole('listitem').filter({ hasText: '今晚是否派师傅' });
      await waiting.getByRole('button', { name: '接收' }).click();
      await sees(waiting.getByText('已接收', { exact: true }));
      await openCase(zhou.page, '门锁面板不亮', subject);
      await zhou.page.getByRole('textbox', { name: '回复客户' }).fill(update);
      await zhou.page.keyboard.press('ControlOrMeta+Enter');
      await sees(timeline(zhou.page).getByText(update));

      // The agent sees who has taken it up and what was written; the clock stopped in time and begins anew with the next message.
      await sees(call.getByText('周明远已接收'));
      await sees(timeline(page).getByText(update));
      await sees(reply.getByText('已达成'));
      await sees(clocks.getByRole('listitem').filter({ hasText: '进展通报' }).getByText('计时中'));
      await page.keyboard.press('Escape');
      await seesTimes(line.getByText(/即将到期/), 0);
      await sees(line.getByText(/^进展通报到期/));
    });
  },
);
