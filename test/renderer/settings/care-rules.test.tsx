import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { careRulesId } from '#domain/rules/definitions/care-rules.ts';
import { CareRulesSection } from '#renderer/settings/care-rules-section.tsx';
import { commandsOf } from '../harness/area-views.ts';
import { faultsOf } from '../harness/axe.ts';
import { renderView } from '../harness/render-view.tsx';
import { startTestCore } from '../harness/test-core.ts';

it('the rules of care are shown as they usually are, refused where they make no sense, and saved under their one id', async () => {
  const core = startTestCore({ 'command.run': () => ({ uid: 'u', made: null }) });
  const { user, container } = await renderView(core, <CareRulesSection />, { locale: 'zh-CN' });
  const form = within(await screen.findByRole('form', { name: '重复问题' }));
  const times = form.getByRole('textbox', { name: '至少问过（次）' });
  const save = form.getByRole('button', { name: '保存' });
  expect(times).toHaveValue('3');
  expect(save).toBeDisabled();
  await user.clear(times);
  expect(form.getByRole('alert')).toHaveTextContent('次数 2 至 20');
  await user.type(times, '5');
  expect(form.queryByRole('alert')).toBeNull();
  expect(await faultsOf(container)).toEqual([]);
  await user.click(save);
  await waitFor(() =>
    expect(commandsOf(core)).toMatchObject([
      {
        name: 'definition.save',
        input: {
          ...{ definitionId: careRulesId, kind: 'care-rules' },
          content: { repeat: { times: 5, days: 30, likeness: 56 } },
        },
      },
    ]),
  );
});
