import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ExpiringRow, HoldingDetail, HoldingView } from '#domain/contract/ipc/holding-views.ts';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import type { HoldingId, OrganisationId } from '#domain/model/ids.ts';
import { followUpOfTerm } from '#domain/rules/holding-term.ts';
import { CustomersPage } from '#renderer/customers/customers-page.tsx';
import { buildHolding } from '../../builders/service.ts';
import { commandsOf } from '../harness/area-views.ts';
import { faultsOf } from '../harness/axe.ts';
import { aCaseRow, aCustomerDetail, idOf } from '../harness/case-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { ada, startTestCore } from '../harness/test-core.ts';

const customerId = aCustomerDetail().id;
const organisation = { id: idOf<OrganisationId>(800), name: '晨星学校' };

function aHolding(n: number, fields: Partial<FieldsOf<'holding'>> = {}, some: Partial<HoldingView> = {}): HoldingView {
  return {
    id: idOf<HoldingId>(900 + n),
    rev: 3,
    fields: { ...buildHolding(n).fields, customerId, ...fields },
    customerId,
    customerName: '王小明',
    organisationName: null,
    cases: 0,
    saveState: 'on-server',
    ...some,
  };
}

const lock = aHolding(1, { name: '智能门锁', number: 'SN-1', endsOn: '2026-12-01', remindDays: 30 });
const contract = aHolding(
  2,
  { kind: 'contract', name: '年度维保', endsOn: '2026-11-01', customerId: null, organisationId: organisation.id },
  { customerId: null, customerName: null, organisationName: '晨星学校' },
);
const detail = (of: HoldingView, some: Partial<HoldingDetail> = {}): HoldingDetail => ({
  ...of,
  ...{ keeperId: null, followUp: null, caseRows: [aCaseRow(1, { subject: '门锁没电' })] },
  ...some,
});
const row = (of: HoldingView, followUp: ExpiringRow['followUp'] = null): ExpiringRow => ({
  ...of,
  keeperId: null,
  followUp,
});

async function renderAt(at: string, handlers: Partial<Handlers> = {}, locale: 'en' | 'zh-CN' = 'en') {
  const core = startTestCore({
    'customers.list': () => ({ total: 0, rows: [] }),
    'customers.get': () => aCustomerDetail({ organisation }),
    'holdings.list': () => [contract, lock],
    'holdings.get': ({ holdingId }) => detail(holdingId === contract.id ? contract : lock),
    'holdings.expiring': () => ({ total: 2, rows: [row(contract), row(lock)] }),
    'people.list': () => ({
      agents: [{ ...ada, active: true }],
      teams: [{ id: ada.teamIds[0], name: 'Support' }],
    }),
    'command.run': () => ({ uid: 'u', made: { id: idOf(950), number: null } }),
    ...handlers,
  });
  return { core, ...(await renderView(core, <CustomersPage />, { at, locale })) };
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 10, 22, 10) });
  return () => vi.useRealTimers();
});

describe('what a customer has', () => {
  const at = `#/customers/${customerId}`;
  const section = () => screen.findByRole('region', { name: 'Assets, orders, contracts and plans' });

  it('stands in their file with how it is covered today, and whose it is', async () => {
    await renderAt(at);
    const list = within(await section());
    const items = (await list.findAllByRole('listitem')).map((item) => item.textContent);
    expect(items[0]).toContain('年度维保');
    expect(items[0]).toContain('晨星学校');
    expect(items[0]).toContain('Expired 11/01/2026');
    expect(items[1]).toContain('Warranty until 12/01/2026 · 9 days left');
  });

  it('is added for the customer or their organisation, with what the kind asks for', async () => {
    const { user, core } = await renderAt(at);
    await user.click(within(await section()).getByRole('button', { name: 'Add an asset, order, contract or plan' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(dialog.getByRole('radio', { name: 'Contract' }));
    expect(dialog.getByRole('radio', { name: '晨星学校' })).toBeChecked();
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    expect(await dialog.findByText('It needs a name.')).toBeInTheDocument();
    expect(commandsOf(core)).toEqual([]);
    await user.type(dialog.getByRole('textbox', { name: 'Contract' }), '年度维保');
    await user.type(dialog.getByRole('textbox', { name: 'Service level' }), '4 小时响应');
    await user.type(dialog.getByRole('textbox', { name: 'Amount' }), '1200.5');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(commandsOf(core)).toMatchObject([
      {
        name: 'holding.add',
        input: {
          ...{ kind: 'contract', customerId: null, organisationId: organisation.id, name: '年度维保' },
          ...{ level: '4 小时响应', amount: 120_050, currency: 'CNY', remindDays: 30 },
        },
      },
    ]);
  });

  it('is changed field by field, on what the form showed', async () => {
    const { user, core } = await renderAt(at);
    await user.click(within(await section()).getByRole('button', { name: 'Edit 智能门锁' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(dialog.getByRole('textbox', { name: 'Where it stands' }), '前门');
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(commandsOf(core)).toMatchObject([
        { name: 'holding.edit', input: { holdingId: lock.id, set: { place: '前门' } }, seen: { id: lock.id, rev: 3 } },
      ]),
    );
  });

  it('says so where there is nothing', async () => {
    await renderAt(at, { 'holdings.list': () => [] });
    expect(await screen.findByText('Nothing is written down yet.')).toBeInTheDocument();
  });
});

describe('one of them', () => {
  const at = `#/customers/holdings?holding=${lock.id}`;

  it('tells what is written of it, and the cases about it', async () => {
    await renderAt(at);
    const page = within(await screen.findByRole('article', { name: '智能门锁' }));
    expect(page.getByText('SN-1')).toBeInTheDocument();
    expect(page.getByText('30 days before the end')).toBeInTheDocument();
    expect(page.getByRole('link', { name: /门锁没电/ })).toBeInTheDocument();
    expect(page.getByRole('link', { name: '王小明' })).toHaveAttribute('href', `#/customers/${customerId}`);
  });

  it('gets its follow-up in one step by key: at nine of the day it asks for, or soon where that is past', async () => {
    const { user, core } = await renderAt(at);
    await screen.findByRole('button', { name: 'Plan a follow-up' });
    await user.keyboard('f');
    await waitFor(() =>
      expect(commandsOf(core)).toMatchObject([
        {
          name: 'holding.follow-up',
          input: {
            ...{ holdingId: lock.id, endsOn: '2026-12-01', teamId: ada.teamIds[0], ownerId: ada.id },
            dueAt: new Date(2026, 10, 22, 11).getTime(),
            promise: 'Warranty of 智能门锁 SN-1 (王小明) ends on 12/01/2026: speak about what comes after',
          },
        },
      ]),
    );
    expect(await screen.findByText('A follow-up is planned for Ada Lin.')).toBeInTheDocument();
  });

  it('leads to the follow-up where there is one', async () => {
    const followUp = { dueAt: new Date(2026, 10, 30, 9).getTime(), ownerName: '陈晨', isOpen: true };
    await renderAt(at, { 'holdings.get': () => detail(lock, { followUp }) });
    const link = await screen.findByRole('link', { name: /陈晨/ });
    expect(link).toHaveAttribute('href', `#/follow-ups/${followUpOfTerm(lock.id, '2026-12-01')}`);
    expect(screen.queryByRole('button', { name: 'Plan a follow-up' })).not.toBeInTheDocument();
  });

  it('is taken out of use with a reason, and into use again', async () => {
    const { user, core } = await renderAt(at);
    await user.click(await screen.findByRole('button', { name: 'Take out of use' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(dialog.getByRole('textbox', { name: 'Why it is out of use' }), '已退回');
    await user.click(dialog.getByRole('button', { name: 'Take out of use' }));
    await waitFor(() =>
      expect(commandsOf(core)).toMatchObject([
        { name: 'holding.retire', input: { holdingId: lock.id, retired: true, reason: '已退回' } },
      ]),
    );
  });

  it('comes into use again at a click', async () => {
    const retired = aHolding(1, { name: '智能门锁', retiredAt: 5, retiredWhy: '已退回' });
    const { user, core } = await renderAt(at, { 'holdings.get': () => detail(retired) });
    await user.click(await screen.findByRole('button', { name: 'Take into use again' }));
    await waitFor(() => expect(commandsOf(core)).toMatchObject([{ input: { retired: false } }]));
    expect(screen.queryByRole('button', { name: 'Plan a follow-up' })).not.toBeInTheDocument();
  });
});

describe('a service plan', () => {
  const plan = aHolding(
    3,
    {
      kind: 'plan',
      name: '校园服务计划',
      endsOn: '2026-12-01',
      details: '4 小时到场\n每季度巡检',
      customerId: null,
      organisationId: organisation.id,
    },
    { customerId: null, customerName: null, organisationName: '晨星学校' },
  );
  const at = `#/customers/holdings?holding=${plan.id}`;

  it('lists what was promised, and its review is planned for the day itself, with who looks after it', async () => {
    const chen = { ...ada, id: idOf<typeof ada.id>(2), name: '陈晨', active: true };
    const { user, core } = await renderAt(at, {
      'holdings.get': () => detail(plan, { keeperId: chen.id }),
      'people.list': () => ({
        agents: [{ ...ada, active: true }, chen],
        teams: [{ id: ada.teamIds[0], name: 'Support' }],
      }),
    });
    const page = within(await screen.findByRole('article', { name: '校园服务计划' }));
    expect(page.getAllByRole('listitem').map((item) => item.textContent)).toEqual(
      expect.arrayContaining(['4 小时到场', '每季度巡检']),
    );
    expect(page.getByRole('link', { name: '晨星学校' })).toHaveAttribute(
      'href',
      `#/customers/organisations?organisation=${organisation.id}`,
    );
    expect(page.queryByRole('group', { name: 'Next review' })).not.toBeInTheDocument();
    await user.click(page.getByRole('button', { name: 'Plan the review' }));
    await waitFor(() =>
      expect(commandsOf(core)).toMatchObject([
        { input: { ownerId: chen.id, dueAt: new Date(2026, 11, 1, 9).getTime(), endsOn: '2026-12-01' } },
      ]),
    );
  });

  it('once it was reviewed asks when it is reviewed next', async () => {
    const followUp = { dueAt: 1, ownerName: '陈晨', isOpen: false };
    const { user, core, container } = await renderAt(at, { 'holdings.get': () => detail(plan, { followUp }) });
    const next = within(await screen.findByRole('group', { name: 'Next review' }));
    expect(await faultsOf(container)).toEqual([]);
    await user.click(next.getByRole('button', { name: 'in 3 months' }));
    await waitFor(() =>
      expect(commandsOf(core)).toMatchObject([
        { name: 'holding.edit', input: { holdingId: plan.id, set: { endsOn: '2027-02-22' } } },
      ]),
    );
  });

  it('is made for organisations only', async () => {
    const { user } = await renderAt(`#/customers/${customerId}`, {
      'customers.get': () => aCustomerDetail({ organisation: null }),
    });
    await user.click(await screen.findByRole('button', { name: 'Add an asset, order, contract or plan' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByRole('radio', { name: 'Contract' })).toBeInTheDocument();
    expect(dialog.queryByRole('radio', { name: 'Service plan' })).not.toBeInTheDocument();
  });
});

describe('what ends soon', () => {
  it('is reached by key, is an agent’s own first, and is walked by key', async () => {
    const { user, core } = await renderAt('#/customers');
    await screen.findByText('No customers yet');
    await user.keyboard('e');
    const link = await screen.findByRole('link', { name: /年度维保.*晨星学校.*Expired 11\/01\/2026/ });
    expect(link).toBeInTheDocument();
    const asked = () => core.calls.filter(({ name }) => name === 'holdings.expiring').map(({ input }) => input);
    expect(asked().at(-1)).toMatchObject({ today: '2026-11-22', of: 'me', days: 90 });
    await user.click(screen.getByRole('radio', { name: 'All' }));
    await user.click(screen.getByRole('radio', { name: '365 d' }));
    await waitFor(() => expect(asked().at(-1)).toMatchObject({ of: 'everyone', days: 365 }));
    // Out of the filter, which takes keys for itself.
    await user.click(screen.getByRole('heading', { name: 'Ending soon' }));
    await user.keyboard('j');
    await waitFor(() => expect(window.location.hash).toContain(`holding=${contract.id}`));
    expect(await screen.findByRole('article', { name: '年度维保' })).toBeInTheDocument();
  });

  it('says so where nothing does', async () => {
    await renderAt('#/customers/holdings', { 'holdings.expiring': () => ({ total: 0, rows: [] }) });
    expect(await screen.findByText('Nothing ends in this time')).toBeInTheDocument();
  });
});

describe.each(['en', 'zh-CN'] as const)('nothing keeps anybody out, in %s:', (locale) => {
  it('the list with one of them', async () => {
    const { container } = await renderAt(`#/customers/holdings?holding=${lock.id}`, {}, locale);
    await screen.findByRole('article', { name: '智能门锁' });
    await screen.findByRole('link', { name: /年度维保/ });
    expect(await faultsOf(container)).toEqual([]);
  });

  it('the form', async () => {
    const { user } = await renderAt(`#/customers/holdings?holding=${lock.id}`, {}, locale);
    await user.click(await screen.findByRole('button', { name: locale === 'en' ? 'Edit' : '编辑' }));
    expect(await faultsOf(await screen.findByRole('dialog'))).toEqual([]);
  });
});
