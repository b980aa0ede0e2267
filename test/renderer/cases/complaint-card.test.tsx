import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { CaseDetail } from '#domain/contract/ipc/case-views.ts';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import type { StepDone } from '#domain/model/case-fields.ts';
import type { CaseStatus, ComplaintStep, Role } from '#domain/model/choices.ts';
import { ComplaintCard } from '#renderer/cases/side/complaint/complaint-card.tsx';
import { commandsOf } from '../harness/area-views.ts';
import { faultsOf } from '../harness/axe.ts';
import { aCaseDetail, aFollowUp, anEntry } from '../harness/case-views.ts';
import { aCompensation } from '../harness/cooperation-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { ada, signedIn, startTestCore } from '../harness/test-core.ts';

const at = Date.UTC(2026, 10, 20, 3);
const taken = (...steps: readonly ComplaintStep[]): StepDone[] =>
  steps.map((key) => ({ key, by: ada.id, at, evidence: { kind: 'text', text: `Shown for ${key}` } }));

interface Given {
  readonly steps?: readonly StepDone[];
  readonly status?: CaseStatus;
  readonly role?: Role;
  readonly more?: Partial<Omit<CaseDetail, 'fields'>>;
  readonly handlers?: Partial<Handlers>;
  readonly locale?: 'en' | 'zh-CN';
}

async function renderCard({ steps = [], status = 'open', role = 'agent', more, handlers, locale = 'en' }: Given = {}) {
  const core = startTestCore({
    'session.get': () => ({ ...signedIn, agent: { ...ada, role } }),
    'cases.timeline': () => [],
    'articles.list': () => [],
    'command.run': () => ({ uid: 'u', made: null }),
    ...handlers,
  });
  const detail = aCaseDetail({ type: 'complaint', steps, status }, more);
  return { core, ...(await renderView(core, <ComplaintCard detail={detail} />, { locale })) };
}

const marks = () => screen.getAllByRole('listitem').map((item) => within(item).getByRole('button'));
const markNamed = (name: RegExp) => screen.getByRole('button', { name });

describe('the seven marks', () => {
  it('tell of each step whether it is done, waived or missing', async () => {
    const waived: StepDone = { key: 'apologise', by: ada.id, at, evidence: { kind: 'waived', text: 'No contact' } };
    await renderCard({ steps: [...taken('listen'), waived] });
    expect(marks().map((mark) => mark.getAttribute('aria-label'))).toEqual([
      '1. Listen – Done',
      '2. Apologise – Waived',
      '3. Confirm – Missing',
      '4. Solve – Missing',
      '5. Follow up – Missing',
      '6. Prevent – Missing',
      '7. Archive – Comes with closing',
    ]);
  });

  it('say in words what solving and closing would be refused for', async () => {
    await renderCard({ steps: taken('listen', 'confirm') });
    expect(screen.getByText('Before it can be solved:').parentElement).toHaveTextContent(/Apologise, Solve$/);
    expect(screen.getByText('Before it can be closed:').parentElement).toHaveTextContent(
      /Apologise, Solve, Follow up, Prevent$/,
    );
  });

  it('name only what closing wants once the case is solved, and nothing when all is there', async () => {
    const before = ['listen', 'apologise', 'confirm', 'solve', 'follow-up'] as const;
    const { unmount } = await renderCard({ steps: taken(...before), status: 'solved' });
    expect(screen.queryByText('Before it can be solved:')).toBeNull();
    expect(screen.getByText('Before it can be closed:').parentElement).toHaveTextContent(/: Prevent$/);
    unmount();
    await renderCard({ steps: taken(...before, 'prevent'), status: 'solved' });
    expect(screen.getByText('All steps are taken: the case can be closed.')).toBeInTheDocument();
  });

  it('have no archive where a closing was taken back', async () => {
    await renderCard({ steps: taken('archive'), status: 'solved' });
    expect(markNamed(/Archive – Comes with closing/)).toBeInTheDocument();
  });

  it('show what stands behind a step when it is chosen', async () => {
    const prevent: StepDone = {
      key: 'prevent',
      by: ada.id,
      at,
      evidence: { kind: 'text', text: 'delivery\nInsured parcels only' },
    };
    const { user } = await renderCard({ steps: [...taken('listen'), prevent] });
    await user.click(markNamed(/Prevent/));
    const panel = within(screen.getByRole('region', { name: 'Prevent' }));
    expect(panel.getByText(/Delivery · Insured parcels only/)).toBeInTheDocument();
    expect(markNamed(/Prevent/)).toHaveAttribute('aria-expanded', 'true');
  });
});

describe('taking the next step', () => {
  it('offers the lines of the timeline that can show it, the newest first', async () => {
    const { user, core } = await renderCard({
      handlers: {
        'cases.timeline': () => [
          anEntry(1, { kind: 'message-in', body: 'It came broken' }),
          anEntry(2, { kind: 'message-out', body: 'We are sorry' }),
          anEntry(3, { kind: 'call', body: 'Very upset on the phone' }),
          anEntry(4, { kind: 'status', body: '' }),
        ],
      },
    });
    await user.click(await screen.findByRole('combobox', { name: 'From the timeline' }));
    const options = screen.getAllByRole('option').map((option) => option.textContent);
    expect(options).toHaveLength(2);
    expect(options[0]).toContain('Very upset on the phone');
    await user.click(screen.getByRole('option', { name: /It came broken/ }));
    await user.click(screen.getByRole('button', { name: 'Take the step' }));
    expect(commandsOf(core)).toEqual([
      {
        name: 'complaint.step',
        input: {
          caseId: aCaseDetail().id,
          step: 'listen',
          evidence: { kind: 'entry', id: anEntry(1).id, text: 'It came broken' },
        },
      },
    ]);
  });

  it('says what is wanted where nothing can show it, and cannot be sent', async () => {
    await renderCard({ steps: taken('listen', 'apologise', 'confirm', 'solve') });
    expect(screen.getByText(/No finished follow-up reached the customer yet/)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Take the step' })).toBeDisabled();
  });

  it('takes a follow-up in which the customer was reached, with its outcome', async () => {
    const followUp = aFollowUp({ status: 'done', outcome: 'satisfied', outcomeNote: 'All is well now' });
    const { user, core } = await renderCard({
      steps: taken('listen', 'apologise', 'confirm', 'solve'),
      more: { followUps: [followUp, aFollowUp({ id: followUp.id, status: 'done', outcome: 'no-answer' })] },
    });
    await user.click(screen.getByRole('button', { name: 'Take the step' }));
    expect(commandsOf(core)[0]?.input).toMatchObject({
      step: 'follow-up',
      evidence: { kind: 'follow-up', id: followUp.id, text: 'Satisfied · All is well now' },
    });
  });

  it('takes a granted compensation for the solution', async () => {
    const granted = aCompensation(1, { state: 'approved' });
    const { user, core } = await renderCard({
      steps: taken('listen', 'apologise', 'confirm'),
      handlers: { 'cases.cooperation': () => ({ handoffs: [], escalations: [], compensations: [granted] }) },
    });
    await user.click(screen.getByRole('radio', { name: 'A compensation' }));
    await screen.findByRole('combobox', { name: 'A compensation' });
    await user.click(screen.getByRole('button', { name: 'Take the step' }));
    expect(commandsOf(core)[0]?.input).toMatchObject({
      step: 'solve',
      evidence: { kind: 'compensation', id: granted.id, text: 'Refund CN¥120.00' },
    });
  });

  it('wants a cause and a measure to prevent it', async () => {
    const { user, core } = await renderCard({
      steps: taken('listen', 'apologise', 'confirm', 'solve', 'follow-up'),
    });
    await user.type(screen.getByRole('textbox', { name: 'Preventive measure' }), 'Insured parcels');
    expect(screen.getByRole('button', { name: 'Take the step' })).toBeDisabled();
    await user.click(screen.getByRole('combobox', { name: 'Cause' }));
    await user.click(screen.getByRole('option', { name: 'Delivery' }));
    await user.click(screen.getByRole('button', { name: 'Take the step' }));
    expect(commandsOf(core)[0]?.input).toMatchObject({
      step: 'prevent',
      evidence: { kind: 'text', text: 'delivery\nInsured parcels' },
    });
  });
});

describe('waiving', () => {
  it('is no way for an agent', async () => {
    await renderCard();
    expect(screen.queryByRole('button', { name: 'Waive' })).toBeNull();
  });

  it('is for a lead, with a reason', async () => {
    const { user, core } = await renderCard({ role: 'lead' });
    await user.click(screen.getByRole('button', { name: 'Waive' }));
    const form = within(screen.getByRole('form', { name: /Waive “Listen”/ }));
    expect(form.getByRole('button', { name: 'Waive' })).toBeDisabled();
    await user.type(form.getByRole('textbox'), 'The customer is in court');
    await user.click(form.getByRole('button', { name: 'Waive' }));
    expect(commandsOf(core)[0]?.input).toMatchObject({
      step: 'listen',
      evidence: { kind: 'waived', text: 'The customer is in court' },
    });
  });
});

it('has no accessibility fault, in Chinese, at the last step', async () => {
  const { container } = await renderCard({
    steps: taken('listen', 'apologise', 'confirm', 'solve', 'follow-up'),
    role: 'lead',
    locale: 'zh-CN',
  });
  expect(screen.getByRole('textbox', { name: '预防措施' })).toBeInTheDocument();
  expect(await faultsOf(container)).toEqual([]);
});
