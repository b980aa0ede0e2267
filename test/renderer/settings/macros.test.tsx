import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { DefinitionView } from '#domain/contract/ipc/cooperation-views.ts';
import type { Role } from '#domain/model/choices.ts';
import type { DefinitionId } from '#domain/model/ids.ts';
import { MacrosSection } from '#renderer/settings/macros/macros-section.tsx';
import { commandsOf } from '../harness/area-views.ts';
import { faultsOf } from '../harness/axe.ts';
import { idOf } from '../harness/case-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { ada, signedIn, startTestCore } from '../harness/test-core.ts';

const content = {
  ...{ status: null, priority: 'high', type: null, assignee: null, teamId: null },
  ...{ addTags: [], removeTags: [], text: null },
};
const aMacro = (n: number, name: string, some: Partial<DefinitionView> = {}): DefinitionView => ({
  ...{ id: idOf<DefinitionId>(n), kind: 'macro', name, ownerId: null, position: 0, active: true },
  ...{ content, updatedAt: 0, saveState: 'on-server', ...some },
});

async function renderSection(role: Role, macros: readonly DefinitionView[]) {
  const core = startTestCore({
    'session.get': () => ({ ...signedIn, agent: { ...ada, role } }),
    'definitions.list': () => macros,
    'command.run': () => ({ uid: 'u', made: null }),
  });
  return { core, ...(await renderView(core, <MacrosSection />)) };
}

describe('macros in the settings', () => {
  it('of an agent are their own; everybody’s can only be read', async () => {
    const macros = [aMacro(1, 'Shared'), aMacro(2, 'Mine', { ownerId: ada.id })];
    const { core, user, container } = await renderSection('agent', macros);
    expect(await screen.findByRole('button', { name: 'Edit Mine' })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Edit Shared' })).toBeNull();
    expect(await faultsOf(container)).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'New macro' }));
    const form = within(screen.getByRole('form', { name: 'New macro' }));
    expect(form.queryByRole('switch')).toBeNull();
    await user.click(form.getByRole('button', { name: 'Save macro' }));
    expect(form.getByRole('alert')).toHaveTextContent('Give it a name');
    await user.type(form.getByRole('textbox', { name: 'Name' }), 'Thank');
    await user.click(form.getByRole('combobox', { name: 'Status' }));
    await user.click(await screen.findByRole('option', { name: 'Solved' }));
    await user.click(form.getByRole('combobox', { name: 'Text as' }));
    await user.click(await screen.findByRole('option', { name: 'Internal note' }));
    await user.type(form.getByRole('textbox', { name: 'Text' }), 'done');
    expect(await faultsOf(container)).toEqual([]);
    await user.click(form.getByRole('button', { name: 'Save macro' }));
    await waitFor(() => expect(screen.queryByRole('form')).toBeNull());
    expect(commandsOf(core)).toMatchObject([
      {
        name: 'definition.save',
        input: {
          ...{ kind: 'macro', name: 'Thank', personal: true },
          content: { ...content, priority: null, status: 'solved', text: { kind: 'note', body: 'done' } },
        },
      },
    ]);
  });

  it('of everybody are put in order and switched off by a lead', async () => {
    const { core, user } = await renderSection('lead', [aMacro(1, 'One'), aMacro(2, 'Two'), aMacro(3, 'Three')]);
    expect(await screen.findByRole('button', { name: 'Move One up' })).toBeDisabled();
    await user.click(screen.getByRole('button', { name: 'Move One down' }));
    await waitFor(() => expect(commandsOf(core)).toHaveLength(2));
    expect(commandsOf(core)).toMatchObject([
      { input: { definitionId: idOf(1), name: 'One', position: 1 } },
      { input: { definitionId: idOf(3), name: 'Three', position: 2 } },
    ]);
    await user.click(screen.getByRole('switch', { name: 'In use: Two' }));
    await waitFor(() => expect(commandsOf(core)).toHaveLength(3));
    expect(commandsOf(core)[2]).toMatchObject({ input: { definitionId: idOf(2), active: false, content } });
  });
});
