import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { AppError } from '#domain/contract/failure.ts';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import type { ArticleId } from '#domain/model/ids.ts';
import type { Json } from '#domain/model/json.ts';
import { CallsPage } from '#renderer/calls/calls-page.tsx';
import { aCall, commandsOf } from '../harness/area-views.ts';
import { faultsOf } from '../harness/axe.ts';
import { aCaseRow, aCustomer, aCustomerDetail, idOf } from '../harness/case-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { ada, startTestCore } from '../harness/test-core.ts';

const wang = aCustomer();
const made: Readonly<Record<string, { id: string; number: string | null }>> = {
  'case.open': { id: idOf(50), number: '10777' },
  'call.record': { id: idOf(51), number: null },
  'customer.add': { id: idOf(52), number: null },
  'follow-up.schedule': { id: idOf(53), number: null },
};

async function renderDesk(handlers: Partial<Handlers> = {}, at = '#/calls', locale: 'en' | 'zh-CN' = 'en') {
  const core = startTestCore({
    'calls.list': () => ({ total: 2, rows: [aCall(1), aCall(2, { direction: 'out', customerName: null })] }),
    'customers.list': ({ text }) => ({ total: 1, rows: text === '1234' ? [wang] : [] }),
    'customers.get': () => aCustomerDetail(),
    'cases.list': () => ({ total: 2, rows: [aCaseRow(1), aCaseRow(2, { status: 'closed' })] }),
    'people.list': () => ({
      agents: [{ ...ada, active: true }],
      teams: [{ id: ada.teamIds[0], name: 'Support' }],
    }),
    'command.run': ({ name }) => ({ uid: 'u', made: made[name] ?? null }),
    ...handlers,
  });
  const rendered = await renderView(core, <CallsPage />, { at, locale });
  await screen.findByRole('form', { name: locale === 'en' ? 'Call desk' : '通话登记' });
  return { core, ...rendered };
}

type Ran = ReturnType<typeof commandsOf>[number];
type Rendered = Awaited<ReturnType<typeof renderDesk>>;

async function pickWang({ user }: Pick<Rendered, 'user'>): Promise<void> {
  await user.type(screen.getByRole('textbox', { name: 'Caller' }), '1234');
  await user.click(await screen.findByRole('option', { name: /王小明.*138 0000 1234/ }));
}

const save = ({ user }: Pick<Rendered, 'user'>) => user.click(screen.getByRole('button', { name: 'Save call' }));

describe('the call desk', () => {
  it('records a call with the caller found by the last four digits', async () => {
    const desk = await renderDesk();
    const { user, core } = desk;
    await pickWang(desk);
    expect(screen.getByRole('textbox', { name: 'Phone number' })).toHaveValue('138 0000 1234');
    await user.type(screen.getByLabelText('Minutes'), '6.5');
    await user.type(screen.getByRole('textbox', { name: 'What the customer wants' }), '退款');
    await user.click(screen.getByRole('radio', { name: 'Informed' }));
    await user.click(screen.getByRole('radio', { name: 'Worried' }));
    await save(desk);
    expect(await screen.findByText('The call is saved on this device.')).toBeInTheDocument();
    expect(commandsOf(core)).toEqual([
      {
        name: 'call.record',
        input: {
          caseId: null,
          customerId: wang.id,
          teamId: ada.teamIds[0],
          direction: 'in',
          phone: '138 0000 1234',
          startedAt: expect.any(Number),
          durationMs: 390_000,
          holdMs: 0,
          wrapUpMs: 0,
          need: '退款',
          cause: '',
          done: '',
          promised: '',
          note: '',
          outcome: 'informed',
          mood: 'worried',
          said: [],
        },
      },
      // No article served, and no case tells of it.
      { name: 'knowledge.miss', input: { text: '退款', place: 'call', names: [wang.name] } },
    ]);
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'What the customer wants' })).toHaveValue(''));
    await waitFor(() => expect(core.drafts.size).toBe(0));
  });

  it('opens the case and promises the call back with the same click', async () => {
    const desk = await renderDesk();
    const { user, core } = desk;
    await pickWang(desk);
    await user.type(screen.getByRole('textbox', { name: 'What the customer wants' }), '门锁没电');
    await user.click(screen.getByRole('radio', { name: 'Call back promised' }));
    await user.type(screen.getByRole('textbox', { name: 'What was promised' }), '明天回电');
    await user.click(screen.getByRole('radio', { name: 'New case' }));
    expect(screen.getByRole('textbox', { name: 'Subject' })).toHaveValue('门锁没电');
    await save(desk);
    expect(await screen.findByRole('link', { name: '10777' })).toHaveAttribute('href', `#/cases/${idOf(50)}`);
    const [opened, recorded, promised] = commandsOf(core) as [Ran, Ran, Ran];
    expect(opened).toMatchObject({ name: 'case.open', input: { subject: '门锁没电', customerId: wang.id } });
    expect(recorded).toMatchObject({ name: 'call.record', input: { caseId: idOf(50), outcome: 'call-back' } });
    expect(promised).toMatchObject({
      name: 'follow-up.schedule',
      input: { caseId: idOf(50), customerId: wang.id, ownerId: ada.id, kind: 'call-back', promise: '明天回电' },
    });
    const { dueAt } = promised.input as { readonly dueAt: number };
    const tomorrow = new Date(dueAt);
    expect([tomorrow.getHours(), tomorrow.getMinutes()]).toEqual([9, 0]);
    expect(tomorrow.getTime()).toBeGreaterThan(Date.now());
  });

  it('repeats only what failed', async () => {
    let full = true;
    const desk = await renderDesk({
      'command.run': ({ name }) => {
        if (name === 'follow-up.schedule' && full) throw new AppError('disk-full', 'no room');
        return { uid: 'u', made: made[name] ?? null };
      },
    });
    const { user, core } = desk;
    await user.type(screen.getByRole('textbox', { name: 'What was promised' }), '回电');
    await user.click(screen.getByRole('radio', { name: 'Call back promised' }));
    await user.click(screen.getByRole('radio', { name: 'New case' }));
    await user.type(screen.getByRole('textbox', { name: 'Subject' }), '报修');
    await save(desk);
    expect(await screen.findByText(/The disk is full/)).toBeInTheDocument();
    full = false;
    await save(desk);
    expect(await screen.findByText('The call is saved on this device.')).toBeInTheDocument();
    expect(commandsOf(core).map(({ name }) => name)).toEqual([
      'case.open',
      'call.record',
      'follow-up.schedule',
      'follow-up.schedule',
    ]);
  });

  it('says what is missing, goes there and keeps what was typed', async () => {
    const desk = await renderDesk();
    const { user, core } = desk;
    await user.type(screen.getByRole('textbox', { name: 'Anything else' }), '占线');
    await save(desk);
    expect(screen.getByText('Please say how the call ended.')).toBeInTheDocument();
    await waitFor(() => expect(screen.getByRole('radio', { name: 'Resolved' })).toHaveFocus());
    expect(screen.getByRole('textbox', { name: 'Anything else' })).toHaveValue('占线');
    expect(commandsOf(core)).toEqual([]);
  });

  it('adds a caller nobody knows yet, by the number that was typed', async () => {
    const { user, core } = await renderDesk();
    await user.type(screen.getByRole('textbox', { name: 'Caller' }), '13900009999');
    await user.click(await screen.findByRole('option', { name: 'New customer “13900009999”' }));
    expect(screen.getByRole('textbox', { name: 'Their phone' })).toHaveValue('13900009999');
    await user.type(screen.getByRole('textbox', { name: "New customer's name" }), '韩梅梅');
    await user.click(screen.getByRole('button', { name: 'Add customer' }));
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Phone number' })).toHaveValue('13900009999'));
    expect(commandsOf(core)).toMatchObject([
      { name: 'customer.add', input: { name: '韩梅梅', contactPoints: [{ kind: 'phone', value: '13900009999' }] } },
    ]);
    expect(screen.getByText('韩梅梅')).toBeInTheDocument();
  });

  it('offers only the open cases of the caller', async () => {
    const desk = await renderDesk();
    expect(screen.getByRole('radio', { name: 'Open case of the caller' })).toBeDisabled();
    await pickWang(desk);
    await desk.user.click(screen.getByRole('radio', { name: 'Open case of the caller' }));
    await desk.user.click(await screen.findByRole('combobox', { name: 'Open cases of the caller' }));
    const options = await screen.findAllByRole('option');
    expect(options.map((option) => option.textContent)).toEqual(['10001  Case 1']);
  });

  it('counts with the timer and keeps counting while the agent is elsewhere', async () => {
    const { user, core, unmount } = await renderDesk();
    await user.click(screen.getByRole('button', { name: 'Start' }));
    await waitFor(() => expect(screen.getByRole('timer')).not.toHaveTextContent('0:00'));
    unmount();
    await waitFor(() =>
      expect(core.drafts.get('call/')?.content).toMatchObject({ clock: { startedAt: expect.any(Number) } }),
    );
    const again = startTestCore({ 'calls.list': () => ({ total: 0, rows: [] }) });
    const kept = core.drafts.get('call/');
    if (kept) again.drafts.set('call/', kept);
    await renderView(again, <CallsPage />, { at: '#/calls' });
    await waitFor(() => expect(screen.getByRole('timer')).not.toHaveTextContent('0:00'));
    expect(screen.getByRole('button', { name: 'End call' })).toBeInTheDocument();
  });

  it('counts holding and the work afterwards apart from talking, by its keys too', async () => {
    const { user, core } = await renderDesk();
    await user.click(screen.getByRole('button', { name: 'Start' }));
    await user.click(screen.getByRole('textbox', { name: 'Anything else' }));
    await user.keyboard('{Control>}{Shift>}h{/Shift}{/Control}');
    expect(await screen.findByText('On hold')).toBeInTheDocument();
    expect(screen.getByRole('timer')).not.toHaveAttribute('data-running');
    await user.keyboard('{Control>}{Shift>}h{/Shift}{/Control}');
    expect(await screen.findByRole('button', { name: 'Hold' })).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Hold' }));
    await user.click(screen.getByRole('button', { name: 'Take back' }));
    await user.keyboard('{Control>}{Shift>}e{/Shift}{/Control}');
    expect(await screen.findByText('Wrap-up')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Go on' }));
    await user.click(screen.getByRole('button', { name: 'End call' }));
    await user.click(screen.getByRole('radio', { name: 'Informed' }));
    await user.click(screen.getByRole('button', { name: 'Save call' }));
    await waitFor(() => expect(commandsOf(core)).toHaveLength(1));
    const [recorded] = commandsOf(core) as [Ran];
    const { durationMs, holdMs, wrapUpMs } = recorded.input as Record<string, number>;
    for (const ms of [durationMs, holdMs, wrapUpMs]) expect(ms).toBeGreaterThan(0);
    await waitFor(() => expect(screen.getByRole('timer')).toHaveTextContent('0:00'));
  });

  it('shows where the clocks of an earlier run stood, and goes on', async () => {
    const wall = Date.now() - 60_000;
    const reading = { wall, monotonic: 5, origin: -1 };
    const clock = {
      startedAt: wall,
      marks: [{ phase: 'talking', at: reading }],
      seen: reading,
      told: 0,
      correctionMs: 0,
    };
    await renderDesk({ 'drafts.get': () => aDraft({ need: '退款', clock }) });
    expect(screen.getByRole('timer')).toHaveTextContent(/^1:0\d$/);
    expect(screen.getByRole('timer')).toHaveAttribute('data-running', 'true');
  });

  it('turns into a case, an entry on the open case or a call-back with one key each', async () => {
    const desk = await renderDesk();
    const { user } = desk;
    await pickWang(desk);
    await user.type(screen.getByRole('textbox', { name: 'What the customer wants' }), '门锁没电');
    await user.keyboard('{Control>}{Shift>}k{/Shift}{/Control}');
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Subject' })).toHaveFocus());
    expect(screen.getByRole('textbox', { name: 'Subject' })).toHaveValue('门锁没电');
    await user.keyboard('{Control>}{Shift>}o{/Shift}{/Control}');
    const open = await screen.findByRole('combobox', { name: 'Open cases of the caller' });
    await waitFor(() => expect(open).toHaveFocus());
    // The only one is chosen already.
    await waitFor(() => expect(open).toHaveValue('10001  Case 1'));
    await user.keyboard('{Control>}{Shift>}f{/Shift}{/Control}');
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'What for' })).toHaveFocus());
  });

  it('begins with the customer it was opened for, beside the unfinished call of another', async () => {
    const { core } = await renderDesk(
      { 'drafts.get': ({ subject }) => (subject === '' ? aDraft({ need: 'not this one' }) : null) },
      `#/calls?customer=${wang.id}`,
    );
    expect(screen.getByText('王小明', { selector: 'form *' })).toBeInTheDocument();
    expect(screen.getByRole('textbox', { name: 'What the customer wants' })).toHaveValue('');
    expect(core.calls).toContainEqual({ name: 'drafts.get', input: { kind: 'call', subject: wang.id } });
  });

  it('does not save while an input method composes', async () => {
    const { core, user } = await renderDesk();
    await user.click(screen.getByRole('radio', { name: 'Informed' }));
    const field = screen.getByRole('textbox', { name: 'Anything else' });
    fireEvent.compositionStart(field);
    fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true, isComposing: true });
    fireEvent.compositionEnd(field);
    expect(commandsOf(core)).toEqual([]);
    fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true });
    await waitFor(() => expect(commandsOf(core)).toHaveLength(1));
  });

  it('has no accessibility fault, in Chinese with everything open', async () => {
    const { user, container } = await renderDesk({}, '#/calls', 'zh-CN');
    await user.click(screen.getByRole('radio', { name: '约定回电' }));
    await user.click(screen.getByRole('radio', { name: '新建工单' }));
    await user.click(screen.getByRole('button', { name: '保存通话' }));
    expect(screen.getByText('请填写新工单的主题。')).toBeInTheDocument();
    expect(await faultsOf(container)).toEqual([]);
  });
});

function aDraft(content: Json) {
  return { kind: 'call' as const, subject: '', content, savedAt: 1 };
}

describe('recorded calls', () => {
  it('are listed with their outcome and shown whole', async () => {
    const { user } = await renderDesk();
    const rows = await screen.findAllByRole('listitem');
    expect(rows[0]).toHaveTextContent('王小明');
    expect(rows[0]).toHaveTextContent('Informed3:07Need 1');
    expect(rows[1]).toHaveTextContent('138 0000 1234');
    await user.click(within(rows[0] as HTMLElement).getByRole('link'));
    const page = await screen.findByRole('region', { name: '王小明' });
    expect(within(page).getByText('Need 1')).toBeInTheDocument();
    expect(within(page).getByText('Incoming')).toBeInTheDocument();
    expect(await faultsOf(page)).toEqual([]);
  });

  it('tell how long they were held and worked on, and what of a script was said', async () => {
    const said = [{ articleId: idOf<ArticleId>(1), step: 'Greeting', text: 'Good morning.' }];
    await renderDesk({
      'calls.list': () => ({ total: 1, rows: [aCall(1, { holdMs: 61_000, wrapUpMs: 5000, mood: 'angry', said })] }),
    });
    fireEvent.click(within((await screen.findAllByRole('listitem'))[0] as HTMLElement).getByRole('link'));
    const page = await screen.findByRole('region', { name: '王小明' });
    expect(within(page).getByText('On hold').nextSibling).toHaveTextContent('1:01');
    expect(within(page).getByText('Wrap-up').nextSibling).toHaveTextContent('0:05');
    expect(within(page).getByText('Angry')).toBeInTheDocument();
    expect(within(page).getByText('Good morning.')).toBeInTheDocument();
    expect(within(page).getByRole('link', { name: 'Greeting' })).toHaveAttribute('href', `#/knowledge/${idOf(1)}`);
    expect(await faultsOf(page)).toEqual([]);
  });

  it('are looked up when a link leads to one beyond the list', async () => {
    const core = startTestCore({
      'calls.list': ({ limit }) =>
        limit === 500 ? { total: 1, rows: [aCall(9, { need: 'Far down' })] } : { total: 0, rows: [] },
    });
    await renderView(core, <CallsPage />, { at: `#/calls/${aCall(9).id}` });
    expect(await screen.findByText('Far down')).toBeInTheDocument();
  });
});
