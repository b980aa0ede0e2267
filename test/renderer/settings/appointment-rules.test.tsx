import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { DefinitionView } from '#domain/contract/ipc/cooperation-views.ts';
import type { DefinitionId } from '#domain/model/ids.ts';
import { usualAppointmentRules } from '#domain/rules/appointments/appointment-rules.ts';
import { appointmentRulesId } from '#domain/rules/definitions/appointment-rules.ts';
import { AppointmentRulesSection } from '#renderer/settings/appointment-rules-section.tsx';
import { commandsOf } from '../harness/area-views.ts';
import { faultsOf } from '../harness/axe.ts';
import { idOf } from '../harness/case-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { ada, startTestCore } from '../harness/test-core.ts';

const calendar: DefinitionView = {
  ...{ id: idOf<DefinitionId>(71), kind: 'calendar', name: '上门组', ownerId: null, position: 0, active: true },
  ...{ content: {}, updatedAt: 0, saveState: 'on-server' },
};

it('says when appointments can be had, who keeps other hours, and what customers are told', async () => {
  const core = startTestCore({
    'definitions.list': ({ kind }) => (kind === 'calendar' ? [calendar] : []),
    'command.run': () => ({ uid: 'u', made: null }),
  });
  const { user, container } = await renderView(core, <AppointmentRulesSection />, { locale: 'en' });
  const form = within(await screen.findByRole('form', { name: 'Appointments' }));
  const save = form.getByRole('button', { name: 'Save the rules' });
  expect(save).toBeDisabled();
  const every = form.getByRole('textbox', { name: 'Begin every … minutes' });
  await user.clear(every);
  expect(form.getByRole('alert')).toHaveTextContent('Please check the numbers.');
  await user.type(every, '20');
  await user.click(await form.findByRole('combobox', { name: 'Add a person' }));
  await user.click(await screen.findByRole('option', { name: 'Ada Lin' }));
  await user.type(form.getByRole('textbox', { name: 'Call, English' }), 'We call you.');
  expect(await faultsOf(container)).toEqual([]);
  await user.click(save);
  await waitFor(() => expect(commandsOf(core)).toHaveLength(1));
  expect(commandsOf(core)[0]?.input).toMatchObject({
    ...{ definitionId: appointmentRulesId, kind: 'appointment-rules' },
    content: {
      ...usualAppointmentRules,
      everyMinutes: 20,
      people: [{ agentId: ada.id, calendarId: calendar.id }],
      confirmations: { visit: {}, call: { en: 'We call you.' } },
    },
  });
});
