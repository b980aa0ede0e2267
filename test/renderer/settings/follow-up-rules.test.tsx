import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { DefinitionView } from '#domain/contract/ipc/cooperation-views.ts';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import type { DefinitionId } from '#domain/model/ids.ts';
import { followUpRulesId } from '#domain/rules/definitions/follow-up-rules.ts';
import { usualFollowUpRules } from '#domain/rules/follow-up-rules.ts';
import { FollowUpRulesSection } from '#renderer/settings/follow-up-rules-section.tsx';
import { OnCallSection } from '#renderer/settings/on-call-section.tsx';
import { commandsOf } from '../harness/area-views.ts';
import { faultsOf } from '../harness/axe.ts';
import { idOf } from '../harness/case-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { startTestCore } from '../harness/test-core.ts';

const saves: Partial<Handlers> = { 'command.run': () => ({ uid: 'u', made: null }) };

describe('the rules of follow-ups', () => {
  it('are shown as they usually are, and saved under their one id', async () => {
    const core = startTestCore(saves);
    const { user } = await renderView(core, <FollowUpRulesSection />, { locale: 'en' });
    const form = within(await screen.findByRole('form', { name: 'Follow-ups' }));
    const save = form.getByRole('button', { name: 'Save' });
    expect(save).toBeDisabled();
    await user.click(form.getByRole('button', { name: 'Remove step 3' }));
    const [first] = form.getAllByRole('textbox', { name: 'How many' });
    await user.clear(first ?? expect.unreachable());
    await user.type(first ?? expect.unreachable(), '45');
    await user.click(form.getByRole('combobox', { name: 'When a customer is not satisfied' }));
    await user.click(await screen.findByRole('option', { name: 'Reopen the case' }));
    await user.clear(form.getByRole('textbox', { name: 'Remind when overdue for (minutes)' }));
    await user.click(save);
    await waitFor(() => expect(commandsOf(core)).toHaveLength(1));
    expect(commandsOf(core)[0]?.input).toMatchObject({
      ...{ definitionId: followUpRulesId, kind: 'follow-up-rules' },
      content: {
        ...usualFollowUpRules,
        retries: [{ minutes: 45 }, { workingDays: 1 }],
        remindAfter: null,
        unsatisfied: { ...usualFollowUpRules.unsatisfied, step: 'reopen' },
      },
    });
  });

  it('has no accessibility fault', async () => {
    const { container } = await renderView(startTestCore(), <FollowUpRulesSection />, { locale: 'zh-CN' });
    await screen.findByRole('form', { name: '回访' });
    expect(await faultsOf(container)).toEqual([]);
  });
});

describe('who is on call', () => {
  const held: DefinitionView = {
    ...{ id: idOf<DefinitionId>(70), kind: 'on-call', name: '夜班', ownerId: null, position: 3, active: true },
    ...{ content: { people: [{ name: '周', phones: ['8001'], hours: '', note: '' }] }, updatedAt: 0 },
    saveState: 'on-server',
  };

  it('is written down with names, phones and hours', async () => {
    const core = startTestCore({ ...saves, 'definitions.list': () => [held] });
    const { user, container } = await renderView(core, <OnCallSection />, { locale: 'en' });
    expect(await screen.findByText('1 person')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Edit' }));
    const form = within(screen.getByRole('form', { name: '夜班' }));
    await user.click(form.getByRole('button', { name: 'Add a person' }));
    const second = within(form.getByRole('group', { name: 'Person 2' }));
    await user.click(form.getByRole('button', { name: 'Save' }));
    expect(form.getByRole('alert')).toHaveTextContent('Each person needs a name and a phone.');
    await user.type(second.getByRole('textbox', { name: 'Name' }), '许');
    await user.type(second.getByRole('textbox', { name: 'Phones, with commas' }), '139 0000 0000， 8002');
    await user.type(second.getByRole('textbox', { name: 'Hours' }), '18–8');
    expect(await faultsOf(container)).toEqual([]);
    await user.click(form.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(screen.queryByRole('form')).toBeNull());
    expect(commandsOf(core)).toEqual([
      {
        name: 'definition.save',
        input: {
          ...{ definitionId: held.id, kind: 'on-call', name: '夜班', position: 3, active: true },
          content: {
            people: [
              { name: '周', phones: ['8001'], hours: '', note: '' },
              { name: '许', phones: ['139 0000 0000', '8002'], hours: '18–8', note: '' },
            ],
          },
        },
      },
    ]);
  });
});
