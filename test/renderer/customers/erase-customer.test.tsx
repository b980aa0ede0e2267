import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Role } from '#domain/model/choices.ts';
import { EraseCustomer } from '#renderer/customers/erase-customer.tsx';
import { faultsOf } from '../harness/axe.ts';
import { aCaseRow, aCustomerDetail } from '../harness/case-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { ada, signedIn, startTestCore } from '../harness/test-core.ts';

const customer = aCustomerDetail({ cases: [aCaseRow(1), aCaseRow(2)] });

async function renderFor(role: Role, locale: 'en' | 'zh-CN' = 'en') {
  const core = startTestCore({
    'session.get': () => ({ ...signedIn, agent: { ...ada, role } }),
    'customers.erase': () => ({ records: 12, devices: 3 }),
  });
  const rendered = await renderView(core, <EraseCustomer customer={customer} />, { at: '#/customers/x', locale });
  return { ...rendered, erased: () => core.calls.filter(({ name }) => name === 'customers.erase') };
}

it('is offered to admins alone', async () => {
  for (const role of ['agent', 'lead'] as const) {
    const { unmount } = await renderFor(role);
    expect(screen.queryByRole('button', { name: 'Erase customer' })).toBeNull();
    unmount();
  }
});

it('says what goes and what becomes of unsent work, and wants the name before it does anything', async () => {
  const { user, erased } = await renderFor('admin');
  await user.click(screen.getByRole('button', { name: 'Erase customer' }));
  const dialog = await screen.findByRole('dialog');
  expect(dialog).toHaveTextContent('2 cases with their messages and files');
  expect(dialog).toHaveTextContent('handed to the server first');
  expect(await faultsOf(dialog)).toEqual([]);
  const confirm = within(dialog).getByRole('button', { name: 'Erase customer' });
  expect(confirm).toBeDisabled();
  await user.type(screen.getByRole('textbox'), `${customer.fields.name}x`);
  expect(confirm).toBeDisabled();
  await user.clear(screen.getByRole('textbox'));
  await user.type(screen.getByRole('textbox'), customer.fields.name);
  await user.click(confirm);
  await waitFor(() => expect(erased().map(({ input }) => input)).toEqual([{ customerId: customer.id }]));
  await waitFor(() => expect(window.location.hash).toBe('#/customers'));
});

it('speaks Chinese', async () => {
  const { user } = await renderFor('admin', 'zh-CN');
  await user.click(screen.getByRole('button', { name: '彻底删除客户' }));
  expect(await screen.findByRole('dialog')).toHaveTextContent('2 个工单及其全部消息和文件');
});
