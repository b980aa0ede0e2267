import { screen, waitFor, within } from '@testing-library/react';
import type { ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import type { CaseDetail } from '#domain/contract/ipc/case-views.ts';
import type { DefinitionView } from '#domain/contract/ipc/cooperation-views.ts';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import type { DefinitionKind } from '#domain/model/choices.ts';
import type { DefinitionId } from '#domain/model/ids.ts';
import { checklistKey } from '#domain/rules/checklist-key.ts';
import { approvalLimitsId } from '#domain/rules/definitions/approval-limits.ts';
import { ChecklistCard } from '#renderer/cases/side/checklist/checklist-card.tsx';
import { CompensationCard } from '#renderer/cases/side/compensation/compensation-card.tsx';
import { EscalationCard } from '#renderer/cases/side/escalation/escalation-card.tsx';
import { HandoffsCard } from '#renderer/cases/side/handoffs/handoffs-card.tsx';
import { commandsOf } from '../harness/area-views.ts';
import { faultsOf } from '../harness/axe.ts';
import { aCaseDetail, idOf } from '../harness/case-views.ts';
import { aHandoff, lina, logistics } from '../harness/cooperation-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { ada, startTestCore } from '../harness/test-core.ts';

function aDefinition(kind: DefinitionKind, content: DefinitionView['content'], number = 1): DefinitionView {
  return {
    id: kind === 'approval-limits' ? approvalLimitsId : idOf<DefinitionId>(7000 + number),
    kind,
    name: `${kind} ${number}`,
    ownerId: null,
    position: number,
    active: true,
    content,
    updatedAt: 0,
    saveState: 'on-server',
  };
}

interface Given {
  readonly fields?: Partial<CaseDetail['fields']>;
  readonly definitions?: readonly DefinitionView[];
  readonly handlers?: Partial<Handlers>;
  readonly locale?: 'en' | 'zh-CN';
}

async function renderCard(
  card: (detail: CaseDetail) => ReactNode,
  { fields = {}, definitions = [], handlers = {}, locale = 'en' }: Given = {},
) {
  const core = startTestCore({
    'people.list': () => ({
      agents: [
        { ...ada, active: true },
        { id: lina, login: 'lina', name: '李娜', role: 'agent', teamIds: [logistics], active: true },
      ],
      teams: [
        { id: ada.teamIds[0], name: 'Support' },
        { id: logistics, name: '物流部' },
      ],
    }),
    'definitions.list': ({ kind }) => definitions.filter((each) => each.kind === kind),
    'command.run': () => ({ uid: 'u', made: null }),
    ...handlers,
  });
  const detail = aCaseDetail(fields);
  return { core, detail, ...(await renderView(core, card(detail), { locale })) };
}

describe('passing work on', () => {
  const card = (detail: CaseDetail) => <HandoffsCard detail={detail} />;
  const open = async (given: Given = {}) => {
    const rendered = await renderCard(card, given);
    await rendered.user.click(screen.getByRole('button', { name: 'Pass on' }));
    return { ...rendered, form: within(screen.getByRole('form', { name: 'Pass work on' })) };
  };

  it('wants a team, a person, a deadline and what is asked', async () => {
    const { user, core, form } = await open();
    await user.click(form.getByRole('button', { name: 'Pass on' }));
    for (const problem of [
      'Please choose a team.',
      'A handoff names a person.',
      'Please say what is asked.',
      'A handoff has a deadline.',
    ])
      expect(form.getByText(problem)).toBeInTheDocument();
    expect(commandsOf(core)).toEqual([]);
  });

  it('offers the people of the team that is chosen, and asks', async () => {
    const { user, core, form, detail } = await open();
    await user.click(form.getByRole('combobox', { name: 'Team' }));
    await user.click(screen.getByRole('option', { name: '物流部' }));
    await user.click(form.getByRole('combobox', { name: 'Person' }));
    expect(screen.getAllByRole('option', { name: /./ }).map(({ textContent }) => textContent)).toContain('李娜');
    expect(screen.queryByRole('option', { name: ada.name })).toBeNull();
    await user.click(screen.getByRole('option', { name: '李娜' }));
    await user.type(form.getByRole('textbox', { name: 'What is asked' }), 'Find the parcel');
    await user.click(form.getByRole('button', { name: 'In 1 hour' }));
    await user.click(form.getByRole('button', { name: 'Pass on' }));
    await waitFor(() => expect(screen.queryByRole('form')).toBeNull());
    expect(commandsOf(core)).toEqual([
      {
        name: 'handoff.ask',
        input: {
          caseId: detail.id,
          toTeamId: logistics,
          toAgentId: lina,
          asked: 'Find the parcel',
          dueAt: expect.any(Number),
          expectedAt: null,
        },
      },
    ]);
  });

  it('to a partner names the partner and the person there', async () => {
    const { user, core, form } = await open();
    await user.click(form.getByRole('radio', { name: 'A partner' }));
    await user.type(form.getByRole('textbox', { name: 'Partner' }), 'SF Express');
    await user.type(form.getByRole('textbox', { name: 'Person' }), 'Wang');
    await user.type(form.getByRole('textbox', { name: 'What is asked' }), 'Find the parcel');
    await user.click(form.getByRole('button', { name: 'In 1 hour' }));
    await user.click(form.getByRole('button', { name: 'Pass on' }));
    await waitFor(() => expect(commandsOf(core)).toHaveLength(1));
    expect(commandsOf(core)[0]?.input).toMatchObject({ partner: 'SF Express', toName: 'Wang' });
    expect(commandsOf(core)[0]?.input).not.toHaveProperty('toTeamId');
  });

  it('shows what the customer may be told, until it is over', async () => {
    const expectedAt = Date.UTC(2099, 0, 3);
    const handoffs = [aHandoff(1, { expectedAt }), aHandoff(2, { expectedAt, state: 'returned', answer: 'Found' })];
    await renderCard(card, {
      handlers: { 'cases.cooperation': () => ({ handoffs, escalations: [], compensations: [] }) },
    });
    await screen.findByText('Find parcel 2');
    expect(screen.getAllByText(/The customer may be told:/)).toHaveLength(1);
  });
});

describe('escalating', () => {
  const rule = aDefinition('escalation-rule', {
    types: ['complaint'],
    priorities: [],
    levels: [
      { afterMinutes: 60, acknowledgeMinutes: 30, toAgentId: ada.id, toTeamId: null },
      { afterMinutes: null, acknowledgeMinutes: null, toAgentId: null, toTeamId: logistics },
    ],
  });
  const card = (detail: CaseDetail) => <EscalationCard detail={detail} />;

  it('is filled in from the rule of the type, and says which level was due', async () => {
    const { user, core } = await renderCard(card, { definitions: [rule] });
    expect(await screen.findByText(/Level 1 was due/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Escalate' }));
    const form = within(screen.getByRole('form', { name: 'Escalate the case' }));
    expect(form.getByRole('combobox', { name: 'Who is called for' })).toHaveDisplayValue(ada.name);
    await user.click(form.getByRole('button', { name: 'Escalate' }));
    expect(form.getByText('Please say why.')).toBeInTheDocument();
    await user.type(form.getByRole('textbox', { name: 'Why' }), 'Wants a manager');
    await user.click(form.getByRole('button', { name: 'Escalate' }));
    await waitFor(() => expect(commandsOf(core)).toHaveLength(1));
    expect(commandsOf(core)[0]).toMatchObject({
      name: 'escalation.raise',
      input: { level: 1, reason: 'Wants a manager', toAgentId: ada.id, toTeamId: null, dueAt: expect.any(Number) },
    });
  });

  it('goes to the next level, with whom that calls for', async () => {
    const { user, core } = await renderCard(card, { definitions: [rule], fields: { escalationLevel: 1 } });
    await user.click(screen.getByRole('button', { name: 'Escalate' }));
    const form = within(screen.getByRole('form'));
    await waitFor(() => expect(form.getByRole('combobox', { name: 'Team' })).toHaveDisplayValue('物流部'));
    await user.type(form.getByRole('textbox', { name: 'Why' }), 'Still nothing');
    await user.click(form.getByRole('button', { name: 'Escalate' }));
    await waitFor(() => expect(commandsOf(core)).toHaveLength(1));
    expect(commandsOf(core)[0]?.input).toMatchObject({ level: 2, toAgentId: null, toTeamId: logistics, dueAt: null });
  });

  it('is over for a finished case', async () => {
    await renderCard(card, { definitions: [rule], fields: { status: 'solved' } });
    expect(screen.queryByRole('button', { name: 'Escalate' })).toBeNull();
    expect(screen.queryByText(/Level 1/)).toBeNull();
  });
});

describe('a compensation', () => {
  const limits = aDefinition('approval-limits', { limits: [{ currency: 'CNY', agent: 10_000, lead: null }] });
  const card = (detail: CaseDetail) => <CompensationCard detail={detail} />;

  it('says before it is sent whether a lead has to decide, and counts in the smallest unit', async () => {
    const { user, core } = await renderCard(card, { definitions: [limits] });
    await user.click(screen.getByRole('button', { name: 'Offer' }));
    const form = within(screen.getByRole('form'));
    const amount = form.getByRole('textbox', { name: 'Amount' });
    await user.type(amount, '100');
    expect(await form.findByText('Within your limit: approved at once.')).toBeInTheDocument();
    await user.type(amount, '.29');
    expect(form.getByText('Beyond your limit of CN¥100.00: a lead decides.')).toBeInTheDocument();
    await user.type(form.getByRole('textbox', { name: 'Why' }), 'Broken');
    await user.click(form.getByRole('button', { name: 'Offer' }));
    await waitFor(() => expect(commandsOf(core)).toHaveLength(1));
    expect(commandsOf(core)[0]?.input).toMatchObject({ kind: 'refund', amount: 10_029, currency: 'CNY' });
  });

  it('names the thing where no money is meant', async () => {
    const { user, core } = await renderCard(card);
    await user.click(screen.getByRole('button', { name: 'Offer' }));
    const form = within(screen.getByRole('form'));
    await user.click(form.getByRole('radio', { name: 'Exchange' }));
    await user.click(form.getByRole('button', { name: 'Offer' }));
    expect(form.getByText('Please say what comes back.')).toBeInTheDocument();
    expect(form.queryByText('Please say how much.')).toBeNull();
    expect(commandsOf(core)).toEqual([]);
  });
});

describe('checklists', () => {
  const fits = aDefinition('checklist', { types: ['complaint'], items: ['Ask for a picture', 'Tell the shop'] }, 1);
  const other = aDefinition('checklist', { types: ['repair'], items: ['Order the part'] }, 2);
  const card = (detail: CaseDetail) => <ChecklistCard detail={detail} />;
  const item = { key: checklistKey(fits.id, 0), list: 'Returns', text: 'Ask for a picture', position: 0 };

  it('that fit the type stand ready, others in a menu', async () => {
    const { user, core } = await renderCard(card, { definitions: [fits, other] });
    await user.click(await screen.findByRole('button', { name: 'checklist 1' }));
    expect(screen.queryByRole('button', { name: 'checklist 2' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Add a checklist' }));
    await user.click(await screen.findByRole('menuitem', { name: 'checklist 2' }));
    expect(commandsOf(core).map(({ input }) => input)).toMatchObject([
      { definitionId: fits.id },
      { definitionId: other.id },
    ]);
  });

  it('that are on the case are not offered again, and tell who ticked what', async () => {
    const { user, core } = await renderCard(card, {
      definitions: [fits],
      fields: {
        checklist: [
          { ...item, doneBy: null, doneAt: null },
          { ...item, key: checklistKey(fits.id, 1), text: 'Tell the shop', position: 1, doneBy: ada.id, doneAt: 1 },
        ],
      },
    });
    const list = within(screen.getByRole('group', { name: /Returns 1 of 2/ }));
    expect(list.getByRole('checkbox', { name: 'Tell the shop' })).toBeChecked();
    expect(await list.findByText(/^Ada Lin, /)).toBeInTheDocument();
    await user.click(list.getByRole('checkbox', { name: 'Ask for a picture' }));
    expect(commandsOf(core)).toEqual([
      { name: 'checklist.tick', input: { caseId: aCaseDetail().id, key: item.key, done: true } },
    ]);
    expect(screen.queryByRole('button', { name: 'checklist 1' })).toBeNull();
  });
});

it('have no accessibility fault with every form open, in Chinese', async () => {
  const { user, container } = await renderCard(
    (detail) => (
      <>
        <HandoffsCard detail={detail} />
        <EscalationCard detail={detail} />
        <CompensationCard detail={detail} />
      </>
    ),
    { locale: 'zh-CN' },
  );
  for (const name of ['发起协同', '升级', '提出补偿']) await user.click(screen.getByRole('button', { name }));
  expect(screen.getAllByRole('form')).toHaveLength(3);
  expect(await faultsOf(container)).toEqual([]);
});
