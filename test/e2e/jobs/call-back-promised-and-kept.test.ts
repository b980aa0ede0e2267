import { describe, expect, it } from 'vitest';
import { sees, seesTimes } from '../see.ts';
import { beginShift, card, go, openCase, setStatus, timeline } from './shift.ts';

const subject = '门锁反锁以后从里面拧不开';
const promised = '明早九点前回电，告知师傅几点到';

describe.each([{ network: true }, { network: false }])(
  'a caller with a problem, with the network there: $network',
  ({ network }) => {
    it('is taken down while they talk, called back as promised, and solved with that call', async () => {
      const shift = await beginShift({ network });
      const { page } = shift;

      // Found by the last digits of the number on the display; the case is there before they hang up.
      await page.keyboard.press('c');
      await page.getByRole('textbox', { name: '客户', exact: true }).fill('0109');
      await page.getByRole('option', { name: /王小满/ }).click();
      await page.getByRole('textbox', { name: '主题' }).fill(subject);
      await page.getByRole('textbox', { name: '描述' }).fill('昨晚开始的，家里有老人，担心出不去。');
      await page.getByRole('button', { name: '创建工单' }).click();
      await sees(page.getByText('工单号为最终编号'));
      const number = (await page.getByRole('status').locator('.hf-number').first().textContent())?.trim() ?? '';
      expect(number).toMatch(/^\d{5,}$/);
      await page.getByRole('button', { name: '查看工单' }).click();

      // The call: what was wanted and promised; the promise to call back is kept with it.
      await page.getByRole('tab', { name: '通话记录' }).click();
      const note = page.getByRole('form', { name: '通话记录' });
      await note.getByRole('button', { name: '开始计时' }).click();
      await note.getByRole('textbox', { name: '客户诉求' }).fill('今天要能从里面打开');
      await note.getByRole('textbox', { name: '已做处理' }).fill('教客户按住内面板开关三秒，门已打开');
      await note.getByRole('textbox', { name: '承诺事项' }).fill(promised);
      await note.getByRole('radio', { name: '约定回电' }).check();
      await note.getByRole('radio', { name: '着急' }).check();
      await note.getByRole('button', { name: '结束' }).click();
      await note.getByRole('button', { name: '保存通话' }).click();
      await sees(timeline(page).getByText('今天要能从里面打开'));
      await sees(card(page, '回访').getByText(promised));

      // The call-back stands in the day's list, with the number to dial.
      await go(page, '#/follow-ups');
      const due = page.getByRole('main').getByRole('listitem').filter({ hasText: promised });
      await sees(due.getByRole('link', { name: '164 0000 0109' }));
      await due.getByRole('button', { name: '完成' }).click();
      await due.getByRole('radio', { name: '满意', exact: true }).check();
      await due.getByRole('textbox', { name: '说明' }).fill('师傅上午换了内面板，能拧开了。');
      await due.getByRole('button', { name: '完成' }).click();
      await seesTimes(due, 0);

      await openCase(page, number, subject);
      await sees(timeline(page).getByText('林嘉禾 完成回访：满意'));
      await seesTimes(card(page, '回访').getByText(promised), 0);
      await setStatus(page, '已解决');

      await shift.regain();

      // A colleague finds it by the number the caller was given, with all that was said.
      const zhou = await shift.colleague('lead');
      await openCase(zhou.page, number, subject);
      await sees(zhou.page.getByRole('button', { name: /^状态：已解决/ }));
      const seen = timeline(zhou.page);
      await sees(seen.getByText('教客户按住内面板开关三秒，门已打开'));
      await sees(seen.getByText('林嘉禾 完成回访：满意'));
      await sees(seen.getByText(/“已解决”/));
      await seesTimes(seen.getByText('今天要能从里面打开'), 1);
    });
  },
);
