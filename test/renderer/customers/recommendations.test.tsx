import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { RecommendationView } from '#domain/contract/ipc/recommendation-views.ts';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import type { ArticleId, RecommendationId } from '#domain/model/ids.ts';
import { RecommendationsCard } from '#renderer/cases/side/recommendations-card.tsx';
import { CustomersPage } from '#renderer/customers/customers-page.tsx';
import { commandsOf } from '../harness/area-views.ts';
import { faultsOf } from '../harness/axe.ts';
import { aCaseDetail, aCustomerDetail, idOf } from '../harness/case-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { ada, startTestCore } from '../harness/test-core.ts';

const customerId = aCustomerDetail().id;

function aRecommendation(n: number, some: Partial<RecommendationView> = {}): RecommendationView {
  return {
    id: idOf<RecommendationId>(970 + n),
    customerId,
    caseId: null,
    caseNumber: null,
    articleId: null,
    articleTitle: null,
    text: `Idea ${n}`,
    reason: '',
    state: 'suggested',
    steps: [],
    suggestedBy: ada.id,
    suggestedByName: '陈晨',
    suggestedAt: Date.UTC(2026, 10, 20),
    consents: [{ key: 'email', state: 'granted', since: 0, how: '' }],
    saveState: 'on-server',
    ...some,
  };
}

const battery = aRecommendation(1, { text: '备用电池', reason: '常常没电' });
const told = aRecommendation(2, {
  ...{ text: '充电座', state: 'told' },
  steps: [{ at: 0, byName: '林', to: 'told', way: 'in-person', asked: true, note: '到店时问起' }],
});

async function renderFile(rows: readonly RecommendationView[], handlers: Partial<Handlers> = {}) {
  const core = startTestCore({
    'customers.list': () => ({ total: 0, rows: [] }),
    'customers.get': () => aCustomerDetail(),
    'recommendations.list': () => rows,
    'articles.list': ({ text }) =>
      text === ''
        ? []
        : [
            {
              ...{ id: idOf<ArticleId>(990), rev: 1, title: '换电池', body: '', kind: 'faq', language: 'zh-CN' },
              ...{ tags: [], updatedAt: 0 },
            } as never,
          ],
    'people.list': () => ({ agents: [{ ...ada, active: true }], teams: [] }),
    'command.run': () => ({ uid: 'u', made: null }),
    ...handlers,
  });
  return { core, ...(await renderView(core, <CustomersPage />, { at: `#/customers/${customerId}`, locale: 'en' })) };
}
const section = async () => within(await screen.findByRole('region', { name: 'Recommendations' }));

describe('what else may help, in a customer’s file', () => {
  it('stands with why, by whom, and what became of it', async () => {
    const { container } = await renderFile([battery, told]);
    const items = await (await section()).findAllByRole('listitem');
    expect(items.map((item) => item.textContent)).toEqual([
      expect.stringMatching(/Not told yet.*陈晨.*备用电池常常没电/),
      expect.stringMatching(/Told.*充电座.*Told · In person · at their request · 林.*到店时问起/),
    ]);
    expect(await faultsOf(container)).toEqual([]);
  });

  it('is suggested with an article, and wants a text', async () => {
    const { user, core } = await renderFile([]);
    const card = await section();
    expect(await card.findByText('Nothing suggested yet')).toBeInTheDocument();
    await user.click(card.getByRole('button', { name: 'Suggest something that may help' }));
    const form = within(await screen.findByRole('form', { name: 'Suggest something that may help' }));
    await waitFor(() => expect(form.getByRole('textbox', { name: /What may help them/ })).toHaveFocus());
    await user.click(form.getByRole('button', { name: 'Save' }));
    expect(form.getByText('Say what may help them.')).toBeInTheDocument();
    await user.type(form.getByRole('textbox', { name: /What may help them/ }), '备用电池');
    await user.type(form.getByRole('combobox', { name: 'Article' }), '电池');
    await user.click(await screen.findByRole('option', { name: '换电池' }));
    await user.type(form.getByRole('textbox', { name: /Why it would help/ }), '常常没电');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() =>
      expect(commandsOf(core)).toMatchObject([
        {
          name: 'recommendation.suggest',
          input: { customerId, caseId: null, articleId: idOf(990), text: '备用电池', reason: '常常没电' },
        },
      ]),
    );
    expect(screen.queryByRole('form', { name: 'Suggest something that may help' })).not.toBeInTheDocument();
  });

  it('is told only as consent allows, and the form says why not', async () => {
    const { user, core, container } = await renderFile([battery]);
    await user.click(await (await section()).findByRole('button', { name: 'Told the customer' }));
    const form = within(await screen.findByRole('form', { name: 'How the customer was told' }));
    const send = () => form.getByRole('button', { name: 'Told the customer' });
    expect(form.getByRole('status')).toHaveTextContent('They have not agreed to Phone');
    expect(send()).toBeDisabled();
    expect(await faultsOf(container)).toEqual([]);
    await user.click(form.getByRole('radio', { name: 'In person' }));
    expect(form.getByRole('status')).toHaveTextContent('In person only if they ask for it.');
    await user.click(form.getByRole('checkbox', { name: 'They asked what else there is' }));
    expect(form.queryByRole('status')).not.toBeInTheDocument();
    // In an e-mail nobody asks: the tick counts for a conversation alone.
    await user.click(form.getByRole('radio', { name: 'Email' }));
    expect(form.queryByRole('checkbox')).not.toBeInTheDocument();
    await user.click(form.getByRole('radio', { name: 'Accepted' }));
    await user.click(send());
    await waitFor(() =>
      expect(commandsOf(core)).toMatchObject([
        {
          name: 'recommendation.tell',
          input: { recommendationId: battery.id, way: 'email', asked: false, answer: 'accepted', note: '' },
        },
      ]),
    );
  });

  it('is answered with what they said, and withdrawn with a reason', async () => {
    const { user, core } = await renderFile([told]);
    const card = await section();
    await user.click(await card.findByRole('button', { name: 'They decline' }));
    await user.type(await card.findByRole('textbox', { name: 'What they said' }), '太贵');
    await user.click(card.getByRole('button', { name: 'They decline' }));
    await user.click(await card.findByRole('button', { name: 'Withdraw' }));
    expect(card.getByRole('button', { name: 'Withdraw' })).toBeDisabled();
    await user.type(await card.findByRole('textbox', { name: 'Why it is withdrawn' }), '已停产');
    await user.click(card.getByRole('button', { name: 'Withdraw' }));
    await waitFor(() =>
      expect(commandsOf(core)).toMatchObject([
        { name: 'recommendation.answer', input: { recommendationId: told.id, to: 'declined', note: '太贵' } },
        { name: 'recommendation.withdraw', input: { recommendationId: told.id, reason: '已停产' } },
      ]),
    );
  });
});

it('beside a case it is thought of on that case', async () => {
  const caseId = aCaseDetail().id;
  const core = startTestCore({
    'recommendations.list': () => [battery],
    'articles.list': () => [],
    'command.run': () => ({ uid: 'u', made: null }),
  });
  const { user } = await renderView(core, <RecommendationsCard caseId={caseId} customerId={customerId} />, {
    locale: 'en',
  });
  const card = screen;
  expect(await card.findByText('备用电池')).toBeInTheDocument();
  await user.click(card.getByRole('button', { name: 'Suggest something that may help' }));
  await user.type(await card.findByRole('textbox', { name: /What may help them/ }), '充电座');
  await user.click(card.getByRole('button', { name: 'Save' }));
  await waitFor(() =>
    expect(commandsOf(core)).toMatchObject([
      { name: 'recommendation.suggest', input: { caseId, customerId, text: '充电座' } },
    ]),
  );
});
