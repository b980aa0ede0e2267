import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { CustomerRisk, RepeatedCase, RepeatedQuestion, RiskRow } from '#domain/contract/ipc/care-views.ts';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import type { CaseId, CustomerId } from '#domain/model/ids.ts';
import { CustomersPage } from '#renderer/customers/customers-page.tsx';
import { commandsOf } from '../harness/area-views.ts';
import { faultsOf } from '../harness/axe.ts';
import { aCustomerDetail, idOf } from '../harness/case-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { ada, signedIn, startTestCore } from '../harness/test-core.ts';

const wangId = idOf<CustomerId>(700);
const opened = Date.UTC(2026, 10, 20, 2);

function aRepeat(n: number, some: Partial<RepeatedCase> = {}): RepeatedCase {
  return {
    ...{ id: idOf<CaseId>(n), number: String(10_000 + n), subject: '退款没到账', status: 'solved' },
    ...{ openedAt: opened, customerId: wangId, customerName: '王小明' },
    ...some,
  };
}

const refunds: RepeatedQuestion = {
  ...{ id: idOf(1), subject: '退款没到账', times: 26, lastAskedAt: opened, askerCount: 3 },
  askers: [
    { customerId: wangId, name: '王小明', times: 23, cases: [aRepeat(3, { status: 'open' }), aRepeat(2)] },
    { customerId: wangId, name: '海港物流', times: 2, cases: [aRepeat(5, { customerName: '李娜' })] },
  ],
};
const locks: RepeatedQuestion = { ...refunds, id: idOf(9), subject: '门锁报警', times: 3, askerCount: 1 };

const risk: CustomerRisk = {
  ...{ score: 70, level: 'high', planned: null },
  reasons: [
    { kind: 'complaints', points: 35, count: 2 },
    { kind: 'low-score', points: 25, score: 1 },
    { kind: 'unsolved', points: 10, count: 1, days: 20 },
  ],
};
const atRisk: RiskRow = { ...risk, id: wangId, name: '王小明', tier: 'vip', organisationName: null };
const lead: Partial<Handlers> = {
  'session.get': () => ({ ...signedIn, agent: { ...ada, role: 'lead' } }),
};

async function renderAt(at: string, handlers: Partial<Handlers> = {}, locale: 'en' | 'zh-CN' = 'en') {
  const core = startTestCore({
    'customers.list': () => ({ total: 0, rows: [] }),
    'customers.get': () => aCustomerDetail(),
    'repeats.list': () => ({ total: 2, rows: [refunds, locks] }),
    'risks.list': () => ({ total: 1, rows: [atRisk] }),
    'people.list': () => ({ agents: [{ ...ada, active: true }], teams: [{ id: ada.teamIds[0], name: 'Support' }] }),
    'command.run': () => ({ uid: 'u', made: null }),
    ...handlers,
  });
  return { core, ...(await renderView(core, <CustomersPage />, { at, locale })) };
}

describe('repeated questions', () => {
  it('are reached from the customers by key, say by which rule they count, and are walked by key', async () => {
    const { user, container } = await renderAt('#/customers');
    await screen.findByText('No customers yet');
    await user.keyboard('a');
    const row = await screen.findByRole('link', { name: /退款没到账/ });
    expect(row).toHaveTextContent('26 cases');
    expect(row).toHaveTextContent('by 3 customers');
    expect(screen.getByText(/asked it 3 times or more within 30 days/)).toBeInTheDocument();
    expect(screen.queryByRole('radio', { name: 'At risk' })).toBeNull();
    await user.keyboard('j');
    const detail = await screen.findByRole('article', { name: '退款没到账' });
    const wang = within(within(detail).getByRole('region', { name: '王小明' }));
    expect(wang.getByRole('link', { name: /10003/ })).toHaveAttribute('href', `#/cases/${idOf(3)}`);
    expect(wang.getByText('and 21 more cases')).toBeInTheDocument();
    expect(within(detail).getByText('李娜')).toBeInTheDocument();
    expect(within(detail).getByText('and 1 more customer')).toBeInTheDocument();
    expect(await faultsOf(container)).toEqual([]);
  });

  it('say so when there is none, and when the chosen one is gone', async () => {
    await renderAt(`#/customers/care?question=${idOf(8)}`, { 'repeats.list': () => ({ total: 0, rows: [] }) });
    expect(await screen.findByText('No repeated questions')).toBeInTheDocument();
    expect(await screen.findByText('This question is not asked again and again any more.')).toBeInTheDocument();
  });
});

describe('customers at risk', () => {
  it('are for leads: listed with the reasons, and a care call is planned in one step by key', async () => {
    let planned: CustomerRisk['planned'] = null;
    const { core, user, container } = await renderAt('#/customers/care', {
      ...lead,
      'risks.get': () => ({ ...risk, planned }),
      'command.run': () => {
        planned = { dueAt: Date.now(), ownerName: '安娜' };
        core.push('changed', [{ collection: 'followUp', ids: [] }]);
        return { uid: 'u', made: null };
      },
    });
    await user.click(await screen.findByRole('radio', { name: 'At risk' }));
    const row = await screen.findByRole('link', { name: /王小明/ });
    expect(row).toHaveTextContent('Likely to leave');
    expect(row).toHaveTextContent('2 complaints within 90 days, last rating 1 of 5, 1 unsolved case');
    await user.keyboard('j');
    const warning = await screen.findByRole('region', { name: 'Churn warning' });
    expect(warning).toHaveTextContent('70 of 100 points');
    expect(
      within(warning)
        .getAllByRole('listitem')
        .map((item) => item.textContent),
    ).toEqual(['2 complaints within 90 days+35', 'last rating 1 of 5+25', '1 unsolved case, waiting for 20 days+10']);
    expect(await faultsOf(container)).toEqual([]);
    await user.keyboard('p');
    await waitFor(() => expect(within(warning).getByText(/Care is planned by 安娜/)).toBeInTheDocument());
    expect(within(warning).queryByRole('button')).toBeNull();
    expect(commandsOf(core)).toMatchObject([
      {
        name: 'follow-up.schedule',
        input: {
          ...{ customerId: wangId, teamId: ada.teamIds[0], ownerId: ada.id, kind: 'care' },
          promise: 'Care call: 2 complaints within 90 days, last rating 1 of 5, 1 unsolved case, waiting for 20 days',
        },
      },
    ]);
  });

  it('are not listed for an agent, whatever the address says', async () => {
    const { core } = await renderAt('#/customers/care?list=risks');
    expect(await screen.findByRole('heading', { name: 'Repeated questions' })).toBeInTheDocument();
    expect(core.calls.map(({ name }) => name)).not.toContain('risks.list');
  });

  it('say so when there is none', async () => {
    await renderAt('#/customers/care?list=risks', { ...lead, 'risks.list': () => ({ total: 0, rows: [] }) }, 'zh-CN');
    expect(await screen.findByText('没有流失风险客户')).toBeInTheDocument();
  });
});

describe('the page of a customer', () => {
  it('warns with the reasons in the reader’s language, and says nothing without one', async () => {
    const { core } = await renderAt(`#/customers/${wangId}`, { 'risks.get': () => risk }, 'zh-CN');
    const warning = await screen.findByRole('region', { name: '流失预警' });
    expect(warning).toHaveTextContent('很可能流失');
    expect(warning).toHaveTextContent('90 天内 2 次投诉+35 分');
    expect(core.calls).toContainEqual({ name: 'risks.get', input: { customerId: wangId } });
  });

  it('has nothing of it where nothing is the matter', async () => {
    const { core } = await renderAt(`#/customers/${wangId}`);
    await screen.findByRole('article', { name: '王小明' });
    await waitFor(() => expect(core.calls.map(({ name }) => name)).toContain('risks.get'));
    expect(screen.queryByRole('region', { name: 'Churn warning' })).toBeNull();
  });

  it('tells who cannot plan that a team is wanting', async () => {
    const { core, user } = await renderAt(`#/customers/${wangId}`, {
      'risks.get': () => risk,
      'people.list': () => ({ agents: [{ ...ada, active: true }], teams: [] }),
    });
    await user.click(await screen.findByRole('button', { name: 'Plan a care call' }));
    expect(await screen.findByText('A follow-up needs a team, and you belong to none.')).toBeInTheDocument();
    expect(commandsOf(core)).toEqual([]);
  });
});
