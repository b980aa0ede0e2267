import { beforeAll, describe, expect, it } from 'vitest';
import { pill } from '../pill.ts';
import { sees, seesText, seesTimes } from '../see.ts';
import { makeWorld, type World } from '../world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld({ few: true });
  return () => world.close();
});

describe.each([{ network: true }, { network: false }])(
  'the phone rings, with the network there: $network',
  ({ network }) => {
    it('the caller is known, the note outlives a power cut, and a case and a call-back come of it', async () => {
      let anna = await world.open('anna', { locale: 'zh-CN' });
      await seesText(pill(anna.page), /在线/);
      await sees(anna.page.getByRole('button', { name: /^全部工单 [2-9]$/ }));
      if (!network) {
        world.proxy.set('down');
        await seesText(pill(anna.page), /离线/);
      }

      // The softphone gives the number its own way; this device knows whose it is.
      await world.ring('anna', '+8613800138042');
      const card = anna.page.getByRole('article', { name: '138 0013 8042 来电' });
      await sees(card.getByRole('button', { name: '按 王小明 接听' }));
      await sees(card.getByText(/^\d 个未结工单/));
      await card.getByRole('button', { name: '按 王小明 接听' }).click();
      await seesTimes(anna.page.getByRole('article'), 0);
      const desk = anna.page.getByRole('form', { name: '通话登记' });
      await desk.getByRole('textbox', { name: '客户诉求' }).fill('门锁换电池后仍然报警');
      await desk.getByRole('textbox', { name: '承诺事项' }).fill('明天上午回电告知结果');
      await sees(anna.page.getByText('草稿已保存'));

      // Held at the telephone, it is held here.
      await world.ring('anna', '+8613800138042', '--event', 'held');
      await sees(anna.page.getByRole('button', { name: '取回通话' }));

      // A second caller is not taken; the first one's note stays as it is.
      await world.ring('anna', '13900139117', '--call', 'second');
      await sees(anna.page.getByRole('article', { name: '139 0013 9117 来电' }).getByText('李雪梅'));
      await world.ring('anna', '13900139117', '--call', 'second', '--event', 'missed');
      const missed = anna.page.getByRole('article', { name: '未接来电：139 0013 9117' });
      await sees(missed.getByText('已安排回电。'));
      expect(await desk.getByRole('textbox', { name: '客户诉求' }).inputValue()).toBe('门锁换电池后仍然报警');

      await anna.kill9();
      anna = await world.open('anna', { locale: 'zh-CN' });
      await anna.page.getByRole('link', { name: '通话', exact: true }).click();
      const notes = anna.page.getByRole('navigation', { name: '未完成的记录' });
      await notes.getByRole('link', { name: /王小明.*门锁换电池后仍然报警/ }).click();
      const again = anna.page.getByRole('form', { name: '通话登记' });
      // The telephone went on meanwhile.
      await sees(anna.page.getByText('已保持'));
      await anna.page.keyboard.press('ControlOrMeta+Shift+e');
      await sees(anna.page.getByText('话后处理'));
      await expect
        .poll(() => again.getByRole('textbox', { name: '承诺事项' }).inputValue())
        .toBe('明天上午回电告知结果');
      await again.getByRole('radio', { name: '约定回电' }).check();
      await again.getByText('新建工单', { exact: true }).click();
      await anna.page.getByRole('button', { name: '保存通话' }).click();
      await sees(anna.page.getByText('已新建工单：'));
      const number = (await anna.page.getByRole('status').locator('a').textContent())?.trim() ?? '';
      expect(number).toMatch(/^\d{5,}$/);
      await seesTimes(notes, 0);

      if (!network) {
        await seesText(pill(anna.page), /待上传/);
        world.proxy.set('none');
      }
      await seesText(pill(anna.page), /^在线(?!.*待上传)/);

      // A colleague finds the case with its call, and who has to be called back.
      const ben = await world.open('ben', { locale: 'en' });
      await seesText(pill(ben.page), /Online/);
      await ben.page.keyboard.press('ControlOrMeta+k');
      await ben.page.getByRole('combobox').first().fill(number);
      await ben.page.getByRole('option').filter({ hasText: '门锁换电池后仍然报警' }).first().click();
      // In the note of the call, and as the promise of a call-back.
      await seesTimes(ben.page.getByRole('region', { name: 'Timeline' }).getByText('明天上午回电告知结果'), 2);
      await Promise.all([anna.stop(), ben.stop()]);
    });
  },
);
