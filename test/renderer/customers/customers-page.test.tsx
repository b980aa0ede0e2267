import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { AppError } from '#domain/contract/failure.ts';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import type { CustomerId } from '#domain/model/ids.ts';
import { CustomersPage } from '#renderer/customers/customers-page.tsx';
import { aCall, commandsOf } from '../harness/area-views.ts';
import { faultsOf } from '../harness/axe.ts';
import { aCaseRow, aCustomer, aCustomerDetail, aFollowUp, idOf } from '../harness/case-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { startTestCore } from '../harness/test-core.ts';

const wang = aCustomer();
const li = aCustomer({
  id: idOf<CustomerId>(701),
  name: '李雷',
  contactPoints: [{ kind: 'phone', value: '139 0000 5678', label: '' }],
});

async function renderPage(at: string, handlers: Partial<Handlers> = {}, locale: 'en' | 'zh-CN' = 'en') {
  const core = startTestCore({
    'customers.list': ({ text }) => {
      const rows = [wang, li].filter(
        ({ name, contactPoints }) =>
          text === '' || name.includes(text) || contactPoints.some(({ value }) => value.endsWith(text)),
      );
      return { total: rows.length, rows };
    },
    'customers.get': () =>
      aCustomerDetail({
        cases: [aCaseRow(1)],
        calls: [aCall(1)],
        followUps: [aFollowUp({ dueAt: Date.UTC(2020, 1) })],
      }),
    'organisations.list': () => [],
    'customers.alike': () => [],
    'command.run': () => ({ uid: 'u', made: { id: idOf(799), number: null } }),
    ...handlers,
  });
  return { core, ...(await renderView(core, <CustomersPage />, { at, locale })) };
}

const rowsShown = () => screen.getAllByRole('listitem').map((row) => within(row).getByRole('link'));

describe('the list of customers', () => {
  it('is narrowed while typing, and says when nobody is found', async () => {
    const { user } = await renderPage('#/customers');
    await waitFor(() => expect(rowsShown()).toHaveLength(2));
    const search = screen.getByRole('searchbox');
    await user.type(search, '5678');
    await waitFor(() => expect(rowsShown().map((row) => row.textContent)).toEqual([expect.stringContaining('李雷')]));
    await user.type(search, '9');
    expect(await screen.findByText('Nobody found for “56789”')).toBeInTheDocument();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(rowsShown()).toHaveLength(2));
  });

  it('does not search for half-typed pinyin', async () => {
    const { core, user } = await renderPage('#/customers', {}, 'zh-CN');
    const search = screen.getByRole('searchbox');
    await user.click(search);
    act(() => search.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true })));
    await user.keyboard("li'lei");
    await new Promise((resolve) => setTimeout(resolve, 300));
    const asked = core.calls.filter(({ name }) => name === 'customers.list').map(({ input }) => input);
    expect(asked).toEqual([expect.objectContaining({ text: '' })]);
  });

  it('is walked with j and k', async () => {
    const { user } = await renderPage('#/customers');
    await waitFor(() => expect(rowsShown()).toHaveLength(2));
    await user.keyboard('j');
    expect(window.location.hash).toBe(`#/customers/${wang.id}`);
    await user.keyboard('j');
    expect(window.location.hash).toBe(`#/customers/${li.id}`);
    await user.keyboard('k');
    expect(window.location.hash).toBe(`#/customers/${wang.id}`);
    expect(screen.getByRole('link', { current: true })).toHaveTextContent('王小明');
  });
});

describe('a service file', () => {
  it('shows contact points, cases, calls and follow-ups together', async () => {
    await renderPage(`#/customers/${wang.id}`);
    const file = within(await screen.findByRole('article', { name: '王小明' }));
    expect(file.getByRole('link', { name: '138 0000 1234' })).toHaveAttribute('href', 'tel:13800001234');
    expect(file.getByRole('link', { name: /10001.*Case 1/ })).toHaveAttribute('href', `#/cases/${idOf(1)}`);
    expect(file.getByRole('link', { name: /Need 1/ })).toHaveTextContent('3:07');
    expect(file.getByRole('link', { name: /Overdue/ })).toHaveTextContent('Call when the refund is booked');
  });

  it('adds and removes one contact point at a time', async () => {
    const { core, user } = await renderPage(`#/customers/${wang.id}`);
    await user.click(await screen.findByRole('button', { name: 'Add contact point' }));
    const form = within(screen.getByRole('form', { name: 'Add contact point' }));
    await user.type(form.getByRole('textbox', { name: 'Phone' }), '139 1111 2222{Enter}');
    await waitFor(() => expect(screen.queryByRole('form', { name: 'Add contact point' })).toBeNull());
    await user.click(screen.getByRole('button', { name: 'Remove 138 0000 1234' }));
    await waitFor(() =>
      expect(commandsOf(core).map(({ input }) => input)).toEqual([
        { customerId: wang.id, add: { contactPoints: [{ kind: 'phone', value: '139 1111 2222', label: '' }] } },
        { customerId: wang.id, remove: { contactPoints: [{ kind: 'phone', value: '138 0000 1234', label: '' }] } },
      ]),
    );
  });

  it('leads on to a case, a call and a follow-up for this customer', async () => {
    const { user } = await renderPage(`#/customers/${wang.id}`);
    for (const [button, place] of [
      ['Open case', `#/cases/new?customer=${wang.id}`],
      ['Record a call', `#/calls?customer=${wang.id}`],
      ['Schedule follow-up', `#/follow-ups/new?customer=${wang.id}`],
    ] as const) {
      await user.click((await screen.findAllByRole('button', { name: button }))[0] as HTMLElement);
      expect(window.location.hash).toBe(place);
      act(() => {
        window.location.hash = `#/customers/${wang.id}`;
        window.dispatchEvent(new HashChangeEvent('hashchange'));
      });
    }
  });
});

describe('the form of a service file', () => {
  it('adds a customer with an organisation that is new, and makes that only once', async () => {
    let full = true;
    const { core, user } = await renderPage('#/customers/new', {
      'command.run': ({ name }) => {
        if (name === 'customer.add' && full) throw new AppError('disk-full', 'no room');
        return { uid: 'u', made: { id: name === 'organisation.add' ? idOf(600) : idOf(799), number: null } };
      },
    });
    await user.type(await screen.findByRole('textbox', { name: 'Name' }), '韩梅梅');
    await user.type(screen.getByRole('textbox', { name: 'Phone' }), '137 0000 9999');
    await user.type(screen.getByRole('combobox', { name: 'Organisation' }), '晨星学校');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText(/The disk is full/)).toBeInTheDocument();
    expect(screen.getByRole('textbox', { name: 'Name' })).toHaveValue('韩梅梅');
    full = false;
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(window.location.hash).toBe(`#/customers/${idOf(799)}`));
    expect(commandsOf(core).map(({ name }) => name)).toEqual(['organisation.add', 'customer.add', 'customer.add']);
    expect(commandsOf(core).at(-1)?.input).toMatchObject({
      name: '韩梅梅',
      organisationId: idOf(600),
      contactPoints: [{ kind: 'phone', value: '137 0000 9999', label: '' }],
    });
    await waitFor(() => expect(core.drafts.size).toBe(0));
  });

  it('asks for a name and sends nothing without one', async () => {
    const { core, user } = await renderPage('#/customers/new');
    await user.click(await screen.findByRole('button', { name: 'Save' }));
    expect(screen.getByText('A customer needs a name.')).toBeInTheDocument();
    expect(commandsOf(core)).toEqual([]);
  });

  it('says who may be on file already, and why, without an answer for the customer themselves', async () => {
    const { core, user } = await renderPage('#/customers/new', {
      'customers.alike': ({ name, contactPoints }) =>
        name === '王小明' && contactPoints[0]?.value === '139 0000 5678'
          ? [
              { customer: li, score: 0.8, reasons: ['phone', 'other-name'] },
              { customer: wang, score: 0.45, reasons: ['name'] },
            ]
          : [],
    });
    await user.type(await screen.findByRole('textbox', { name: 'Phone' }), '139 0000 5678');
    await user.type(screen.getByRole('textbox', { name: 'Name' }), '王小明');
    const hint = (await screen.findByText('May be on file already:')).parentElement ?? expect.unreachable();
    expect(
      within(hint)
        .getAllByRole('listitem')
        .map((row) => row.textContent),
    ).toEqual(['李雷same phone · different names', '王小明same name']);
    expect(within(hint).getByRole('link', { name: '李雷' })).toHaveAttribute('href', `#/customers/${li.id}`);
    const asked = core.calls.filter(({ name }) => name === 'customers.alike').at(-1)?.input;
    expect(asked).toMatchObject({ exceptId: null });
  });

  it('keeps what was typed when it is closed, and throws it away only on a second word', async () => {
    const { core, user } = await renderPage(`#/customers/${wang.id}?edit=1`);
    await user.type(await screen.findByRole('textbox', { name: 'Notes' }), '周末勿扰');
    await screen.findByText('Draft saved on this device');
    await user.click(screen.getByRole('button', { name: 'Close' }));
    await user.click(await screen.findByRole('button', { name: 'Edit' }));
    expect(await screen.findByRole('textbox', { name: 'Notes' })).toHaveValue('周末勿扰');
    await user.click(screen.getByRole('button', { name: 'Discard draft' }));
    expect(core.drafts.size).toBe(1);
    await user.click(await screen.findByRole('button', { name: 'Throw away' }));
    await waitFor(() => expect(core.drafts.size).toBe(0));
    expect(commandsOf(core)).toEqual([]);
  });
});

describe('customers for everybody', () => {
  it.each(['#/customers', `#/customers/${wang.id}`, '#/customers/new'])('no accessibility fault at %s', async (at) => {
    const { container } = await renderPage(at);
    await waitFor(() => expect(rowsShown()).not.toEqual([]));
    if (at.endsWith('new')) await screen.findByRole('textbox', { name: 'Name' });
    if (at.endsWith(wang.id)) await screen.findByRole('article');
    expect(await faultsOf(container)).toEqual([]);
  });
});
