import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { SuggestedArticle } from '#domain/contract/ipc/knowledge-at-work.ts';
import type { ArticleView } from '#domain/contract/ipc/search-views.ts';
import type { ArticleId } from '#domain/model/ids.ts';
import { CallsPage } from '#renderer/calls/calls-page.tsx';
import { commandsOf } from '../harness/area-views.ts';
import { faultsOf } from '../harness/axe.ts';
import { idOf } from '../harness/case-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { ada, startTestCore } from '../harness/test-core.ts';

const battery = idOf<ArticleId>(901);
const invoice = idOf<ArticleId>(902);
const suggestions: readonly SuggestedArticle[] = [
  {
    id: battery,
    title: '更换电池',
    kind: 'sop',
    language: 'zh-CN',
    titleMarks: [],
    byMeaning: false,
    passage: '打开后盖。',
    marks: [],
  },
  {
    id: invoice,
    title: '开具发票',
    kind: 'faq',
    language: 'zh-CN',
    titleMarks: [],
    byMeaning: false,
    passage: '',
    marks: [],
  },
];

async function renderDesk() {
  const core = startTestCore({
    'people.list': () => ({
      agents: [{ ...ada, active: true, knowledgeRole: 'none' }],
      teams: [{ id: ada.teamIds[0], name: 'Support' }],
    }),
    'calls.list': () => ({ total: 0, rows: [] }),
    'articleSuggestions.find': ({ typed }) => (typed === '' ? [] : suggestions),
    'articles.get': ({ articleId }) => ({ id: articleId, title: '开具发票', body: '订单页补开。' }) as ArticleView,
    'command.run': ({ name }) => ({
      uid: 'u',
      made: name === 'case.open' ? { id: idOf(50), number: '10777' } : null,
    }),
  });
  const rendered = await renderView(core, <CallsPage />, { at: '#/calls/new', locale: 'en' });
  await screen.findByRole('form', { name: 'Call desk' });
  return { core, need: () => screen.getByRole('textbox', { name: 'What the customer wants' }), ...rendered };
}
const offered = () => screen.findByRole('list', { name: 'Articles that may help' });

describe('what may help in a call', () => {
  it('stands beside the note as it is written, and its words go into the field that was written in last', async () => {
    const { user, need, container } = await renderDesk();
    expect(screen.getByText('Articles that fit stand here as you write.')).toBeInTheDocument();
    await user.type(need(), '发票');
    const list = within(await offered());
    expect(need()).toHaveFocus();
    expect(await faultsOf(container)).toEqual([]);
    await user.click(list.getAllByRole('button', { name: 'Insert' })[1] as HTMLElement);
    await waitFor(() => expect(need()).toHaveValue('发票\n订单页补开。'));
    expect(
      within(screen.getByRole('list', { name: 'Articles that served in this call' })).getByText('开具发票'),
    ).toBeInTheDocument();
  });

  it('what served goes with the call to the case that is opened for it', async () => {
    const { core, user, need } = await renderDesk();
    await user.type(need(), '换电池');
    await offered();
    await user.keyboard('{Control>}{Shift>}g{/Shift}{/Control}');
    const served = within(await screen.findByRole('list', { name: 'Articles that served in this call' }));
    expect(served.getByText('worked through')).toBeInTheDocument();
    expect(screen.getByText('They are noted on the call’s case, once it has one.')).toBeInTheDocument();
    await user.click(screen.getAllByRole('button', { name: 'Used' })[0] as HTMLElement);
    await user.click(served.getByRole('button', { name: 'Take off: 开具发票' }));
    await user.click(screen.getByRole('radio', { name: 'Resolved' }));
    await user.keyboard('{Control>}{Shift>}k{/Shift}{/Control}');
    await user.click(screen.getByRole('button', { name: 'Save call' }));
    await waitFor(() =>
      expect(commandsOf(core).map(({ name }) => name)).toEqual(['case.open', 'call.record', 'knowledge.start']),
    );
    expect(commandsOf(core).at(-1)?.input).toEqual({ caseId: idOf(50), articleId: battery });
  });
});
