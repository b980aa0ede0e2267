import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { AppError } from '#domain/contract/failure.ts';
import type { FollowUpView } from '#domain/contract/ipc/follow-up-views.ts';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import type { AgentId, FollowUpId } from '#domain/model/ids.ts';
import { FollowUpsPage } from '#renderer/follow-ups/follow-ups-page.tsx';
import { commandsOf } from '../harness/area-views.ts';
import { faultsOf } from '../harness/axe.ts';
import { aCustomer, aCustomerDetail, aFollowUp, idOf } from '../harness/case-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { ada, startTestCore } from '../harness/test-core.ts';

const late = aFollowUp({ dueAt: Date.UTC(2020, 0, 1), promise: 'Late one' });
const far = aFollowUp({ id: idOf<FollowUpId>(801), promise: 'Far one', caseId: null, caseNumber: null });
const done: FollowUpView = { ...far, status: 'done', outcome: 'satisfied', outcomeNote: '很满意', completedAt: 1 };

async function renderPage(at = '#/follow-ups', handlers: Partial<Handlers> = {}, locale: 'en' | 'zh-CN' = 'en') {
  const core = startTestCore({
    'followUps.list': ({ status }) => (status === 'open' ? [late, far] : [done]),
    'customers.get': () => aCustomerDetail(),
    'customers.list': () => ({ total: 1, rows: [aCustomer()] }),
    'people.list': () => ({
      agents: [{ ...ada, active: true }],
      teams: [{ id: ada.teamIds[0], name: 'Support' }],
    }),
    'command.run': () => ({ uid: 'u', made: { id: idOf(1), number: null } }),
    ...handlers,
  });
  const rendered = await renderView(core, <FollowUpsPage />, { at, locale });
  await screen.findByText('Late one');
  return { core, ...rendered };
}

const groupNamed = (name: string) => within(screen.getByRole('region', { name }));

describe('the list of promises', () => {
  it('groups them by the day they fall due, with the phone to dial', async () => {
    await renderPage();
    expect(groupNamed('Overdue').getByRole('listitem')).toHaveTextContent('Late one');
    expect(groupNamed('Later').getByRole('listitem')).toHaveTextContent('Far one');
    expect(groupNamed('Overdue').getByRole('link', { name: '138 0000 1234' })).toHaveAttribute(
      'href',
      'tel:13800001234',
    );
    expect(groupNamed('Overdue').getByRole('link', { name: '10001' })).toBeInTheDocument();
    expect(groupNamed('Later').queryByRole('link', { name: '10001' })).toBeNull();
  });

  it("asks for everyone's and for the finished ones", async () => {
    const { core, user } = await renderPage();
    await user.click(screen.getByRole('radio', { name: "Everyone's" }));
    expect(await screen.findAllByText('Ada Lin')).toHaveLength(2);
    await user.click(screen.getByRole('radio', { name: 'Done' }));
    expect(await screen.findByText('很满意')).toBeInTheDocument();
    expect(screen.getByText('Satisfied')).toBeInTheDocument();
    expect(core.calls.filter(({ name }) => name === 'followUps.list').at(-1)?.input).toMatchObject({
      owner: 'everyone',
      status: 'done',
    });
    expect(screen.queryByRole('button', { name: 'Complete' })).toBeNull();
  });

  it('is walked with j and k, and Enter completes', async () => {
    const { user } = await renderPage();
    await user.keyboard('jj');
    expect(groupNamed('Later').getByRole('listitem')).toHaveFocus();
    await user.keyboard('k');
    expect(groupNamed('Overdue').getByRole('listitem')).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(screen.getByRole('form', { name: 'Complete: Late one' })).toBeInTheDocument();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('form')).toBeNull();
  });

  it('says when nothing is promised', async () => {
    const core = startTestCore({ 'followUps.list': () => [] });
    await renderView(core, <FollowUpsPage />, { at: '#/follow-ups', locale: 'zh-CN' });
    expect(await screen.findByText('没有待办回访')).toBeInTheDocument();
  });
});

describe('completing a promise', () => {
  async function open(refusal?: 'already-done') {
    const page = await renderPage('#/follow-ups', {
      'command.run': () => {
        if (refusal) throw new AppError(refusal, refusal);
        return { uid: 'u', made: null };
      },
    });
    await page.user.click(groupNamed('Overdue').getByRole('button', { name: 'Complete' }));
    const form = within(screen.getByRole('form', { name: 'Complete: Late one' }));
    return { ...page, form };
  }

  it('wants an outcome, and keeps the note with it', async () => {
    const { user, form, core } = await open();
    await user.type(form.getByRole('textbox', { name: 'Note' }), '已说明');
    await user.click(form.getByRole('button', { name: 'Complete' }));
    expect(form.getByText('Please say what came of it.')).toBeInTheDocument();
    await user.click(form.getByRole('radio', { name: 'Reached' }));
    await user.click(form.getByRole('button', { name: 'Complete' }));
    await waitFor(() => expect(screen.queryByRole('form')).toBeNull());
    expect(commandsOf(core)).toEqual([
      { name: 'follow-up.complete', input: { followUpId: late.id, outcome: 'reached', note: '已说明' } },
    ]);
    expect(core.drafts.size).toBe(0);
  });

  it('that nobody answered counts the try, and proposes the next by the workspace’s rule', async () => {
    const { user, form, core } = await open();
    expect(form.queryByRole('button', { name: 'Tomorrow 9:00' })).toBeNull();
    await user.click(form.getByRole('radio', { name: 'No answer' }));
    const before = Date.now();
    await user.click(form.getByRole('button', { name: 'Note the try' }));
    await waitFor(() => expect(screen.queryByRole('form')).toBeNull());
    const [{ name, input }] = commandsOf(core) as [{ name: string; input: { nextAt: number } }];
    expect(name).toBe('follow-up.attempt');
    // Two hours, where nobody defined anything.
    expect(Math.abs(input.nextAt - before - 7_200_000)).toBeLessThan(60_000);
    expect(core.drafts.size).toBe(0);
  });

  it('can be given up, or put off as the customer wishes', async () => {
    const { user, form, core } = await open();
    await user.click(form.getByRole('radio', { name: 'No answer' }));
    await user.click(form.getByRole('checkbox', { name: /Give up/ }));
    await user.click(form.getByRole('button', { name: 'Complete' }));
    await waitFor(() => expect(screen.queryByRole('form')).toBeNull());
    await user.click(groupNamed('Later').getByRole('button', { name: 'Complete' }));
    const other = within(screen.getByRole('form', { name: 'Complete: Far one' }));
    await user.click(other.getByRole('radio', { name: 'Rescheduled' }));
    await user.click(other.getByRole('button', { name: 'Move' }));
    expect(other.getByText('Please say when.')).toBeInTheDocument();
    await user.click(other.getByRole('button', { name: 'Tomorrow 9:00' }));
    await user.type(other.getByRole('textbox', { name: 'Note' }), 'in a meeting');
    await user.click(other.getByRole('button', { name: 'Move' }));
    await waitFor(() => expect(screen.queryByRole('form')).toBeNull());
    expect(commandsOf(core)).toMatchObject([
      { name: 'follow-up.complete', input: { followUpId: late.id, outcome: 'no-answer' } },
      { name: 'follow-up.reschedule', input: { followUpId: far.id, reason: 'in a meeting' } },
    ]);
  });

  it('wants to know why a customer is not satisfied, with a score and what follows', async () => {
    const { user, form, core } = await open();
    await user.click(form.getByRole('radio', { name: 'Not satisfied' }));
    await user.click(form.getByRole('button', { name: 'Complete' }));
    expect(form.getByText('Please say why.')).toBeInTheDocument();
    await user.click(form.getByRole('radio', { name: '2 of 5' }));
    await user.type(form.getByRole('textbox', { name: 'Reason given' }), '等太久');
    await user.click(form.getByRole('radio', { name: 'Reopen the case' }));
    await user.click(form.getByRole('button', { name: 'Complete' }));
    await waitFor(() => expect(screen.queryByRole('form')).toBeNull());
    expect(commandsOf(core)).toEqual([
      {
        name: 'follow-up.complete',
        input: {
          ...{ followUpId: late.id, outcome: 'unsatisfied', note: '' },
          ...{ survey: { score: 2, reason: '等太久' }, afterwards: 'reopen' },
        },
      },
    ]);
  });

  it('closes with the message where somebody else was quicker', async () => {
    const { user, form } = await open('already-done');
    await user.click(form.getByRole('radio', { name: 'Reached' }));
    await user.click(form.getByRole('button', { name: 'Complete' }));
    await waitFor(() => expect(screen.queryByRole('form')).toBeNull());
  });

  it('does not complete while an input method composes', async () => {
    const { user, form, core } = await open();
    await user.click(form.getByRole('radio', { name: 'Reached' }));
    const note = form.getByRole('textbox', { name: 'Note' });
    fireEvent.keyDown(note, { key: 'Enter', ctrlKey: true, isComposing: true });
    fireEvent.keyDown(note, { key: 'Escape', isComposing: true });
    expect(screen.getByRole('form')).toBeInTheDocument();
    expect(commandsOf(core)).toEqual([]);
  });
});

describe('changing a promise', () => {
  const colleague = { ...ada, id: idOf<AgentId>(900), name: 'Chen', active: true };
  const people = () => ({
    agents: [{ ...ada, active: true }, colleague],
    teams: [{ id: ada.teamIds[0], name: 'Support' }],
  });
  const pick = async (user: Awaited<ReturnType<typeof renderPage>>['user'], name: string) => {
    await user.click(groupNamed('Overdue').getByRole('button', { name: /^More/ }));
    await user.click(await screen.findByRole('menuitem', { name }));
  };

  it('is called off with a reason, by menu', async () => {
    const { user, core } = await renderPage();
    await pick(user, 'Call off');
    const form = within(screen.getByRole('form', { name: 'Call off: Late one' }));
    await user.click(form.getByRole('button', { name: 'Call off' }));
    expect(form.getByText('Please say why.')).toBeInTheDocument();
    await user.type(form.getByRole('textbox', { name: 'Why' }), '客户自己来电');
    await user.click(form.getByRole('button', { name: 'Call off' }));
    await waitFor(() => expect(screen.queryByRole('form')).toBeNull());
    expect(commandsOf(core)).toEqual([
      { name: 'follow-up.cancel', input: { followUpId: late.id, reason: '客户自己来电', goesOn: false } },
    ]);
  });

  it('is moved and handed over by key', async () => {
    const { user, core } = await renderPage('#/follow-ups', { 'people.list': people });
    await user.keyboard('j');
    await user.keyboard('m');
    const move = within(await screen.findByRole('form', { name: 'Move: Late one' }));
    await user.click(move.getByRole('button', { name: 'Tomorrow 9:00' }));
    await user.click(move.getByRole('button', { name: 'Move' }));
    await waitFor(() => expect(screen.queryByRole('form')).toBeNull());
    await user.keyboard('jh');
    const over = within(await screen.findByRole('form', { name: /^Hand over:/ }));
    await user.click(over.getByRole('combobox', { name: 'Colleague' }));
    await user.click(await screen.findByRole('option', { name: 'Chen' }));
    await user.click(over.getByRole('button', { name: 'Hand over' }));
    await waitFor(() => expect(screen.queryByRole('form')).toBeNull());
    expect(commandsOf(core).map(({ name }) => name)).toEqual(['follow-up.reschedule', 'follow-up.hand-over']);
  });

  it('all of a shift goes to a colleague at once, and says what was left out', async () => {
    const failure = { kind: 'already-done', message: '' } as const;
    const { user, core } = await renderPage('#/follow-ups', {
      'people.list': people,
      'followUps.handOver': () => ({
        ...{ done: 1, same: 0, refused: 1, cancelled: false, undo: 'token' },
        leftOut: [{ caseId: '', number: null, failure }],
      }),
    });
    await user.click(screen.getByRole('button', { name: 'Hand over' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Hand over 2 follow-ups' }));
    await user.click(dialog.getByRole('combobox', { name: 'Colleague' }));
    await user.click(await screen.findByRole('option', { name: 'Chen' }));
    await user.click(dialog.getByRole('button', { name: 'Hand over' }));
    expect(await screen.findByText(/^1 was left out/)).toBeInTheDocument();
    expect(core.calls.find(({ name }) => name === 'followUps.handOver')?.input).toMatchObject({
      followUpIds: [late.id, far.id],
      toAgentId: colleague.id,
    });
  });
});

describe('a promise without a case', () => {
  it('is scheduled for the customer it was opened for', async () => {
    const { user, core } = await renderPage(`#/follow-ups/new?customer=${aCustomer().id}`);
    const form = within(await screen.findByRole('form', { name: 'New follow-up' }));
    expect(form.getByText('王小明')).toBeInTheDocument();
    await user.type(form.getByRole('textbox', { name: 'What was promised' }), '三天后回访');
    await user.click(form.getByRole('button', { name: 'Schedule' }));
    expect(form.getByText('Please say when.')).toBeInTheDocument();
    await user.click(form.getByRole('button', { name: 'In 1 hour' }));
    await user.click(form.getByRole('radio', { name: 'Visit' }));
    await user.click(form.getByRole('button', { name: 'Schedule' }));
    await waitFor(() => expect(window.location.hash).toBe('#/follow-ups'));
    expect(commandsOf(core)).toEqual([
      {
        name: 'follow-up.schedule',
        input: {
          customerId: aCustomer().id,
          teamId: ada.teamIds[0],
          ownerId: ada.id,
          kind: 'visit',
          dueAt: expect.any(Number),
          promise: '三天后回访',
        },
      },
    ]);
  });

  it('stays as a draft when the form is closed', async () => {
    const { user, core } = await renderPage('#/follow-ups/new');
    await user.type(await screen.findByRole('textbox', { name: 'What was promised' }), '三天后回访');
    await user.click(screen.getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(core.drafts.get('follow-up/')?.content).toMatchObject({ promise: '三天后回访' }));
    await user.keyboard('n');
    expect(await screen.findByDisplayValue('三天后回访')).toBeInTheDocument();
  });
});

it('has no accessibility fault with both forms open, in Chinese', async () => {
  const { user, container } = await renderPage('#/follow-ups/new', {}, 'zh-CN');
  await user.click(groupNamed('已逾期').getByRole('button', { name: '完成' }));
  await user.click(screen.getByRole('radio', { name: '未接通' }));
  expect(await faultsOf(container)).toEqual([]);
});
