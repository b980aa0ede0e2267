import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { OrganisationCandidate, PhoneCandidate, PhoneLookup } from '#domain/contract/ipc/duplicate-views.ts';
import type { RecommendationView } from '#domain/contract/ipc/recommendation-views.ts';
import type { Ring } from '#domain/contract/ipc/ring-views.ts';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import type { CustomerId, FollowUpId, OrganisationId, RecommendationId } from '#domain/model/ids.ts';
import { CallsPage } from '#renderer/calls/calls-page.tsx';
import { RingCards } from '#renderer/calls/ringing/ring-cards.tsx';
import { commandsOf } from '../harness/area-views.ts';
import { faultsOf } from '../harness/axe.ts';
import { aCaseRow, aCustomer, aCustomerDetail, idOf } from '../harness/case-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { ada, startTestCore } from '../harness/test-core.ts';

const wang = aCustomer();
const ringing: Ring = {
  ...{ id: 'r1', number: '13800001234', direction: 'in', state: 'ringing', phases: [] },
  ...{ at: Date.UTC(2026, 10, 22, 8), callBackId: null },
};
const candidate: PhoneCandidate = {
  ...{ customer: { ...wang, openCases: 2, tier: 'vip' }, match: 'same', confidence: 0.95 },
  ...{ openCases: [aCaseRow(1)], promises: [], lastPromised: { text: '明天给您回电', at: 0 }, holdings: [] },
  recommendations: [],
};
const lookup: PhoneLookup = { shown: '138 0000 1234', isUnderstood: true, candidates: [candidate], organisations: [] };

async function render(rings: readonly Ring[], handlers: Partial<Handlers> = {}) {
  let current = rings;
  const core = startTestCore({
    'calls.ringing': () => current,
    'calls.move': () => null,
    'calls.dismiss': () => null,
    'customers.byPhone': () => lookup,
    'customers.get': () => aCustomerDetail(),
    'customers.list': () => ({ total: 0, rows: [] }),
    'calls.list': () => ({ total: 0, rows: [] }),
    'cases.list': () => ({ total: 0, rows: [] }),
    'people.list': () => ({
      agents: [{ ...ada, active: true }],
      teams: [{ id: ada.teamIds[0], name: 'Support' }],
    }),
    'command.run': () => ({ uid: 'u', made: null }),
    ...handlers,
  });
  const outside: string[] = [];
  const rendered = await renderView(
    core,
    <>
      <RingCards notifyOutside={(text) => outside.push(text)} />
      <CallsPage />
    </>,
    { at: '#/cases' },
  );
  const now = (next: readonly Ring[]) => {
    current = next;
    core.push('changed', [{ collection: 'ring', ids: [] }]);
  };
  return { core, outside, now, ...rendered };
}

describe('a call that rings', () => {
  it('shows who it may be, what is open for them and what they were promised', async () => {
    const { container, outside } = await render([ringing]);
    const card = await screen.findByRole('article', { name: '138 0000 1234 is calling' });
    expect(within(card).getByRole('button', { name: 'Answer as 王小明' })).toHaveTextContent('This number');
    expect(within(card).getByText(/2 open cases/)).toBeInTheDocument();
    expect(within(card).getByText('Promised: 明天给您回电')).toBeInTheDocument();
    expect(screen.getByRole('alert')).toHaveTextContent('13800001234 is calling');
    expect(outside).toEqual(['13800001234 is calling']);
    expect(await faultsOf(container)).toEqual([]);
  });

  it('warns of a customer who may leave, with the reasons', async () => {
    await render([ringing], {
      'risks.get': () => ({
        ...{ score: 35, level: 'watch', planned: null },
        reasons: [{ kind: 'complaints', points: 35, count: 2 }],
      }),
    });
    const card = await screen.findByRole('article', { name: '138 0000 1234 is calling' });
    await waitFor(() => expect(card).toHaveTextContent('May leave 2 complaints within 90 days'));
  });

  it('comes up over what is on show without taking the focus, and goes again', async () => {
    const { now } = await render([]);
    const before = document.activeElement;
    expect(screen.queryByRole('article')).toBeNull();
    now([ringing]);
    expect(await screen.findByRole('article')).toBeInTheDocument();
    expect(document.activeElement).toBe(before);
    now([]);
    await waitFor(() => expect(screen.queryByRole('article')).toBeNull());
  });

  it('answered as a customer leads to the desk with caller, number and a running clock', async () => {
    const { core, user } = await render([ringing]);
    await user.click(await screen.findByRole('button', { name: 'Answer as 王小明' }));
    expect(core.calls).toContainEqual({ name: 'calls.move', input: { id: 'r1', move: 'answered' } });
    expect(await screen.findByRole('textbox', { name: 'Phone number' })).toHaveValue('13800001234');
    expect(within(screen.getByRole('form')).getByText('王小明')).toBeInTheDocument();
    expect(screen.getByRole('timer')).toHaveAttribute('data-running', 'true');
    await user.click(screen.getByRole('radio', { name: 'Informed' }));
    await user.click(screen.getByRole('button', { name: 'Save call' }));
    await waitFor(() => expect(core.calls).toContainEqual({ name: 'calls.dismiss', input: { id: 'r1' } }));
    expect(commandsOf(core).map(({ name }) => name)).toEqual(['call.record']);
  });

  it('from an organisation’s number is answered as one of its people', async () => {
    const teacher = { ...aCustomer(), id: idOf<CustomerId>(71), name: '李老师' };
    const school: OrganisationCandidate = {
      ...{ id: idOf<OrganisationId>(72), name: '晨星学校', match: 'same', confidence: 0.95 },
      ...{ people: [teacher, wang], openCases: [aCaseRow(1, { subject: '投影机' })] },
    };
    const { user, container } = await render([ringing], {
      'customers.byPhone': () => ({ ...lookup, organisations: [school] }),
      'customers.get': () =>
        aCustomerDetail({ id: teacher.id, fields: { ...aCustomerDetail().fields, name: '李老师' } }),
    });
    const list = within(await screen.findByRole('list', { name: 'Organisations with this number' }));
    expect(list.getByRole('link', { name: '晨星学校' })).toBeInTheDocument();
    expect(list.getByRole('link', { name: /投影机/ })).toBeInTheDocument();
    // Who stands above already is not named twice.
    expect(list.queryByRole('button', { name: 'Answer as 王小明' })).toBeNull();
    expect(await faultsOf(container)).toEqual([]);
    await user.click(list.getByRole('button', { name: 'Answer as 李老师' }));
    expect(within(await screen.findByRole('form')).getByText('李老师')).toBeInTheDocument();
  });

  it('tells what else may help, and whether it may be said unasked', async () => {
    const recommendation: RecommendationView = {
      ...{ id: idOf<RecommendationId>(73), customerId: wang.id, caseId: null, caseNumber: null, articleId: null },
      ...{ articleTitle: null, text: '备用电池', reason: '', state: 'suggested', steps: [], suggestedBy: ada.id },
      ...{ suggestedByName: 'Ada Lin', suggestedAt: 0, consents: [], saveState: 'on-server' },
    };
    await render([ringing], {
      'customers.byPhone': () => ({ ...lookup, candidates: [{ ...candidate, recommendations: [recommendation] }] }),
    });
    expect(await screen.findByText('备用电池')).toBeInTheDocument();
    expect(screen.getByText('only if they ask')).toBeInTheDocument();
  });

  it('is answered by its key, whoever it is', async () => {
    const { core, user } = await render([ringing], {
      'customers.byPhone': () => ({ shown: '', isUnderstood: false, candidates: [], organisations: [] }),
    });
    expect(await screen.findByText('Nobody here has this number.')).toBeInTheDocument();
    await user.keyboard('{Control>}{Shift>}a{/Shift}{/Control}');
    expect(core.calls).toContainEqual({ name: 'calls.move', input: { id: 'r1', move: 'answered' } });
    expect(await screen.findByRole('textbox', { name: 'Caller' })).toHaveValue('');
  });

  it('keeps the half-written note of the call before, and lists it', async () => {
    const { user, now } = await render([ringing]);
    await user.click(await screen.findByRole('button', { name: 'Answer' }));
    await user.type(await screen.findByRole('textbox', { name: 'What the customer wants' }), '退款');
    const second: Ring = { ...ringing, id: 'r2', number: '13900005678' };
    now([{ ...ringing, state: 'talking' }]);
    await waitFor(() => expect(screen.queryByRole('article')).toBeNull());
    now([second, { ...ringing, state: 'talking' }]);
    // The call whose note is open needs no card.
    const card = await screen.findByRole('article', { name: /is calling/ });
    expect(screen.getAllByRole('article')).toHaveLength(1);
    await user.click(within(card).getByRole('button', { name: 'Answer' }));
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'What the customer wants' })).toHaveValue(''));
    const notes = await screen.findByRole('navigation', { name: 'Unfinished notes' });
    await user.click(within(notes).getByRole('link', { name: /13800001234.*退款/ }));
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'What the customer wants' })).toHaveValue('退款'));
  });
});

describe('several calls at once', () => {
  const at = ringing.at;
  const onHold: Ring = {
    ...ringing,
    state: 'on-hold',
    phases: [
      { phase: 'talking', at },
      { phase: 'on-hold', at: at + 30_000 },
    ],
  };

  it('one on hold stands on a card, and is taken back with its note', async () => {
    const { user, core, container } = await render([onHold]);
    const card = await screen.findByRole('article', { name: 'On hold: 138 0000 1234' });
    expect(await faultsOf(container)).toEqual([]);
    await user.click(within(card).getByRole('button', { name: 'Take back' }));
    expect(core.calls).toContainEqual({ name: 'calls.move', input: { id: 'r1', move: 'resumed' } });
    expect(await screen.findByRole('textbox', { name: 'Phone number' })).toHaveValue('13800001234');
  });

  it('the note follows what the telephone tells, and tells the telephone’s call what is done here', async () => {
    const talking: Ring = { ...ringing, state: 'talking', phases: [{ phase: 'talking', at: Date.now() - 90_000 }] };
    const { user, core, now } = await render([talking]);
    await user.click(await screen.findByRole('button', { name: 'To the note' }));
    expect(await screen.findByRole('timer')).toHaveTextContent(/^1:3\d$/);
    now([{ ...talking, state: 'on-hold', phases: [...talking.phases, { phase: 'on-hold', at: Date.now() }] }]);
    await user.click(await screen.findByRole('button', { name: 'Take back' }));
    expect(core.calls).toContainEqual({ name: 'calls.move', input: { id: 'r1', move: 'resumed' } });
    await user.click(screen.getByRole('button', { name: 'End call' }));
    expect(core.calls).toContainEqual({ name: 'calls.move', input: { id: 'r1', move: 'ended' } });
  });

  it('saved, the desk is ready for the next one', async () => {
    const talking: Ring = { ...ringing, state: 'talking', phases: [{ phase: 'talking', at: Date.now() - 90_000 }] };
    const { user, core, now } = await render([talking], {
      'calls.dismiss': () => {
        now([]);
        return null;
      },
    });
    await user.click(await screen.findByRole('button', { name: 'To the note' }));
    await user.click(await screen.findByRole('radio', { name: 'Informed' }));
    await user.click(screen.getByRole('button', { name: 'Save call' }));
    await waitFor(() => expect(screen.getByRole('timer')).toHaveTextContent('0:00'));
    expect(screen.getByRole('textbox', { name: 'Phone number' })).toHaveValue('');
    await waitFor(() => expect(core.drafts.size).toBe(0));
  });

  it('the next unfinished note is a key away, with where its call stands', async () => {
    const { user, core, now } = await render([onHold]);
    const clock = { startedAt: at, marks: [], seen: null, told: 0, correctionMs: 0 };
    core.drafts.set('call/ring-r1', {
      ...{ kind: 'call', subject: 'ring-r1', savedAt: at },
      content: { phone: '13800001234', need: '退款', clock },
    });
    core.drafts.set('call/', { kind: 'call', subject: '', content: { need: '问路' }, savedAt: at });
    window.location.hash = '#/calls/new';
    now([onHold]);
    core.push('changed', [{ collection: 'draft-list', ids: [] }]);
    const notes = await screen.findByRole('navigation', { name: 'Unfinished notes' });
    expect(within(notes).getByRole('link', { name: /13800001234.*退款.*On hold/ })).toBeInTheDocument();
    await user.keyboard('{Control>}{Shift>}l{/Shift}{/Control}');
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'What the customer wants' })).toHaveValue('退款'));
    await user.keyboard('{Control>}{Shift>}l{/Shift}{/Control}');
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'What the customer wants' })).toHaveValue('问路'));
  });
});

describe('a call that was missed', () => {
  it('says that a call-back is planned, and can be called back', async () => {
    const { user, core } = await render([
      { ...ringing, state: 'missed', callBackId: idOf(9) as unknown as FollowUpId },
    ]);
    const card = await screen.findByRole('article', { name: 'Missed: 138 0000 1234' });
    expect(within(card).getByText(/A call-back is planned/)).toBeInTheDocument();
    await user.click(within(card).getByRole('button', { name: 'Call back' }));
    expect(core.calls.some(({ name }) => name === 'calls.move')).toBe(false);
    expect(await screen.findByRole('radio', { name: 'Outgoing' })).toBeChecked();
    expect(screen.getByRole('timer')).not.toHaveAttribute('data-running');
  });

  it('goes when nobody needs it any more', async () => {
    const { user, core } = await render([{ ...ringing, state: 'missed' }]);
    await user.click(await screen.findByRole('button', { name: 'Dismiss' }));
    expect(core.calls).toContainEqual({ name: 'calls.dismiss', input: { id: 'r1' } });
  });
});
