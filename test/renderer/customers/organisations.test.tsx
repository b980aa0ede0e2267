import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { OrganisationDetail } from '#domain/contract/ipc/organisation-views.ts';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import type { AgentId, OrganisationId } from '#domain/model/ids.ts';
import { CustomersPage } from '#renderer/customers/customers-page.tsx';
import { commandsOf } from '../harness/area-views.ts';
import { faultsOf } from '../harness/axe.ts';
import { aCustomer, aCustomerDetail, idOf } from '../harness/case-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { ada, startTestCore } from '../harness/test-core.ts';

const id = idOf<OrganisationId>(600);
const phone = { kind: 'phone', value: '010-62345678', label: '总机' } as const;
const detail: OrganisationDetail = {
  ...{ id, rev: 3, numbers: {}, saveState: 'on-server' },
  fields: {
    ...{ name: '海星物业', notes: '周三不上班', createdAt: 0, externalId: null },
    ...{ contactPoints: [phone], accountManagerId: ada.id as AgentId },
  },
  people: { total: 3, rows: [aCustomer(), aCustomer({ id: idOf(701), name: '唐素芬', tier: 'vip', openCases: 0 })] },
};
const rows = [
  { id, name: '海星物业', accountManagerName: ada.name, people: 3 },
  { id: idOf<OrganisationId>(601), name: '晨星学校', accountManagerName: null, people: 1 },
];

async function page(at: string, handlers: Partial<Handlers> = {}) {
  const core = startTestCore({
    'organisations.find': ({ text }) => {
      const found = rows.filter(({ name }) => name.includes(text));
      return { total: found.length, rows: found };
    },
    'organisations.get': () => detail,
    'command.run': () => ({ uid: 'u', made: { id: idOf(699), number: null } }),
    ...handlers,
  });
  return { core, ...(await renderView(core, <CustomersPage />, { at })) };
}
const at = (rest = '') => `#/customers/organisations?organisation=${id}${rest}`;

describe('organisations', () => {
  it('are listed with who looks after them, narrowed while typing, and walked by keys', async () => {
    const { user, container } = await page('#/customers/organisations');
    expect(await screen.findByText(`Looked after by ${ada.name}`)).toBeInTheDocument();
    expect(screen.getByRole('link', { name: /海星物业.*3 people/ })).toBeInTheDocument();
    await user.keyboard('j');
    expect(window.location.hash).toBe(at());
    await user.type(screen.getByRole('searchbox'), '晨星');
    await waitFor(() => expect(screen.queryByRole('link', { name: /海星物业.*3 people/ })).toBeNull());
    expect(screen.getByRole('link', { name: /晨星学校.*1 person/ })).toBeInTheDocument();
    expect(await faultsOf(container)).toEqual([]);
  });

  it('say when there is none of that name', async () => {
    const { user } = await page('#/customers/organisations');
    await user.type(screen.getByRole('searchbox'), 'xyz');
    expect(await screen.findByText('None found for “xyz”')).toBeInTheDocument();
  });
});

describe('the page of an organisation', () => {
  it('shows how it is reached and who its people are', async () => {
    const { container } = await page(at());
    const shown = within(await screen.findByRole('article', { name: '海星物业' }));
    expect(shown.getByRole('link', { name: phone.value })).toHaveAttribute('href', 'tel:01062345678');
    expect(shown.getByText('周三不上班')).toBeInTheDocument();
    const people = within(shown.getByRole('region', { name: 'People' }));
    expect(people.getByRole('link', { name: /唐素芬/ })).toHaveAttribute('href', `#/customers/${idOf(701)}`);
    expect(people.getByText('and 1 more')).toBeInTheDocument();
    expect(await faultsOf(container)).toEqual([]);
  });

  it('takes a contact point more, on the spot', async () => {
    const { core, user } = await page(at());
    await user.click(await screen.findByRole('button', { name: 'Add contact point' }));
    await user.type(screen.getByRole('textbox', { name: 'Phone' }), '010-62345679{Enter}');
    await waitFor(() => expect(screen.queryByRole('form', { name: 'Add contact point' })).toBeNull());
    expect(commandsOf(core)).toMatchObject([
      {
        name: 'organisation.edit',
        input: { organisationId: id, add: { contactPoints: [{ kind: 'phone', value: '010-62345679', label: '' }] } },
      },
    ]);
  });

  it('is edited: only what was changed is sent', async () => {
    const { core, user, container } = await page(at());
    await user.click(await screen.findByRole('button', { name: 'Edit' }));
    await user.type(await screen.findByRole('textbox', { name: 'Notes' }), '，周四也是');
    expect(await faultsOf(container)).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(window.location.hash).toBe(at()));
    expect(commandsOf(core)).toMatchObject([
      { name: 'organisation.edit', input: { organisationId: id, set: { notes: '周三不上班，周四也是' } } },
    ]);
    expect(core.drafts.size).toBe(0);
  });

  it('is made with a name, and asks for one', async () => {
    const { core, user } = await page('#/customers/organisations?organisation=new');
    await user.click(await screen.findByRole('button', { name: 'Save' }));
    expect(screen.getByText('An organisation needs a name.')).toBeInTheDocument();
    await user.type(screen.getByRole('textbox', { name: 'Name' }), '青禾公寓');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(window.location.hash).toBe(`#/customers/organisations?organisation=${idOf(699)}`));
    expect(commandsOf(core)).toMatchObject([{ name: 'organisation.add', input: { name: '青禾公寓' } }]);
  });
});

it('a customer’s page leads to the organisation', async () => {
  await page(`#/customers/${aCustomer().id}`, {
    'customers.list': () => ({ total: 0, rows: [] }),
    'customers.get': () => aCustomerDetail({ organisation: { id, name: '海星物业' } }),
  });
  expect(await screen.findByRole('link', { name: '海星物业' })).toHaveAttribute('href', at());
});
