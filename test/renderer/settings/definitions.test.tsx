import { screen, waitFor, within } from '@testing-library/react';
import type { ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import type { DefinitionView } from '#domain/contract/ipc/cooperation-views.ts';
import type { Role } from '#domain/model/choices.ts';
import type { DefinitionId } from '#domain/model/ids.ts';
import { approvalLimitsId } from '#domain/rules/definitions/approval-limits.ts';
import { statusRulesId } from '#domain/rules/definitions/status-rules.ts';
import { ApprovalLimitsSection } from '#renderer/settings/approval-limits-section.tsx';
import { ChecklistsSection } from '#renderer/settings/checklists-section.tsx';
import { EscalationRulesSection } from '#renderer/settings/escalation-rules-section.tsx';
import { SettingsPage } from '#renderer/settings/settings-page.tsx';
import { StatusRulesSection } from '#renderer/settings/status-rules-section.tsx';
import { commandsOf } from '../harness/area-views.ts';
import { faultsOf } from '../harness/axe.ts';
import { idOf } from '../harness/case-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { ada, signedIn, startTestCore } from '../harness/test-core.ts';

const returns: DefinitionView = {
  id: idOf<DefinitionId>(7001),
  kind: 'checklist',
  name: 'Returns',
  ownerId: null,
  position: 3,
  active: true,
  content: { types: ['return-exchange'], items: ['Ask for a picture', 'Tell the shop'] },
  updatedAt: 0,
  saveState: 'on-server',
};

async function render(view: ReactNode, definitions: readonly DefinitionView[] = [], role: Role = 'admin') {
  const core = startTestCore({
    'session.get': () => ({ ...signedIn, agent: { ...ada, role } }),
    'people.list': () => ({
      agents: [{ ...ada, active: true }],
      teams: [{ id: ada.teamIds[0], name: 'Support' }],
    }),
    'definitions.list': ({ kind }) => definitions.filter((each) => each.kind === kind),
    'command.run': () => ({ uid: 'u', made: null }),
  });
  return { core, ...(await renderView(core, view)) };
}

describe('checklists', () => {
  it('are told with their types and length, and edited in their place', async () => {
    const { user, core } = await render(<ChecklistsSection />, [returns]);
    expect(await screen.findByText('Return or exchange · 2 items')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Edit' }));
    const form = within(screen.getByRole('form', { name: 'Returns' }));
    await user.type(form.getByRole('textbox', { name: /one on each line/ }), '\n\n Print the label ');
    await user.click(form.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(screen.queryByRole('form')).toBeNull());
    expect(commandsOf(core)).toEqual([
      {
        name: 'definition.save',
        input: {
          definitionId: returns.id,
          position: 3,
          kind: 'checklist',
          name: 'Returns',
          active: true,
          content: { types: ['return-exchange'], items: ['Ask for a picture', 'Tell the shop', 'Print the label'] },
        },
      },
    ]);
  });

  it('want a name and a line', async () => {
    const { user, core } = await render(<ChecklistsSection />);
    await user.click(screen.getByRole('button', { name: 'New' }));
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Empty');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(screen.getByRole('alert')).toHaveTextContent('A checklist has a name and at least one line.');
    expect(commandsOf(core)).toEqual([]);
  });
});

describe('escalation rules', () => {
  it('have levels, each with whom it calls for; hours are kept as minutes', async () => {
    const { user, core } = await render(<EscalationRulesSection />);
    await user.click(screen.getByRole('button', { name: 'New' }));
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Complaints');
    const level = within(screen.getByRole('group', { name: 'Level 1' }));
    await user.type(level.getByRole('textbox', { name: 'Hours after opening' }), '1.5');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(screen.getByRole('alert')).toBeInTheDocument();
    await user.click(level.getByRole('combobox', { name: 'Person' }));
    await user.click(screen.getByRole('option', { name: ada.name }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(commandsOf(core)).toHaveLength(1));
    expect(commandsOf(core)[0]?.input).toMatchObject({
      kind: 'escalation-rule',
      name: 'Complaints',
      content: {
        types: [],
        priorities: [],
        levels: [{ afterMinutes: 90, acknowledgeMinutes: null, toAgentId: ada.id, toTeamId: null }],
      },
    });
  });

  it('lose a level that is taken out', async () => {
    const { user } = await render(<EscalationRulesSection />);
    await user.click(screen.getByRole('button', { name: 'New' }));
    expect(screen.queryByRole('button', { name: /Remove level/ })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Add a level' }));
    await user.click(screen.getByRole('button', { name: 'Remove level 2' }));
    expect(screen.queryByRole('group', { name: 'Level 2' })).toBeNull();
  });
});

describe('approval limits', () => {
  it('are kept in the smallest unit under the one id that every device looks at; none is no limit', async () => {
    const { user, core } = await render(<ApprovalLimitsSection />);
    await user.click(screen.getByRole('combobox', { name: 'Add a currency' }));
    await user.click(screen.getByRole('option', { name: 'CNY' }));
    const agents = screen.getByRole('textbox', { name: 'Agents CNY' });
    await user.clear(agents);
    await user.type(agents, '200.5');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(commandsOf(core)).toHaveLength(1));
    expect(commandsOf(core)[0]?.input).toMatchObject({
      definitionId: approvalLimitsId,
      kind: 'approval-limits',
      content: { limits: [{ currency: 'CNY', agent: 20_050, lead: null }] },
    });
  });
});

describe('status rules', () => {
  it('name the moves that want a reason, by type, and the days in which a case may be reopened', async () => {
    const { user, core, container } = await render(<StatusRulesSection />);
    await user.click(screen.getByRole('combobox', { name: 'Add a status' }));
    await user.click(screen.getByRole('option', { name: 'On hold' }));
    await user.click(screen.getByRole('combobox', { name: 'On hold: types of case' }));
    await user.click(screen.getByRole('option', { name: 'Complaint' }));
    const days = screen.getByRole('textbox', { name: 'Reopen within (days)' });
    expect(days).toHaveValue('30');
    expect(await faultsOf(container)).toEqual([]);
    await user.clear(days);
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(commandsOf(core)).toHaveLength(1));
    expect(commandsOf(core)[0]?.input).toMatchObject({
      definitionId: statusRulesId,
      kind: 'status-rules',
      content: { reasons: [{ to: 'on-hold', types: ['complaint'] }], reopenWithinDays: null },
    });
  });
});

it.each([
  ['agent', []],
  ['lead', ['Checklists', 'Escalation rules']],
  ['admin', ['Checklists', 'Escalation rules', 'Status rules', 'Approval limits']],
] as const)('an %s defines %j', async (role, sections) => {
  await render(<SettingsPage />, [], role);
  const shown = ['Checklists', 'Escalation rules', 'Status rules', 'Approval limits'].filter((name) =>
    screen.queryByRole('region', { name }),
  );
  expect(shown).toEqual([...sections]);
});

it('their forms have no accessibility fault', async () => {
  const { user, container } = await render(
    <>
      <ChecklistsSection />
      <EscalationRulesSection />
      <ApprovalLimitsSection />
    </>,
    [returns],
  );
  for (const button of screen.getAllByRole('button', { name: 'New' })) await user.click(button);
  expect(screen.getAllByRole('form')).toHaveLength(3);
  expect(await faultsOf(container)).toEqual([]);
});
