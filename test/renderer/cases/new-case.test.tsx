import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { AppError } from '#domain/contract/failure.ts';
import { NewCasePage } from '#renderer/cases/new/new-case-page.tsx';
import { aCustomer, aCustomerDetail, idOf } from '../harness/case-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { ada, startTestCore } from '../harness/test-core.ts';

type Ran = { name: string; input: Record<string, unknown> };

async function renderForm(options: { customerId?: ReturnType<typeof aCustomer>['id']; failOnce?: string } = {}) {
  let toFail = options.failOnce;
  const shown: string[] = [];
  const core = startTestCore({
    'people.list': () => ({
      agents: [{ ...ada, active: true }],
      teams: [{ id: ada.teamIds[0], name: 'Support' }],
    }),
    'customers.list': ({ text }) => {
      const found = aCustomer();
      const rows = text !== '' && (found.name.includes(text) || '13800001234'.endsWith(text)) ? [found] : [];
      return { total: rows.length, rows };
    },
    'customers.get': () => aCustomerDetail(),
    'command.run': ({ name }) => {
      if (name === toFail) {
        toFail = undefined;
        throw new AppError('disk-full', 'no room');
      }
      return name === 'customer.add'
        ? { uid: 'u', made: { id: idOf(701), number: null } }
        : { uid: 'u', made: { id: idOf(1), number: '10042' } };
    },
  });
  const view = (
    <NewCasePage
      customerId={options.customerId ?? null}
      onShow={(id) => shown.push(id)}
      onClose={() => shown.push('closed')}
    />
  );
  const rendered = await renderView(core, view);
  const ran = () => core.calls.filter(({ name }) => name === 'command.run').map(({ input }) => input as Ran);
  const customer = () => screen.getByRole('textbox', { name: 'Customer' });
  const subject = () => screen.getByRole('textbox', { name: /^Subject/ });
  const submit = () => screen.getByRole('button', { name: 'Open the case' });
  return { ...rendered, core, shown, ran, customer, subject, submit };
}

describe('a new case', () => {
  it('is opened for a customer found by the last four digits, and answers with its number', async () => {
    const { user, customer, subject, submit, ran, shown, core } = await renderForm();
    await user.type(customer(), '1234');
    await user.click(await screen.findByRole('option', { name: /王小明/ }));
    await user.type(subject(), '退款没到账');
    await user.click(submit());
    expect(await screen.findByText('10042')).toBeInTheDocument();
    expect(ran()).toEqual([
      {
        name: 'case.open',
        input: {
          subject: '退款没到账',
          description: '',
          type: 'inquiry',
          priority: 'normal',
          channel: 'phone',
          customerId: aCustomer().id,
          teamId: ada.teamIds[0],
          holdingId: null,
          assigneeId: ada.id,
        },
      },
    ]);
    await waitFor(() => expect(core.drafts.size).toBe(0));
    await user.click(screen.getByRole('button', { name: 'Show the case' }));
    expect(shown).toEqual([idOf(1)]);
  });

  it('adds somebody new with a name and a phone, once even when the case needs a second try', async () => {
    const { user, customer, subject, submit, ran } = await renderForm({ failOnce: 'case.open' });
    await user.type(customer(), '13900005678');
    await user.click(await screen.findByRole('option', { name: /New customer/ }));
    expect(screen.getByRole('textbox', { name: 'Phone' })).toHaveValue('13900005678');
    await user.type(subject(), 'Router is dead');
    await user.click(submit());
    expect(await screen.findByText('A name is needed.')).toBeInTheDocument();
    await user.type(screen.getByRole('textbox', { name: /^Name/ }), '李雷');
    await user.click(submit());
    expect(await screen.findByText(/The disk is full/)).toBeInTheDocument();
    expect(subject()).toHaveValue('Router is dead');
    await user.click(submit());
    expect(await screen.findByText('10042')).toBeInTheDocument();
    expect(ran().map(({ name }) => name)).toEqual(['customer.add', 'case.open', 'case.open']);
    expect(ran()[0]?.input).toEqual({ name: '李雷', contactPoints: [{ kind: 'phone', value: '13900005678' }] });
    expect(ran()[2]?.input.customerId).toBe(idOf(701));
  });

  it('asks for a subject and sends nothing without one', async () => {
    const { user, submit, ran } = await renderForm();
    await user.click(submit());
    expect(await screen.findByText('A subject is needed.')).toBeInTheDocument();
    expect(ran()).toEqual([]);
  });

  it('does not open the case on Enter in the subject, but on Ctrl+Enter', async () => {
    const { user, subject, ran } = await renderForm();
    await user.type(subject(), 'Half a subj{Enter}');
    expect(ran()).toEqual([]);
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(ran().map(({ name }) => name)).toEqual(['case.open']));
  });

  it('is still there after the window was closed in the middle of it', async () => {
    const first = await renderForm();
    await first.user.type(first.subject(), 'Interrupted');
    first.unmount();
    await waitFor(() => expect(first.core.drafts.get('new-case/')?.content).toMatchObject({ subject: 'Interrupted' }));
    const stored = first.core.drafts.get('new-case/');
    const second = startTestCore();
    if (stored)
      second.drafts.set('new-case/', { ...stored, content: { subject: 'Interrupted', type: 'no such type' } });
    await renderView(second, <NewCasePage customerId={null} onShow={() => {}} onClose={() => {}} />);
    await waitFor(() => expect(screen.getByRole('textbox', { name: /^Subject/ })).toHaveValue('Interrupted'));
  });

  it('starts with the customer it was asked for from a service file', async () => {
    const { user, subject, submit, ran } = await renderForm({ customerId: aCustomer().id });
    expect(await screen.findByText('王小明')).toBeInTheDocument();
    await user.type(subject(), 'Again');
    await user.click(submit());
    await waitFor(() => expect(ran()[0]?.input.customerId).toBe(aCustomer().id));
  });

  it('can be thrown away', async () => {
    const { user, subject, core, shown } = await renderForm();
    await user.type(subject(), 'Not needed');
    await user.click(screen.getByRole('button', { name: 'Discard' }));
    await waitFor(() => expect(shown).toEqual(['closed']));
    expect(core.drafts.size).toBe(0);
  });
});
