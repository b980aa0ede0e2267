import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { CustomerPair } from '#domain/contract/ipc/duplicate-views.ts';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import type { ContactPoint } from '#domain/model/customer-fields.ts';
import type { CustomerId } from '#domain/model/ids.ts';
import { CustomersPage } from '#renderer/customers/customers-page.tsx';
import { commandsOf } from '../harness/area-views.ts';
import { faultsOf } from '../harness/axe.ts';
import { aCaseRow, aCustomer, aCustomerDetail, idOf } from '../harness/case-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { startTestCore } from '../harness/test-core.ts';

const oldId = idOf<CustomerId>(700);
const newId = idOf<CustomerId>(701);
const phone = (value: string): ContactPoint => ({ kind: 'phone', value, label: '' });

function detail(id: CustomerId, fields: Partial<FieldsOf<'customer'>>, more = {}) {
  const whole = aCustomerDetail();
  return { ...whole, id, fields: { ...whole.fields, ...fields }, ...more };
}

const older = detail(
  oldId,
  { name: '王小明', createdAt: 1, notes: '先打座机', contactPoints: [phone('138 0013 8000')], tags: ['老客户'] },
  { cases: [aCaseRow(1)], numbers: { '138 0013 8000': [{ text: '138 0013 8000', extension: '' }] } },
);
const newer = detail(
  newId,
  {
    ...{ name: '王晓明', createdAt: 2, notes: '很急', tier: 'vip', tags: ['退款'] },
    contactPoints: [phone('+86 138 0013 8000'), phone('010-62345678')],
  },
  {
    numbers: {
      '+86 138 0013 8000': [{ text: '138 0013 8000', extension: '' }],
      '010-62345678': [{ text: '010 6234 5678', extension: '' }],
    },
  },
);
const pair: CustomerPair = {
  id: `${oldId}~${newId}`,
  one: aCustomer({ id: oldId, name: '王小明' }),
  other: aCustomer({ id: newId, name: '王晓明' }),
  score: 0.84,
  reasons: ['phone', 'sound'],
};

async function renderAt(at: string, handlers: Partial<Handlers> = {}, locale: 'en' | 'zh-CN' = 'en') {
  const core = startTestCore({
    'customers.list': () => ({ total: 0, rows: [] }),
    'customers.duplicates': () => ({ total: 1, rows: [pair] }),
    'customers.get': ({ customerId }) => (customerId === oldId ? older : newer),
    'command.run': () => ({ uid: 'u', made: null }),
    ...handlers,
  });
  return { core, ...(await renderView(core, <CustomersPage />, { at, locale })) };
}

const cellsOf = (row: string) =>
  within(screen.getByRole('rowheader', { name: row }).parentElement ?? expect.unreachable())
    .getAllByRole('cell')
    .map((cell) => cell.textContent);

describe('the list of duplicates', () => {
  it('is reached from the customers by key, says why two are alike, and is walked by key', async () => {
    const { user } = await renderAt('#/customers');
    await screen.findByText('No customers yet');
    await user.keyboard('d');
    const row = await screen.findByRole('link', { name: /王小明.*王晓明/ });
    expect(row).toHaveTextContent('84% alike');
    expect(row).toHaveTextContent('same phone · name sounds the same');
    await user.keyboard('j');
    expect(await screen.findByRole('button', { name: 'Merge' })).toBeInTheDocument();
    expect(window.location.hash).toContain('duplicates?pair=');
  });

  it('says so when there is none', async () => {
    await renderAt('#/customers/duplicates', {
      'customers.duplicates': () => ({ total: 0, rows: [] }),
    });
    expect(await screen.findByText('No likely duplicates')).toBeInTheDocument();
  });

  it.each(['en', 'zh-CN'] as const)('has nothing that keeps anybody out, in %s', async (locale) => {
    const { container } = await renderAt(`#/customers/duplicates?pair=${pair.id}`, {}, locale);
    await screen.findByRole('table');
    expect(await faultsOf(container)).toEqual([]);
  });
});

describe('two files side by side', () => {
  const at = `#/customers/duplicates?pair=${pair.id}`;

  it('show what either says and what will be; the older goes on, and what is likely is chosen', async () => {
    await renderAt(at);
    await screen.findByRole('table');
    expect(cellsOf('Name')).toEqual(['王晓明', '王小明', '王小明']);
    expect(cellsOf('Tier')[2]).toBe('VIP');
    expect(cellsOf('Notes')[2]).toContain('先打座机\n\n很急');
    // Two spellings of one number stand once.
    expect(cellsOf('Contact points')[2]).toBe('138 0013 8000, 010-62345678');
    expect(cellsOf('Tags')[2]).toBe('老客户, 退款');
    expect(cellsOf('Cases')[2]).toBe('1 case');
  });

  it('are merged by key with what was chosen field by field, and it can be undone', async () => {
    const { core, user } = await renderAt(at);
    await screen.findByRole('table');
    await user.click(screen.getByRole('radio', { name: '王晓明' }));
    await user.click(screen.getByRole('radio', { name: '先打座机' }));
    await user.click(screen.getByRole('checkbox', { name: 'Keep 010-62345678' }));
    expect(cellsOf('Name')[2]).toBe('王晓明');
    expect(cellsOf('Contact points')[2]).toBe('138 0013 8000');
    screen.getByRole('button', { name: 'Merge' }).focus();
    await user.keyboard('m');
    await waitFor(() => expect(commandsOf(core)).toHaveLength(1));
    expect(commandsOf(core)[0]).toMatchObject({
      name: 'customer.merge',
      input: {
        ...{ customerId: newId, intoId: oldId },
        choose: { name: 'from', organisationId: 'into', tier: 'from', language: 'into', notes: 'into' },
        drop: [phone('+86 138 0013 8000'), phone('010-62345678')],
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Undo the merge' }));
    await waitFor(() => expect(commandsOf(core)).toHaveLength(2));
    expect(commandsOf(core)[1]).toMatchObject({ name: 'customer.unmerge', input: { customerId: newId } });
  });

  it('change places, and what is likely with them', async () => {
    const { core, user } = await renderAt(at);
    await user.click(await screen.findByRole('button', { name: 'Swap the two' }));
    expect(cellsOf('Name')).toEqual(['王小明', '王晓明', '王晓明']);
    await user.click(screen.getByRole('button', { name: 'Merge' }));
    await waitFor(() => expect(commandsOf(core)).toHaveLength(1));
    expect(commandsOf(core)[0]?.input).toMatchObject({ customerId: oldId, intoId: newId, choose: { tier: 'into' } });
  });

  it('are said to be two by key, and that can be taken back', async () => {
    const { core, user } = await renderAt(at);
    await screen.findByRole('table');
    await user.keyboard('x');
    await user.click(await screen.findByRole('button', { name: 'Take it back' }));
    await waitFor(() => expect(commandsOf(core)).toHaveLength(2));
    expect(commandsOf(core).map(({ name, input }) => [name, input])).toEqual([
      ['customer.tell-apart', { customerId: oldId, otherId: newId }],
      ['customer.tell-apart', { customerId: oldId, otherId: newId, apart: false }],
    ]);
  });

  it('that hold too many contact points together are not merged before some are left out', async () => {
    const many = Array.from({ length: 30 }, (_, n) => phone(`139001390${String(n).padStart(2, '0')}`));
    const { user } = await renderAt(at, {
      'customers.get': ({ customerId }) =>
        customerId === oldId ? detail(oldId, { ...older.fields, contactPoints: many }) : newer,
    });
    expect(await screen.findByRole('alert')).toHaveTextContent('more than 30');
    expect(screen.getByRole('button', { name: 'Merge' })).toBeDisabled();
    await user.click(screen.getByRole('checkbox', { name: 'Keep 010-62345678' }));
    await user.click(screen.getByRole('checkbox', { name: 'Keep +86 138 0013 8000' }));
    expect(screen.getByRole('button', { name: 'Merge' })).toBeEnabled();
  });

  it('that were merged meanwhile by somebody else are nothing to merge', async () => {
    await renderAt(at, { 'customers.get': () => older });
    expect(await screen.findByText('This pair is settled.')).toBeInTheDocument();
  });
});

describe('a customer who was merged with others', () => {
  it('names them, and gives each their own file back', async () => {
    const merged = { id: newId, name: '王晓明', intoId: oldId, at: 1, byName: 'Ada' };
    const { core, user } = await renderAt(`#/customers/${oldId}`, {
      'customers.get': () => ({ ...older, merged: [merged] }),
    });
    const files = within(await screen.findByRole('region', { name: 'Merged into this file' }));
    expect(files.getByText('王晓明')).toBeInTheDocument();
    await user.click(files.getByRole('button', { name: 'Undo the merge' }));
    await waitFor(() => expect(commandsOf(core)).toHaveLength(1));
    expect(commandsOf(core)[0]).toMatchObject({ name: 'customer.unmerge', input: { customerId: newId } });
  });

  it('shows their numbers as people here read them', async () => {
    await renderAt(`#/customers/${oldId}`, {
      'customers.get': () => ({
        ...older,
        fields: { ...older.fields, contactPoints: [phone('13800138000/02155556666转8')] },
        numbers: {
          '13800138000/02155556666转8': [
            { text: '138 0013 8000', extension: '' },
            { text: '021 5555 6666', extension: '8' },
          ],
        },
      }),
    });
    expect(await screen.findByRole('link', { name: '138 0013 8000' })).toHaveAttribute('href', 'tel:13800138000');
    expect(screen.getByRole('link', { name: '021 5555 6666 ext. 8' })).toHaveAttribute('href', 'tel:02155556666');
  });

  it('is merged with one who is on no list', async () => {
    const other = aCustomer({ id: newId, name: '王晓明' });
    const { core, user } = await renderAt(`#/customers/${oldId}`, {
      'customers.list': ({ text }) => (text === '' ? { total: 0, rows: [] } : { total: 1, rows: [other] }),
    });
    await user.click(await screen.findByRole('button', { name: 'Merge with another customer' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(dialog.getByRole('textbox', { name: 'The other customer' }), '晓明');
    await user.click(await screen.findByRole('option', { name: /王晓明/ }));
    await user.click(await dialog.findByRole('button', { name: 'Merge' }));
    await waitFor(() => expect(commandsOf(core)[0]?.name).toBe('customer.merge'));
  });
});
