import { screen, waitFor, within } from '@testing-library/react';
import dayjs from 'dayjs';
import { describe, expect, it } from 'vitest';
import type { OccasionRow } from '#domain/contract/ipc/care-views.ts';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import type { CustomerId, FollowUpId } from '#domain/model/ids.ts';
import type { Consent } from '#domain/model/service-file-fields.ts';
import { CustomersPage } from '#renderer/customers/customers-page.tsx';
import { faultsOf } from '../harness/axe.ts';
import { idOf } from '../harness/case-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { ada, startTestCore } from '../harness/test-core.ts';

const agreed: Consent = { key: 'sms', state: 'granted', since: 0, how: '' };

function aDay(n: number, name: string, some: Partial<OccasionRow> = {}): OccasionRow {
  return {
    ...{
      id: idOf<FollowUpId>(n),
      customerId: idOf<CustomerId>(700 + n),
      name,
      tier: 'standard',
      organisationName: null,
    },
    ...{ date: '2099-05-12', occasions: [{ kind: 'birthday', label: '', years: 40 }], consents: [agreed] },
    ...{ contactPoints: [{ kind: 'phone', value: '13800000001', label: '' }], planned: null },
    ...some,
  };
}

const night = { from: 22 * 60, to: 9 * 60 };
const rows: readonly OccasionRow[] = [
  aDay(1, '王小明', { tier: 'vip' }),
  aDay(2, '李娜', { consents: [{ ...agreed, state: 'refused' }] }),
  aDay(3, '林佳', { consents: [] }),
  aDay(4, '赵云', { contactPoints: [] }),
  aDay(5, '陈静', { contactPoints: [{ kind: 'phone', value: '1', label: '', doNotContact: night }] }),
  aDay(6, '孙权', { planned: { dueAt: 0, ownerName: '安娜' } }),
  aDay(7, '周瑜', { organisationName: '海港物流', occasions: [{ kind: 'holiday', label: '春节', years: null }] }),
];
const done = { done: 2, same: 0, leftOut: [], refused: 0, cancelled: false, undo: null };

async function renderDays(handlers: Partial<Handlers> = {}, locale: 'en' | 'zh-CN' = 'en') {
  const core = startTestCore({
    'occasions.list': () => ({ total: rows.length, rows }),
    'occasions.plan': () => done,
    'people.list': () => ({ agents: [{ ...ada, active: true }], teams: [{ id: ada.teamIds[0], name: 'Support' }] }),
    ...handlers,
  });
  return { core, ...(await renderView(core, <CustomersPage />, { at: '#/customers/care?list=days', locale })) };
}

const namesIn = (region: string) =>
  within(screen.getByRole('region', { name: region }))
    .getAllByRole('listitem')
    .map((item) => item.textContent);

describe('the days of customers', () => {
  it('are listed with what they are, for as many days ahead as wanted', async () => {
    const { core, user } = await renderDays();
    const row = await screen.findByRole('link', { name: /王小明.*VIP/ });
    expect(row).toHaveTextContent('Birthday (40 years)');
    expect(screen.getByRole('link', { name: /周瑜.*春节/ })).toBeInTheDocument();
    const [today, week] = [dayjs().format('YYYY-MM-DD'), dayjs().add(6, 'day').format('YYYY-MM-DD')];
    expect(core.calls).toContainEqual({ name: 'occasions.list', input: { from: today, to: week } });
    await user.click(screen.getByRole('radio', { name: '30 days' }));
    const month = dayjs().add(29, 'day').format('YYYY-MM-DD');
    await waitFor(() =>
      expect(core.calls).toContainEqual({ name: 'occasions.list', input: { from: today, to: month } }),
    );
  });

  it('are planned with one text, seen as each customer gets it; who may not be addressed so is left out with the reason', async () => {
    const { core, user, container } = await renderDays();
    const form = within(await screen.findByRole('form', { name: 'Think of these customers' }));
    await user.click(form.getByRole('combobox', { name: 'Channel' }));
    await user.click(await screen.findByRole('option', { name: 'Text message' }));
    const time = form.getByLabelText('Time of day');
    await user.clear(time);
    await user.type(time, '08:30');
    expect(namesIn('Left out').map((item) => item?.replace(/.*?\d+(?=\D)/, ''))).toEqual([
      'refused this channel',
      'was not asked about this channel',
      'has no such contact',
      'not at this hour',
      'is planned already',
    ]);
    const text = form.getByRole('textbox', { name: 'Text' });
    await user.clear(text);
    await user.paste('{{customer.name}}, {{occasion}}!');
    expect(namesIn('As each of them gets it')).toEqual([
      expect.stringContaining('王小明, Birthday!'),
      expect.stringContaining('周瑜, 春节!'),
    ]);
    expect(await faultsOf(container)).toEqual([]);
    await user.paste(' {{customer.organisation}}');
    expect(namesIn('Left out').at(0)).toContain('the text has a gap');
    await user.click(form.getByRole('button', { name: 'Plan 1 follow-up' }));
    await waitFor(() =>
      expect(core.calls.filter(({ name }) => name === 'occasions.plan')).toMatchObject([
        {
          input: {
            ...{ channel: 'sms', teamId: ada.teamIds[0], ownerId: ada.id },
            plans: [
              {
                ...{ customerId: idOf(707), date: '2099-05-12', dueAt: new Date(2099, 4, 12, 8, 30).getTime() },
                promise: 'Text message: 周瑜, 春节! 海港物流',
              },
            ],
          },
        },
      ]),
    );
    expect(await screen.findByText('2 follow-ups were planned.')).toBeInTheDocument();
  });

  it('that could not be planned are told, with the reason', async () => {
    const leftOut = [{ caseId: idOf(701), number: null, failure: { kind: 'no-consent', message: '' } }] as const;
    const { user } = await renderDays({ 'occasions.plan': () => ({ ...done, done: 0, refused: 1, leftOut }) }, 'zh-CN');
    const form = within(await screen.findByRole('form', { name: '关怀这些客户' }));
    expect(form.getByRole('button', { name: '生成 0 条回访' })).toBeDisabled();
    await user.click(form.getByRole('combobox', { name: '渠道' }));
    await user.click(await screen.findByRole('option', { name: '短信' }));
    expect(namesIn('每位客户将看到的内容')[0]).toContain('尊敬的王小明，');
    await user.click(form.getByRole('button', { name: /^生成 \d 条回访$/ }));
    expect(await screen.findByText(/1 条回访未能生成。客户未同意通过该渠道联系。/)).toBeInTheDocument();
  });

  it('say so when there is none', async () => {
    await renderDays({ 'occasions.list': () => ({ total: 0, rows: [] }) });
    expect(await screen.findByText('No dates in these days')).toBeInTheDocument();
  });
});
