import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import type { Role } from '#domain/model/choices.ts';
import { approvalLimitsId } from '#domain/rules/definitions/approval-limits.ts';
import { CooperationPage } from '#renderer/cooperation/cooperation-page.tsx';
import { commandsOf } from '../harness/area-views.ts';
import { faultsOf } from '../harness/axe.ts';
import { aCompensation, aHandoff, anEscalation, logistics } from '../harness/cooperation-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { ada, signedIn, startTestCore } from '../harness/test-core.ts';

const late = aHandoff(1, {
  dueAt: Date.UTC(2020, 0, 1),
  fromTeamId: logistics,
  toTeamId: ada.teamIds[0],
  toAgentId: ada.id,
  toName: ada.name,
  caseHeld: false,
});

interface Given {
  readonly role?: Role;
  readonly handlers?: Partial<Handlers>;
  readonly locale?: 'en' | 'zh-CN';
}

async function renderPage(at: string, { role = 'agent', handlers = {}, locale = 'en' }: Given = {}) {
  const core = startTestCore({
    'session.get': () => ({ ...signedIn, agent: { ...ada, role } }),
    'handoffs.list': ({ box }) => (box === 'for-us' ? [late, aHandoff(2)] : [aHandoff(3, { state: 'declined' })]),
    'escalations.list': () => [anEscalation(1)],
    'compensations.list': () => [aCompensation(1), aCompensation(2, { amount: 90_000 })],
    'cooperation.counts': () => ({ handoffs: 1, escalations: 2, approvals: 0 }),
    'definitions.list': () => [
      {
        id: approvalLimitsId,
        kind: 'approval-limits',
        name: 'Limits',
        ownerId: null,
        position: 0,
        active: true,
        content: { limits: [{ currency: 'CNY', agent: 0, lead: 50_000 }] },
        updatedAt: 0,
        saveState: 'on-server',
      },
    ],
    'command.run': () => ({ uid: 'u', made: null }),
    ...handlers,
  });
  return { core, ...(await renderView(core, <CooperationPage />, { at, locale })) };
}

const itemWith = async (text: string) => {
  const found = (await screen.findByText(text)).closest('li');
  if (!found) throw new Error(`${text} stands in no item`);
  return within(found);
};

describe('what is asked of us', () => {
  it('stands with its case, though that is not to be seen, and says what is overdue', async () => {
    await renderPage('#/cooperation');
    const item = await itemWith('Find parcel 1');
    expect(item.getByText('#10001 Refund has not arrived')).toBeInTheDocument();
    expect(item.queryByRole('link')).toBeNull();
    expect(item.getByText(/^Overdue/)).toBeInTheDocument();
    expect(screen.getByText('1 overdue')).toBeInTheDocument();
    expect((await itemWith('Find parcel 2')).getByRole('link', { name: /10001/ })).toBeInTheDocument();
  });

  it('is accepted at once, and returned with a result', async () => {
    const { user, core } = await renderPage('#/cooperation');
    const item = await itemWith('Find parcel 1');
    await user.click(item.getByRole('button', { name: 'Accept' }));
    await user.click(item.getByRole('button', { name: 'Return result' }));
    const form = within(item.getByRole('form', { name: 'What came of it' }));
    expect(form.getByRole('button', { name: 'Return result' })).toBeDisabled();
    await user.type(form.getByRole('textbox'), 'Found it');
    await user.click(form.getByRole('button', { name: 'Return result' }));
    await waitFor(() => expect(screen.queryByRole('form')).toBeNull());
    expect(commandsOf(core)).toEqual([
      { name: 'handoff.answer', input: { handoffId: late.id, to: 'accepted' } },
      { name: 'handoff.answer', input: { handoffId: late.id, to: 'returned', answer: 'Found it' } },
    ]);
  });

  it('has no withdrawing and no dates to change for who is asked', async () => {
    const { user } = await renderPage('#/cooperation');
    const item = await itemWith('Find parcel 1');
    expect(item.queryByRole('button', { name: 'Withdraw' })).toBeNull();
    await user.click(item.getByRole('button', { name: 'Change' }));
    expect(item.getByRole('combobox', { name: 'Person' })).toBeInTheDocument();
    expect(item.queryByText('Due by')).toBeNull();
  });
});

describe('what we asked', () => {
  it('offers to ask somebody else once it was declined, and to withdraw', async () => {
    const { user, core } = await renderPage('#/cooperation/from-us');
    const item = await itemWith('Find parcel 3');
    expect(item.queryByRole('button', { name: 'Accept' })).toBeNull();
    expect(item.getByRole('button', { name: 'Ask somebody else' })).toBeInTheDocument();
    await user.click(item.getByRole('button', { name: 'Withdraw' }));
    await user.click(within(item.getByRole('form')).getByRole('button', { name: 'Withdraw' }));
    expect(commandsOf(core)[0]).toMatchObject({ name: 'handoff.withdraw' });
  });

  it('says when there is nothing', async () => {
    await renderPage('#/cooperation/from-us', { handlers: { 'handoffs.list': () => [] } });
    expect(await screen.findByText('No other team owes you anything')).toBeInTheDocument();
  });
});

describe('escalations', () => {
  it('are taken up, and ended with the other open ones named', async () => {
    const other = anEscalation(2, { state: 'acknowledged' });
    const ended = anEscalation(3, { state: 'ended' });
    const { user, core } = await renderPage('#/cooperation/escalations', {
      handlers: {
        'cases.cooperation': () => ({
          handoffs: [],
          escalations: [anEscalation(1), other, ended],
          compensations: [],
        }),
      },
    });
    const item = await itemWith('Reason 1');
    await user.click(item.getByRole('button', { name: 'Take up' }));
    await user.click(item.getByRole('button', { name: 'End' }));
    const end = within(item.getByRole('form')).getByRole('button', { name: 'End' });
    await waitFor(() => expect(end).not.toHaveAttribute('data-loading', 'true'));
    await user.click(end);
    await waitFor(() => expect(commandsOf(core)).toHaveLength(2));
    expect(commandsOf(core)).toEqual([
      { name: 'escalation.acknowledge', input: { escalationId: anEscalation(1).id } },
      { name: 'escalation.end', input: { escalationId: anEscalation(1).id, note: '', others: [other.id] } },
    ]);
  });

  it('raised without a network say that nobody knows of them yet', async () => {
    await renderPage('#/cooperation/escalations', {
      handlers: { 'escalations.list': () => [anEscalation(1, { saveState: 'saved-here' })] },
    });
    expect(await screen.findByText('Escalated, not yet delivered')).toBeInTheDocument();
    expect(screen.queryByText('Nobody has taken it up')).toBeNull();
  });
});

describe('approvals', () => {
  it('are for a lead, within their own limit; declining wants a reason', async () => {
    const { user, core } = await renderPage('#/cooperation/approvals', { role: 'lead' });
    const beyond = await itemWith('Damage 2');
    expect(await beyond.findByText('Beyond your limit')).toBeInTheDocument();
    expect(beyond.queryByRole('button', { name: 'Approve' })).toBeNull();
    await user.click(beyond.getByRole('button', { name: 'Decline' }));
    await user.type(within(beyond.getByRole('form')).getByRole('textbox'), 'Not our fault');
    await user.click(within(beyond.getByRole('form')).getByRole('button', { name: 'Decline' }));
    const item = await itemWith('Damage 1');
    expect(item.getByText(/CN¥120\.00/)).toBeInTheDocument();
    await user.click(item.getByRole('button', { name: 'Approve' }));
    await waitFor(() => expect(commandsOf(core)).toHaveLength(2));
    expect(commandsOf(core).map(({ input }) => input)).toMatchObject([
      { compensationId: aCompensation(2).id, to: 'declined', note: 'Not our fault' },
      { compensationId: aCompensation(1).id, to: 'approved' },
    ]);
  });

  it('are not for an agent, who may take the request back', async () => {
    await renderPage('#/cooperation/approvals');
    const item = await itemWith('Damage 1');
    expect(item.queryByRole('button', { name: 'Approve' })).toBeNull();
    expect(item.getByRole('button', { name: 'Withdraw' })).toBeInTheDocument();
  });
});

it.each(['', '/from-us', '/escalations', '/approvals'])(
  'has no accessibility fault at #/cooperation%s, in Chinese',
  async (tab) => {
    const { container } = await renderPage(`#/cooperation${tab}`, { role: 'lead', locale: 'zh-CN' });
    await screen.findAllByText(/#10001/);
    expect(await faultsOf(container)).toEqual([]);
  },
);
