import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { FollowUpsCard } from '#renderer/cases/side/follow-ups-card.tsx';
import { SideBlock } from '#renderer/cases/side/side-block.tsx';
import { aCaseDetail, aFollowUp } from '../harness/case-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { ada, startTestCore } from '../harness/test-core.ts';

const detail = aCaseDetail({}, { followUps: [aFollowUp()] });

async function renderBlock(shown = detail) {
  const core = startTestCore();
  const view = await renderView(
    core,
    <SideBlock id="follow-ups" title="Follow-ups">
      <FollowUpsCard detail={shown} />
    </SideBlock>,
  );
  return { core, ...view, title: screen.getByRole('button', { name: 'Follow-ups' }) };
}

it('a card that an agent folds stays so for that agent, and opens again', async () => {
  const { core, user, title } = await renderBlock();
  expect(title).toHaveAttribute('aria-expanded', 'true');
  await user.click(title);
  await waitFor(() => expect(title).toHaveAttribute('aria-expanded', 'false'));
  expect(core.calls.find(({ name }) => name === 'settings.set')?.input).toEqual({
    caseLooks: { [ada.id]: { timeline: 'all', folded: ['follow-ups'] } },
  });
  await user.click(title);
  await waitFor(() => expect(title).toHaveAttribute('aria-expanded', 'true'));
});

it('a folded card’s key still opens its form', async () => {
  const { user, title } = await renderBlock();
  await user.click(title);
  await waitFor(() => expect(title).toHaveAttribute('aria-expanded', 'false'));
  title.blur();
  await user.keyboard('f');
  expect(await screen.findByRole('textbox', { name: 'What was promised' })).toBeInTheDocument();
});

it('a card with nothing says so, until something is being added', async () => {
  const { container, user } = await renderBlock(aCaseDetail());
  expect(container.querySelector('[data-empty]')).not.toBeNull();
  await user.click(screen.getByRole('button', { name: 'Promise a follow-up' }));
  expect(container.querySelector('[data-empty]')).toBeNull();
});
