import { describe, it } from 'vitest';
import { sees, seesText, seesTimes } from '../see.ts';
import { beginShift, go } from './shift.ts';

const nickname = '王小慢';

describe.each([{ network: true }, { network: false }])(
  'somebody who is on file already, with the network there: $network',
  ({ network }) => {
    it('is told of while they are written down again, merged field by field, and given back', async () => {
      const shift = await beginShift({ network });
      const { page } = shift;
      const main = page.getByRole('main');

      // The number they give is known: the form says whose it is. It is saved all the same.
      await go(page, '#/customers/new');
      await page.getByRole('textbox', { name: '姓名', exact: true }).fill(nickname);
      await page.getByRole('button', { name: '添加联系方式' }).click();
      await page.getByRole('textbox', { name: '电话', exact: true }).last().fill('16400000109');
      await sees(page.getByText('可能已有档案：'));
      await sees(page.getByRole('link', { name: '王小满' }));
      await page.getByRole('textbox', { name: '备注', exact: true }).last().fill('自称姓王，声音很年轻');
      await page.getByRole('button', { name: '保存' }).click();
      await sees(page.getByRole('heading', { name: nickname }));

      // The two stand in the list of duplicates; the older file goes on, with what was heard now.
      await page.keyboard.press('Escape');
      await go(page, '#/customers/duplicates');
      await main.getByRole('link', { name: /王小满.*王小慢|王小慢.*王小满/ }).click();
      await sees(page.getByRole('table'));
      await page.getByRole('radio', { name: nickname }).check();
      await page.getByRole('button', { name: '合并', exact: true }).click();
      await sees(page.getByRole('button', { name: '撤销合并' }));
      await seesTimes(main.getByRole('link', { name: /王小满.*王小慢|王小慢.*王小满/ }), 0);
      await shift.regain();

      // A colleague finds one person, by the number, with the name that was chosen.
      const zhou = await shift.colleague('lead');
      await go(zhou.page, '#/customers');
      const list = zhou.page.getByRole('main');
      await list.getByLabel('姓名、拼音首字母、手机号片段').fill('16400000109');
      await seesTimes(list.getByRole('listitem').getByRole('link'), 1);
      await list.getByRole('link', { name: new RegExp(nickname) }).click();
      await seesText(zhou.page.getByRole('region', { name: '已合并到本档案的客户' }), new RegExp(nickname));

      // They turn out to be two after all: each has their own file again.
      await zhou.page.getByRole('button', { name: '撤销合并' }).click();
      await sees(zhou.page.getByRole('heading', { name: '王小满' }));
      await seesTimes(zhou.page.getByRole('region', { name: '已合并到本档案的客户' }), 0);
    });
  },
);
