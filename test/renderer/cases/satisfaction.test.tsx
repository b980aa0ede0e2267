import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { SurveyView } from '#domain/contract/ipc/follow-up-views.ts';
import type { CaseId, DefinitionId, SurveyId } from '#domain/model/ids.ts';
import { followUpRulesId } from '#domain/rules/definitions/follow-up-rules.ts';
import { usualFollowUpRules } from '#domain/rules/follow-up-rules.ts';
import { Satisfaction } from '#renderer/cases/side/satisfaction.tsx';
import { commandsOf } from '../harness/area-views.ts';
import { faultsOf } from '../harness/axe.ts';
import { idOf } from '../harness/case-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { startTestCore } from '../harness/test-core.ts';

const survey: SurveyView = {
  ...{ id: idOf<SurveyId>(60), caseId: idOf<CaseId>(1), caseNumber: '10001', customerName: '王小明' },
  ...{ score: 4, reason: '处理得快', comment: '', channel: 'phone', recordedByName: 'Ada Lin', happenedAt: 0 },
  saveState: 'on-server',
};

async function renderCard(step: 'propose' | 'reopen' | 'escalate' = 'propose') {
  const content = { ...usualFollowUpRules, unsatisfied: { ...usualFollowUpRules.unsatisfied, step } };
  const core = startTestCore({
    'surveys.list': () => [survey],
    'definitions.list': ({ kind }) =>
      kind !== 'follow-up-rules'
        ? []
        : [
            {
              ...{ id: followUpRulesId as DefinitionId, kind, name: 'x', ownerId: null, position: 0, active: true },
              ...{ content, updatedAt: 0, saveState: 'on-server' },
            },
          ],
    'command.run': () => ({ uid: 'u', made: null }),
  });
  const rendered = await renderView(core, <Satisfaction caseId={idOf(1)} />, { locale: 'en' });
  expect(await screen.findByText('Satisfaction 4 of 5 · 处理得快')).toBeInTheDocument();
  await rendered.user.click(screen.getByRole('button', { name: 'Record satisfaction' }));
  return { core, form: within(screen.getByRole('form', { name: 'Record satisfaction' })), ...rendered };
}

it('is written down with score, reason and channel, and what follows a bad one', async () => {
  const { core, form, user, container } = await renderCard();
  await user.click(form.getByRole('button', { name: 'Save' }));
  expect(form.getByText('Please choose a score.')).toBeInTheDocument();
  expect(form.queryByRole('radio', { name: 'Reopen the case' })).toBeNull();
  await user.click(form.getByRole('radio', { name: '2 of 5' }));
  await user.type(form.getByRole('textbox', { name: 'Reason given' }), '等太久');
  await user.click(form.getByRole('radio', { name: 'WeChat' }));
  await user.click(form.getByRole('radio', { name: 'Reopen the case' }));
  expect(await faultsOf(container)).toEqual([]);
  await user.click(form.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(screen.queryByRole('form')).toBeNull());
  expect(commandsOf(core)).toEqual([
    {
      name: 'survey.record',
      input: {
        ...{ caseId: idOf(1), score: 2, reason: '等太久', comment: '', channel: 'wechat', afterwards: 'reopen' },
      },
    },
  ]);
});

it('says what the workspace does by itself, and asks only for what is left', async () => {
  const reopening = await renderCard('reopen');
  await reopening.user.click(reopening.form.getByRole('radio', { name: '1 of 5' }));
  expect(reopening.form.getByText(/workspace’s rule/)).toBeInTheDocument();
  expect(reopening.form.queryByRole('radio', { name: 'Reopen the case' })).toBeNull();
  expect(reopening.form.getByRole('radio', { name: 'Reopen and escalate' })).toBeInTheDocument();
  reopening.unmount();
  const escalating = await renderCard('escalate');
  await escalating.user.click(escalating.form.getByRole('radio', { name: '1 of 5' }));
  expect(escalating.form.getByText(/reopened and escalated/)).toBeInTheDocument();
  expect(escalating.form.queryByRole('radio', { name: 'Reopen and escalate' })).toBeNull();
});
