import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { workspaceSettingsId } from '#domain/rules/definitions/workspace-settings.ts';
import { PhonesSection } from '#renderer/settings/phones-section.tsx';
import { commandsOf } from '../harness/area-views.ts';
import { faultsOf } from '../harness/axe.ts';
import { renderView } from '../harness/render-view.tsx';
import { startTestCore } from '../harness/test-core.ts';

async function renderSection() {
  const core = startTestCore({
    'definitions.list': () => [],
    'command.run': () => ({ uid: 'u', made: null }),
  });
  return { core, ...(await renderView(core, <PhonesSection />, { at: '#/settings' })) };
}

it('says where numbers without a country and an area are', async () => {
  const { core, user, container } = await renderSection();
  const country = await screen.findByRole('combobox', { name: 'Country' });
  await waitFor(() => expect(country).toHaveValue('China'));
  await user.click(country);
  await user.click(await screen.findByRole('option', { name: 'Taiwan' }));
  await user.type(screen.getByRole('textbox', { name: /Area code/ }), '02');
  expect(await faultsOf(container)).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(commandsOf(core)).toHaveLength(1));
  expect(commandsOf(core)[0]).toMatchObject({
    name: 'definition.save',
    input: {
      ...{ definitionId: workspaceSettingsId, kind: 'workspace-settings' },
      content: { phones: { country: 'TW', areaCode: '02' } },
    },
  });
});

it('takes no area code that nobody could dial', async () => {
  const { core, user } = await renderSection();
  await user.type(await screen.findByRole('textbox', { name: /Area code/ }), '02x');
  expect(screen.getByText('Digits only, at most six.')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(commandsOf(core)).toEqual([]);
});
