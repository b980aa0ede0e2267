import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { CustomerMentions } from '#domain/contract/ipc/erasure-procedures.ts';
import type { Role } from '#domain/model/choices.ts';
import type { ArticleRevisionId } from '#domain/model/ids.ts';
import { EraseCustomer } from '#renderer/customers/erase-customer.tsx';
import { faultsOf } from '../harness/axe.ts';
import { aCaseRow, aCustomerDetail, idOf } from '../harness/case-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { ada, signedIn, startTestCore } from '../harness/test-core.ts';

const customer = aCustomerDetail({ cases: [aCaseRow(1), aCaseRow(2)] });

const nothing: CustomerMentions = { texts: [], revisionIds: [] };

async function renderFor(role: Role, locale: 'en' | 'zh-CN' = 'en', mentions = nothing) {
  const core = startTestCore({
    'session.get': () => ({ ...signedIn, agent: { ...ada, role } }),
    'customers.mentions': () => mentions,
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
  await waitFor(() =>
    expect(erased().map(({ input }) => input)).toEqual([{ customerId: customer.id, revisionIds: [] }]),
  );
  await waitFor(() => expect(window.location.hash).toBe('#/customers'));
});

it('speaks Chinese', async () => {
  const { user } = await renderFor('admin', 'zh-CN');
  await user.click(screen.getByRole('button', { name: '彻底删除客户' }));
  expect(await screen.findByRole('dialog')).toHaveTextContent('2 个工单及其全部消息和文件');
});

it('names what of the knowledge base speaks of the customer, before it is ordered and after', async () => {
  const revisionIds = [idOf<ArticleRevisionId>(31), idOf<ArticleRevisionId>(32)];
  const { user, erased } = await renderFor('admin', 'en', {
    texts: [
      { kind: 'article', id: idOf(1), articleId: idOf(1), title: 'How we helped', by: ['name', 'number'] },
      { kind: 'draft', id: idOf(2), articleId: idOf(3), title: 'From a case', by: ['address'] },
      { kind: 'proposal', id: idOf(4), articleId: null, title: 'Write down what', by: ['name'] },
    ],
    revisionIds,
  });
  await user.click(screen.getByRole('button', { name: 'Erase customer' }));
  const dialog = await screen.findByRole('dialog');
  const linksIn = (list: HTMLElement) =>
    within(list)
      .getAllByRole('link')
      .map((link) => link.getAttribute('href'));
  const places = [`#/knowledge/${idOf(1)}`, `#/knowledge/${idOf(2)}?draft=1&list=drafts`, '#/knowledge?list=proposals'];
  const listName = 'Texts of the knowledge base that speak of the customer';
  expect(linksIn(await within(dialog).findByRole('list', { name: listName }))).toEqual(places);
  expect(dialog).toHaveTextContent('Article · their name · a number of theirs');
  expect(dialog).toHaveTextContent('2 former versions of articles');
  expect(await faultsOf(dialog)).toEqual([]);
  await user.type(screen.getByRole('textbox'), customer.fields.name);
  await user.click(within(dialog).getByRole('button', { name: 'Erase customer' }));
  expect(await screen.findByText('The customer is erased')).toBeInTheDocument();
  expect(erased().map(({ input }) => input)).toEqual([{ customerId: customer.id, revisionIds }]);
  expect(linksIn(screen.getByRole('list', { name: listName }))).toEqual(places);
  expect(await faultsOf(screen.getByRole('dialog'))).toEqual([]);
  await user.click(within(screen.getByRole('dialog')).getAllByRole('button', { name: 'Close' }).at(-1) ?? dialog);
  await waitFor(() => expect(window.location.hash).toBe('#/customers'));
});
