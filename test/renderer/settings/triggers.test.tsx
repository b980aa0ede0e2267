import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { DefinitionView } from '#domain/contract/ipc/cooperation-views.ts';
import type { RuleLog } from '#domain/contract/ipc/rule-views.ts';
import type { CaseId, DefinitionId, EntryId } from '#domain/model/ids.ts';
import type { Json } from '#domain/model/json.ts';
import type { TriggerContent } from '#domain/rules/definitions/trigger.ts';
import { TriggersSection } from '#renderer/settings/triggers/triggers-section.tsx';
import { buildTrigger } from '../../builders/trigger.ts';
import { commandsOf } from '../harness/area-views.ts';
import { faultsOf } from '../harness/axe.ts';
import { aCaseRow, idOf } from '../harness/case-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { ada, signedIn, startTestCore } from '../harness/test-core.ts';

const aTrigger = (n: number, name: string, content: TriggerContent): DefinitionView => ({
  ...{ id: idOf<DefinitionId>(n), kind: 'trigger', name, ownerId: null, position: n - 1, active: true },
  ...{ content: content as unknown as Json, updatedAt: 0, saveState: 'on-server' },
});
const urgent = buildTrigger({ changes: { priority: 'urgent' } });

async function renderSection(triggers: readonly DefinitionView[], log: RuleLog = { counts: [], latest: [] }) {
  const core = startTestCore({
    'session.get': () => ({ ...signedIn, agent: { ...ada, role: 'lead' } }),
    'definitions.list': () => triggers,
    'rules.log': () => log,
    'cases.list': () => ({ total: 1, rows: [aCaseRow(7)] }),
    'command.run': () => ({ uid: 'u', made: null }),
  });
  return { core, ...(await renderView(core, <TriggersSection />)) };
}

describe('triggers in the settings', () => {
  it('are made of when, if and then, with the cases of today that fit', async () => {
    const { core, user, container } = await renderSection([]);
    expect(await screen.findByText(/No triggers yet/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'New trigger' }));
    const form = within(screen.getByRole('form', { name: 'New trigger' }));
    await user.click(form.getByRole('button', { name: 'Save trigger' }));
    expect(form.getByRole('alert')).toHaveTextContent('Give it a name');
    await user.type(form.getByRole('textbox', { name: 'Name' }), 'Waits too long');

    await user.click(form.getByRole('combobox', { name: 'When' }));
    await user.click(await screen.findByRole('option', { name: 'a case stays in a status' }));
    await user.clear(form.getByRole('textbox', { name: 'Minutes' }));
    await user.type(form.getByRole('textbox', { name: 'Minutes' }), '90');
    await user.click(form.getByRole('checkbox', { name: 'Count working time only' }));

    await user.click(form.getByRole('combobox', { name: 'Add a condition' }));
    expect(screen.queryByRole('option', { name: 'Needs me' })).toBeNull();
    await user.click(await screen.findByRole('option', { name: 'Assignee' }));
    expect(form.getByText('Nobody', { selector: '.mantine-Pill-label' })).toBeVisible();
    expect(await form.findByRole('status')).toHaveTextContent('1 case fits now');
    expect(form.getByRole('link', { name: /Subject 7|7/ })).toHaveAttribute('href', `#/cases/${idOf(7)}`);

    await user.click(form.getByRole('combobox', { name: 'Priority' }));
    await user.click(await screen.findByRole('option', { name: 'Urgent' }));
    await user.type(form.getByRole('textbox', { name: 'Internal note' }), 'look');
    await user.click(form.getByRole('combobox', { name: 'Mention in the note' }));
    await user.click(await screen.findByRole('option', { name: ada.name }));
    await user.click(form.getByRole('combobox', { name: 'Escalate' }));
    await user.click(await screen.findByRole('option', { name: 'Level 1' }));
    await user.type(form.getByRole('textbox', { name: 'Reason of the escalation' }), 'late');
    await user.click(form.getByRole('combobox', { name: 'Call for' }));
    const call = await screen.findAllByRole('option', { name: ada.name });
    await user.click(call.at(-1) as HTMLElement);
    expect(await faultsOf(container)).toEqual([]);
    await user.click(form.getByRole('button', { name: 'Save trigger' }));
    await waitFor(() => expect(screen.queryByRole('form')).toBeNull());
    expect(commandsOf(core)).toMatchObject([
      {
        name: 'definition.save',
        input: {
          ...{ kind: 'trigger', name: 'Waits too long', position: 1 },
          content: {
            ...buildTrigger({ changes: { priority: 'urgent' } }),
            event: { on: 'in-status', status: 'pending-customer', minutes: 90, working: false },
            conditions: [{ field: 'assignee', is: 'any', values: ['nobody'] }],
            zone: expect.any(String),
            note: { body: 'look', mentions: [ada.id] },
            escalation: { level: 1, reason: 'late', toAgentId: ada.id, toTeamId: null, acknowledgeMinutes: null },
          },
        },
      },
    ]);
  });

  it('tell how often they fired and what was refused, and are put in order and switched off', async () => {
    const log: RuleLog = {
      counts: [{ ruleId: idOf<DefinitionId>(1), fired: 12, refused: 2, lastAt: Date.now() - 60_000 }],
      latest: [
        {
          ...{ id: idOf<EntryId>(50), ruleId: idOf<DefinitionId>(1), name: 'First', caseId: idOf<CaseId>(7) },
          ...{ number: '10007', subject: 'No heat', at: Date.now() - 60_000 },
          refused: 'case.status: illegal-transition, case.tag: steps-missing',
        },
      ],
    };
    const first = buildTrigger({
      event: { on: 'deadline', when: 'after', minutes: 0, clocks: [] },
      changes: { addTags: ['late'] },
    });
    const { core, user, container } = await renderSection(
      [aTrigger(1, 'First', first), aTrigger(2, 'Second', urgent)],
      log,
    );
    expect(await screen.findByText('a deadline is missed · Add tags: late')).toBeVisible();
    expect(screen.getByText(/12 times in 30 days/)).toHaveTextContent('2 refused');
    expect(screen.getByText('not yet in 30 days')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Show what rules did lately' }));
    const list = within(screen.getByRole('list', { name: 'What rules did lately' }));
    expect(list.getByRole('link', { name: '10007 No heat' })).toHaveAttribute('href', `#/cases/${idOf(7)}`);
    expect(list.getByText(/Status not changed/)).toHaveTextContent(
      'Status not changed: The case cannot take this step from its present status. Tags not changed: something is still missing on the case.',
    );
    expect(await faultsOf(container)).toEqual([]);

    await user.click(screen.getByRole('button', { name: 'Move Second up' }));
    await waitFor(() => expect(commandsOf(core)).toHaveLength(2));
    await user.click(screen.getByRole('switch', { name: 'In use: First' }));
    await waitFor(() => expect(commandsOf(core)).toHaveLength(3));
    expect(commandsOf(core)).toMatchObject([
      { input: { definitionId: idOf(2), position: 0, content: urgent } },
      { input: { definitionId: idOf(1), position: 1 } },
      { input: { definitionId: idOf(1), active: false, content: first } },
    ]);
  });
});
