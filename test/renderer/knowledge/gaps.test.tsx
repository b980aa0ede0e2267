import { screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import type { KnowledgeGap } from '#domain/contract/ipc/knowledge-at-work.ts';
import type { ArticleId, CaseId } from '#domain/model/ids.ts';
import { ArticleServed } from '#renderer/knowledge/article-served.tsx';
import { GapsPage } from '#renderer/knowledge/gaps/gaps-page.tsx';
import { useMissedSearch } from '#renderer/knowledge/use-missed-search.ts';
import { commandsOf } from '../harness/area-views.ts';
import { faultsOf } from '../harness/axe.ts';
import { idOf } from '../harness/case-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { startTestCore } from '../harness/test-core.ts';

const gap: KnowledgeGap = {
  ...{ id: idOf(1), label: '积分兑换', searches: 3, cases: 1, lastAt: Date.now(), answeredBy: null },
  examples: [
    { kind: 'search', text: '积分兑换', at: 1, place: 'knowledge' },
    { kind: 'search', text: '积分礼品', at: 2, place: 'call' },
    { kind: 'case', text: '积分怎么兑换', at: 3, caseId: idOf<CaseId>(5), number: '10005' },
  ],
};
const written: KnowledgeGap = {
  ...{ ...gap, id: idOf(2), label: '上门安装', examples: [] },
  answeredBy: { id: idOf<ArticleId>(9), title: '上门安装费用' },
};

describe('what the knowledge base lacks', () => {
  const render = async (gaps: readonly KnowledgeGap[]) => {
    const core = startTestCore({
      'knowledgeGaps.list': () => gaps,
      'command.run': () => ({ uid: 'u', made: { id: idOf(77), number: null } }),
    });
    return { core, ...(await renderView(core, <GapsPage />, { locale: 'en' })) };
  };

  it('is listed with how often and in which words, and an article is begun from it', async () => {
    const { core, user, container } = await render([gap, written]);
    const list = within(await screen.findByRole('list', { name: 'Gaps' }));
    expect(list.getByText('3 searches')).toBeInTheDocument();
    expect(list.getByText('1 case')).toBeInTheDocument();
    expect(list.getByRole('link', { name: '10005 积分怎么兑换' })).toHaveAttribute('href', `#/cases/${idOf(5)}`);
    expect(list.getByText('Asked in a call: 积分礼品')).toBeInTheDocument();
    const since = within(screen.getByRole('list', { name: 'Written since' }));
    expect(since.getByRole('link', { name: '上门安装费用' })).toBeInTheDocument();
    expect(since.queryByRole('button')).toBeNull();
    expect(await faultsOf(container)).toEqual([]);
    await user.click(list.getByRole('button', { name: 'Write an article: 积分兑换' }));
    await waitFor(() => expect(window.location.hash).toBe(`#/knowledge/${idOf(77)}?draft=1&list=drafts`));
    expect(commandsOf(core)).toEqual([
      { name: 'article-draft.begin', input: { title: '积分兑换', body: '', kind: 'faq', language: 'en' } },
    ]);
  });

  it('of a week, or of nothing', async () => {
    const { core, user } = await render([]);
    expect(await screen.findByText('Nothing was missed')).toBeInTheDocument();
    await user.click(screen.getByText('7 days'));
    await waitFor(() => expect(core.calls).toContainEqual({ name: 'knowledgeGaps.list', input: { days: 7 } }));
  });
});

describe('a search in vain', () => {
  function Search() {
    const [text, setText] = useState('');
    const [opened, setOpened] = useState<string | null>(null);
    useMissedSearch(text, opened);
    return (
      <>
        <input aria-label="words" value={text} onChange={(event) => setText(event.currentTarget.value)} />
        <button type="button" onClick={() => setOpened('one')}>
          open
        </button>
      </>
    );
  }
  const render = async () => {
    const core = startTestCore({ 'command.run': () => ({ uid: 'u', made: null }) });
    return { core, ...(await renderView(core, <Search />, { locale: 'en' })) };
  };
  const read = () => new Promise((resolve) => setTimeout(resolve, 2200));

  it('is noted once something else is looked for, in the words it came to', async () => {
    const { core, user, unmount } = await render();
    const field = screen.getByRole('textbox', { name: 'words' });
    await user.type(field, '积分');
    await read();
    await user.type(field, '兑换');
    await read();
    expect(commandsOf(core)).toEqual([]);
    await user.clear(field);
    await waitFor(() =>
      expect(commandsOf(core)).toEqual([{ name: 'knowledge.miss', input: { text: '积分兑换', place: 'knowledge' } }]),
    );
    await user.type(field, '发票');
    await read();
    unmount();
    await waitFor(() => expect(commandsOf(core)).toHaveLength(2));
  });

  it('is none when something was opened', async () => {
    const { core, user, unmount } = await render();
    await user.type(screen.getByRole('textbox', { name: 'words' }), '积分');
    await read();
    await user.click(screen.getByRole('button', { name: 'open' }));
    await user.clear(screen.getByRole('textbox', { name: 'words' }));
    unmount();
    expect(commandsOf(core)).toEqual([]);
  });
});

it('an article says how often it served', async () => {
  const core = startTestCore({
    'articleUses.counts': () => ({ cases: 3, helped: 1, notHelped: 1, lastUsedAt: 1 }),
  });
  await renderView(core, <ArticleServed articleId={idOf<ArticleId>(9)} />, { locale: 'en' });
  expect(await screen.findByText('Used on 3 cases · helped on 1 of 2')).toBeInTheDocument();
});
