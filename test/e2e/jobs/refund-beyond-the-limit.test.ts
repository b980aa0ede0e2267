import { describe, it } from 'vitest';
import { sees, seesTimes } from '../see.ts';
import { beginShift, card, go, openCase, timeline } from './shift.ts';

const subject = 'L1 关门时有“咔哒”异响，偶尔锁不上';
const reason = '修了两次仍有异响，客户同意保留门锁，退一半货款。';

describe.each([{ network: true }, { network: false }])(
  'a refund beyond what the agent may grant, with the network there: $network',
  ({ network }) => {
    it('is asked for, granted by the lead later, and carried out by the agent', async () => {
      const shift = await beginShift({ network });
      const { page } = shift;
      await openCase(page, '咔哒', subject);
      const offers = card(page, '补偿与退换');

      // Within the limit it would be granted at once; this is not.
      await offers.getByRole('button', { name: '提出补偿' }).click();
      const form = page.getByRole('form', { name: '为客户提出补偿' });
      await form.getByRole('textbox', { name: '金额' }).fill('150');
      await sees(form.getByText('在您的额度内，立即批准。'));
      await form.getByRole('textbox', { name: '金额' }).fill('680');
      await sees(form.getByText('超出您的额度 ¥200.00，由主管审批。'));
      await form.getByRole('textbox', { name: '原因' }).fill(reason);
      await form.getByRole('button', { name: '提出补偿' }).click();
      const offer = offers.getByRole('listitem').filter({ hasText: '¥680.00' });
      await sees(offer.getByText('待审批'));
      await seesTimes(offer.getByRole('button', { name: '批准' }), 0);
      await seesTimes(offer.getByRole('button', { name: '标记已执行' }), 0);
      await shift.regain();

      // The lead comes to it later, among what else waits for a decision.
      const zhou = await shift.colleague('lead');
      await go(zhou.page, '#/cooperation/approvals');
      const asked = zhou.page.getByRole('main').getByRole('listitem').filter({ hasText: '¥680.00' });
      await sees(asked.getByText(reason));
      await asked.getByRole('button', { name: '批准' }).click();
      await seesTimes(asked, 0);

      // The agent sees it granted, and by whom; it is paid back, again with or without a network.
      await sees(offer.getByText('已批准'));
      await sees(offer.getByText(/周明远审批/));
      await shift.lose();
      await offer.getByRole('button', { name: '标记已执行' }).click();
      await sees(offer.getByText('已执行'));
      await shift.regain();

      await openCase(zhou.page, '咔哒', subject);
      await sees(
        card(zhou.page, '补偿与退换').getByRole('listitem').filter({ hasText: '¥680.00' }).getByText('已执行'),
      );
      const seen = timeline(zhou.page);
      await sees(seen.getByText(/^林嘉禾 申请审批：退款 ¥680\.00/));
      await sees(seen.getByText(/^周明远 批准：退款 ¥680\.00/));
      await sees(seen.getByText(/^林嘉禾 已执行：退款 ¥680\.00/));
    });
  },
);
