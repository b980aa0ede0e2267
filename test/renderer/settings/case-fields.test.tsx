import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { DefinitionView } from '#domain/contract/ipc/cooperation-views.ts';
import type { CaseFieldContent } from '#domain/rules/definitions/case-field.ts';
import { CaseFieldsSection } from '#renderer/settings/case-fields/case-fields-section.tsx';
import { SettingsPage } from '#renderer/settings/settings-page.tsx';
import { aCaseField } from '../../builders/case-fields.ts';
import { commandsOf } from '../harness/area-views.ts';
import { faultsOf } from '../harness/axe.ts';
import { renderView } from '../harness/render-view.tsx';
import { ada, signedIn, startTestCore } from '../harness/test-core.ts';

function definitionOf(...given: Parameters<typeof aCaseField>): DefinitionView {
  const { content, ...rest } = aCaseField(...given);
  return {
    ...rest,
    content: content as never,
    kind: 'case-field',
    ownerId: null,
    updatedAt: 0,
    saveState: 'on-server',
  };
}

const rooms: CaseFieldContent['choices'] = [
  { key: 'hall', label: 'Hall', active: true },
  { key: 'loft', label: 'Loft', active: true },
];
const place = definitionOf(1, { name: 'Place', required: 'solved', types: ['repair'] });
const room = definitionOf(2, { name: 'Room', kind: 'choice', choices: rooms, active: false });

async function render(fields: readonly DefinitionView[] = [place, room]) {
  const core = startTestCore({
    'session.get': () => ({ ...signedIn, agent: { ...ada, role: 'admin' } }),
    'definitions.list': ({ kind }) => fields.filter((each) => each.kind === kind),
    'command.run': () => ({ uid: 'u', made: null }),
  });
  return { core, ...(await renderView(core, <CaseFieldsSection />)) };
}

const inputs = (core: Parameters<typeof commandsOf>[0]) => commandsOf(core).map(({ input }) => input);

describe('the fields of cases', () => {
  it('are told with their kind, their cases and when they are asked for', async () => {
    const { container } = await render();
    expect(await screen.findByText('Text · Repair · needed to solve')).toBeInTheDocument();
    expect(screen.getByText('One of several · All types · retired')).toBeInTheDocument();
    expect(await faultsOf(container)).toEqual([]);
  });

  it('are made with choices, one a line; empty lines are none', async () => {
    const { user, core } = await render([]);
    expect(await screen.findByText(/No fields of your own yet/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'New field' }));
    const form = within(screen.getByRole('form', { name: 'New field' }));
    await user.click(form.getByRole('button', { name: 'Save' }));
    expect(form.getByText('A field wants a name.')).toBeInTheDocument();
    await user.type(form.getByRole('textbox', { name: 'Name' }), 'Colour');
    await user.click(form.getByRole('combobox', { name: 'Kind' }));
    await user.click(await screen.findByRole('option', { name: 'One of several' }));
    await user.click(form.getByRole('button', { name: 'Save' }));
    expect(form.getByRole('alert')).toHaveTextContent('at least one thing to choose from');
    await user.type(form.getByRole('textbox', { name: 'Choice 1' }), 'Red{Enter}');
    expect(form.getByRole('textbox', { name: 'Choice 2' })).toHaveFocus();
    await user.keyboard('Blue');
    expect(await faultsOf(form.getByRole('group', { name: 'Choices' }))).toEqual([]);
    await user.click(form.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(screen.queryByRole('form')).toBeNull());
    expect(inputs(core)).toMatchObject([
      {
        kind: 'case-field',
        name: 'Colour',
        position: 1,
        content: {
          kind: 'choice',
          choices: [
            { label: 'Red', active: true },
            { label: 'Blue', active: true },
          ],
        },
      },
    ]);
  });

  it('keep a choice that cases may hold, retired, and their kind', async () => {
    const { user, core } = await render();
    await user.click(await screen.findByRole('button', { name: 'Edit “Room”' }));
    const form = within(screen.getByRole('form', { name: 'Room' }));
    expect(form.getByRole('combobox', { name: 'Kind' })).toBeDisabled();
    await user.click(form.getByRole('button', { name: 'Retire “Hall”' }));
    expect(form.getByRole('button', { name: 'Bring back “Hall”' })).toBeInTheDocument();
    await user.click(form.getByRole('button', { name: 'Add a choice' }));
    await user.keyboard('Cellar');
    await user.click(form.getByRole('button', { name: 'Remove “Cellar”' }));
    await user.click(form.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(commandsOf(core)).toHaveLength(1));
    expect(inputs(core)).toMatchObject([
      {
        definitionId: room.id,
        content: {
          choices: [
            { key: 'loft', label: 'Loft', active: true },
            { key: 'hall', label: 'Hall', active: false },
          ],
        },
      },
    ]);
  });

  it('change places, and are retired and brought back in their line', async () => {
    const { user, core } = await render();
    await user.click(await screen.findByRole('button', { name: 'Move “Room” up' }));
    // The other one is behind it by that already.
    await waitFor(() => expect(inputs(core)).toMatchObject([{ definitionId: room.id, position: 0 }]));
    await user.click(screen.getByRole('switch', { name: '“Place” is shown on cases' }));
    await waitFor(() => expect(inputs(core).at(-1)).toMatchObject({ definitionId: place.id, active: false }));
  });

  it('are for admins', async () => {
    const core = startTestCore({
      'session.get': () => ({ ...signedIn, agent: { ...ada, role: 'lead' } }),
      'definitions.list': () => [],
      'people.list': () => ({ agents: [], teams: [] }),
    });
    await renderView(core, <SettingsPage />);
    expect(await screen.findByRole('heading', { name: /Macros/ })).toBeInTheDocument();
    expect(screen.queryByRole('heading', { name: /Case and customer fields/ })).toBeNull();
  });
});
