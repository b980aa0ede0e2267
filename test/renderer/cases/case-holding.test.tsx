import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { HoldingsOfCase, HoldingView } from '#domain/contract/ipc/holding-views.ts';
import type { HoldingId } from '#domain/model/ids.ts';
import { NewCasePage } from '#renderer/cases/new/new-case-page.tsx';
import { CaseHolding } from '#renderer/cases/side/case-holding.tsx';
import { buildHolding } from '../../builders/service.ts';
import { commandsOf } from '../harness/area-views.ts';
import { faultsOf } from '../harness/axe.ts';
import { aCaseDetail, aCustomer, aCustomerDetail, idOf } from '../harness/case-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { ada, startTestCore } from '../harness/test-core.ts';

const lock: HoldingView = {
  id: idOf<HoldingId>(901),
  rev: 1,
  fields: { ...buildHolding(1).fields, name: '智能门锁', number: 'SN-1', endsOn: '2020-01-01', startsOn: null },
  ...{ customerId: aCustomer().id, customerName: '王小明', organisationName: null, cases: 1, saveState: 'on-server' },
};

async function renderCard(of: HoldingsOfCase) {
  const core = startTestCore({
    'holdings.ofCase': () => of,
    'command.run': () => ({ uid: 'u', made: null }),
  });
  return { core, ...(await renderView(core, <CaseHolding detail={aCaseDetail()} />)) };
}

describe('what a case is about', () => {
  it('stands beside it with its warranty, and leads to it', async () => {
    const { container } = await renderCard({ chosen: lock, choices: [lock] });
    expect(await screen.findByRole('link', { name: '智能门锁' })).toHaveAttribute(
      'href',
      `#/customers/holdings?holding=${lock.id}`,
    );
    expect(screen.getByText('Warranty expired 01/01/2020')).toBeInTheDocument();
    expect(await faultsOf(container)).toEqual([]);
  });

  it('is chosen among what the customer has', async () => {
    const { user, core } = await renderCard({ chosen: null, choices: [lock] });
    await user.click(await screen.findByRole('combobox', { name: 'What the case is about' }));
    await user.click(await screen.findByRole('option', { name: /智能门锁 · SN-1 · Warranty expired/ }));
    await waitFor(() =>
      expect(commandsOf(core)).toMatchObject([
        { name: 'case.edit', input: { caseId: aCaseDetail().id, set: { holdingId: lock.id } } },
      ]),
    );
  });

  it('stands under what the customer’s organisation was promised', async () => {
    const fields = {
      ...lock.fields,
      kind: 'plan',
      name: '校园服务计划',
      details: '4 小时到场\n\n 每季度巡检 ',
      contact: '李老师',
    } as const;
    const plan: HoldingView = { ...lock, id: idOf<HoldingId>(902), fields };
    const { container } = await renderCard({ chosen: null, choices: [plan, lock] });
    expect(await screen.findByText('校园服务计划')).toBeInTheDocument();
    expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual(['4 小时到场', '每季度巡检']);
    expect(screen.getByText('Reach: 李老师')).toBeInTheDocument();
    expect(await faultsOf(container)).toEqual([]);
  });

  it('takes no room where there is nothing to choose', async () => {
    const { core } = await renderCard({ chosen: null, choices: [] });
    await waitFor(() => expect(core.calls.some(({ name }) => name === 'holdings.ofCase')).toBe(true));
    expect(screen.queryByRole('region', { name: 'What the case is about' })).not.toBeInTheDocument();
  });
});

it('a new case is opened about what was chosen for its customer', async () => {
  const core = startTestCore({
    'people.list': () => ({ agents: [{ ...ada, active: true }], teams: [{ id: ada.teamIds[0], name: 'Support' }] }),
    'customers.get': () => aCustomerDetail(),
    'holdings.list': () => [lock],
    'command.run': () => ({ uid: 'u', made: { id: idOf(1), number: '10042' } }),
  });
  const { user } = await renderView(
    core,
    <NewCasePage customerId={aCustomer().id} onShow={() => {}} onClose={() => {}} />,
  );
  await user.click(await screen.findByRole('combobox', { name: 'What the case is about' }));
  await user.click(await screen.findByRole('option', { name: /智能门锁/ }));
  await user.type(screen.getByRole('textbox', { name: /^Subject/ }), '没电了');
  await user.click(screen.getByRole('button', { name: 'Open the case' }));
  await screen.findByText('10042');
  expect(commandsOf(core)).toMatchObject([{ name: 'case.open', input: { holdingId: lock.id } }]);
});
