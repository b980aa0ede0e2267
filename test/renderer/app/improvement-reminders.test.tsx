import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { RemindedImprovement } from '#domain/contract/ipc/service-review-procedures.ts';
import { useImprovementReminders } from '#renderer/app/reminders/use-improvement-reminders.ts';
import { lookElsewhere } from '../harness/looking-elsewhere.ts';
import { renderView } from '../harness/render-view.tsx';
import { startTestCore } from '../harness/test-core.ts';

const due: RemindedImprovement = { text: '补充门锁离线话术', dueOn: '2026-11-22', what: 'soon' };

function Listener() {
  useImprovementReminders();
  return null;
}

async function listen(locale: 'en' | 'zh-CN' = 'en') {
  const core = startTestCore();
  return { core, ...(await renderView(core, <Listener />, { locale })) };
}

it('says what is due when, and leads to my improvement actions', async () => {
  const { core, user } = await listen();
  core.push('improvementReminder', { total: 1, overdue: 0, actions: [due] });
  expect(await screen.findByText('Improvement action due on November 22: 补充门锁离线话术')).toBeInTheDocument();
  core.push('improvementReminder', {
    total: 1,
    overdue: 1,
    actions: [{ ...due, text: '长'.repeat(2000), what: 'overdue' }],
  });
  const overdue = await screen.findByText(/^Improvement action overdue since November 22: 长+…$/);
  expect(overdue.textContent?.length).toBeLessThan(220);
  await user.click(screen.getAllByRole('button', { name: 'Show' })[0] as HTMLElement);
  expect(window.location.hash).toBe('#/reports/review');
});

it('tells many as one, also by the system for who looks elsewhere', async () => {
  const shown = lookElsewhere();
  const { core } = await listen('zh-CN');
  core.push('improvementReminder', { total: 5, overdue: 2, actions: [due] });
  const words = '您有 5 项改进措施到期或即将到期，其中 2 项已逾期';
  expect(await screen.findByText(words)).toBeInTheDocument();
  expect(shown.map(({ body }) => body)).toEqual([words]);
  shown[0]?.press();
  expect(window.focus).toHaveBeenCalledOnce();
  expect(window.location.hash).toBe('#/reports/review');
});
