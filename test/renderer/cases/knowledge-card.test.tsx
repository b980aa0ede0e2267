import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { SuggestedArticle, UsedArticle } from '#domain/contract/ipc/knowledge-at-work.ts';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import type { ArticleView } from '#domain/contract/ipc/search-views.ts';
import type { CaseStatus } from '#domain/model/choices.ts';
import type { ArticleId } from '#domain/model/ids.ts';
import { CaseFiles } from '#renderer/cases/files/case-files.tsx';
import { KnowledgeCard } from '#renderer/cases/side/knowledge/knowledge-card.tsx';
import { Composer } from '#renderer/cases/view/composer.tsx';
import { WritingDesk } from '#renderer/state/writing-desk.tsx';
import { commandsOf } from '../harness/area-views.ts';
import { faultsOf } from '../harness/axe.ts';
import { aCaseDetail, idOf } from '../harness/case-views.ts';
import { editorNamed } from '../harness/editor.ts';
import { renderView } from '../harness/render-view.tsx';
import { ada, signedIn, startTestCore } from '../harness/test-core.ts';

const battery = idOf<ArticleId>(901);
const invoice = idOf<ArticleId>(902);
const suggestions: readonly SuggestedArticle[] = [
  {
    ...{ id: battery, title: '更换电池', kind: 'sop', language: 'zh-CN', titleMarks: [[2, 4]], byMeaning: false },
    ...{ passage: '打开后盖，取出旧电池。', marks: [[5, 10]] },
  },
  {
    id: invoice,
    title: '开具发票',
    kind: 'faq',
    language: 'zh-CN',
    titleMarks: [],
    byMeaning: false,
    passage: '重开发票。',
    marks: [],
  },
];
const body = '1. 打开后盖\n\n:::internal\n底价 50 元\n:::\n\n2. 装入电池';
const used: UsedArticle = {
  ...{ articleId: invoice, title: '开具发票', kind: 'faq', language: 'zh-CN' },
  uses: [{ way: 'inserted', byName: 'Ada Lin', at: 5 }],
  ...{ verdict: null, verdictByName: null, changedSince: true, saveState: 'saved-here' },
};

interface Given {
  readonly status?: CaseStatus;
  readonly handlers?: Partial<Handlers>;
  readonly locale?: 'en' | 'zh-CN';
}

async function renderCase({ status = 'open', handlers = {}, locale = 'en' }: Given = {}) {
  const detail = aCaseDetail({ status });
  const core = startTestCore({
    'articleSuggestions.find': () => suggestions,
    'articles.get': ({ articleId }) =>
      ({
        ...suggestions.find(({ id }) => id === articleId),
        body,
        rev: 1,
        tags: [],
        updatedAt: 1,
      }) as unknown as ArticleView,
    'command.run': ({ name }) => ({
      uid: 'u',
      made: name === 'article-draft.begin' ? { id: idOf(77), number: null } : null,
    }),
    ...handlers,
  });
  const rendered = await renderView(
    core,
    <CaseFiles caseId={detail.id}>
      <WritingDesk>
        <Composer detail={detail} />
        <section aria-label="card">
          <KnowledgeCard detail={detail} />
        </section>
      </WritingDesk>
    </CaseFiles>,
    { locale },
  );
  return { core, detail, card: within(screen.getByRole('region', { name: 'card' })), ...rendered };
}
const offered = (rendered: Awaited<ReturnType<typeof renderCase>>) =>
  rendered.card.findByRole('list', { name: 'Articles that may help' });

describe('what may help with a case', () => {
  it('stands beside it with the passage, and asks again at a pause in the writing without taking the focus', async () => {
    const rendered = await renderCase();
    const list = within(await offered(rendered));
    expect(list.getAllByRole('listitem')).toHaveLength(2);
    expect([...rendered.container.querySelectorAll('mark')].map(({ textContent }) => textContent)).toEqual([
      '电池',
      '取出旧电池',
    ]);
    const reply = await editorNamed('Reply');
    await reply.type('电池没电');
    await waitFor(() =>
      expect(rendered.core.calls.filter(({ name }) => name === 'articleSuggestions.find').at(-1)?.input).toMatchObject({
        caseId: rendered.detail.id,
        typed: '电池没电',
        languages: ['en', 'zh-CN'],
      }),
    );
    expect(document.activeElement?.closest('[data-tab="reply"]')).not.toBeNull();
  });

  it('its words go into a reply without what is for the house, and that it was used is noted', async () => {
    const rendered = await renderCase();
    await offered(rendered);
    const reply = await editorNamed('Reply');
    await rendered.user.click(rendered.card.getAllByRole('button', { name: 'Insert' })[0] as HTMLElement);
    await waitFor(() => expect(reply.text()).toContain('装入电池'));
    expect(reply.text()).not.toContain('底价');
    await waitFor(() =>
      expect(commandsOf(rendered.core)).toEqual([
        { name: 'knowledge.use', input: { caseId: rendered.detail.id, articleId: battery, way: 'inserted' } },
      ]),
    );
    expect(rendered.card.queryByRole('button', { name: 'Link' })).toBeNull();
  });

  it('in a note it is linked by one key, and the steps of a procedure are put on the case by another', async () => {
    const rendered = await renderCase();
    await offered(rendered);
    await rendered.user.click(screen.getByRole('tab', { name: 'Internal note' }));
    const note = await editorNamed('Internal note');
    await rendered.card.findAllByRole('button', { name: 'Link' });
    await rendered.user.keyboard('{Control>}{Shift>}d{/Shift}{/Control}');
    await waitFor(() => expect(note.text()).toContain('更换电池'));
    await rendered.user.keyboard('{Control>}{Shift>}g{/Shift}{/Control}');
    await waitFor(() =>
      expect(commandsOf(rendered.core)).toEqual([
        { name: 'knowledge.use', input: { caseId: rendered.detail.id, articleId: battery, way: 'linked' } },
        { name: 'knowledge.start', input: { caseId: rendered.detail.id, articleId: battery } },
      ]),
    );
  });

  it('is read where it stands, also by key', async () => {
    const rendered = await renderCase();
    await offered(rendered);
    await rendered.user.keyboard('{Control>}{Shift>}p{/Shift}{/Control}');
    expect(await rendered.card.findByRole('region', { name: '更换电池' })).toHaveTextContent('装入电池');
    expect(await faultsOf(rendered.container)).toEqual([]);
    await rendered.user.click(rendered.card.getByRole('button', { name: 'It helped' }));
    await waitFor(() =>
      expect(commandsOf(rendered.core)).toEqual([
        { name: 'knowledge.judge', input: { caseId: rendered.detail.id, articleId: battery, verdict: 'helped' } },
      ]),
    );
  });
});

describe('what served', () => {
  const handlers: Partial<Handlers> = { 'articleUses.list': () => [used] };

  it('is listed with who used it and how, and is judged', async () => {
    const rendered = await renderCase({ handlers });
    const list = within(await rendered.card.findByRole('list', { name: 'Articles used on this case' }));
    expect(list.getByText('put into a message by Ada Lin')).toBeInTheDocument();
    expect(list.getByText('The article was changed since.')).toBeInTheDocument();
    await rendered.user.click(list.getByRole('button', { name: 'It did not help: 开具发票' }));
    await waitFor(() =>
      expect(commandsOf(rendered.core)).toEqual([
        { name: 'knowledge.judge', input: { caseId: rendered.detail.id, articleId: invoice, verdict: 'not-helped' } },
      ]),
    );
  });

  it('a change is proposed from the case', async () => {
    const rendered = await renderCase({ handlers });
    await rendered.user.click(await rendered.card.findByRole('button', { name: 'Propose a change' }));
    await rendered.user.click(rendered.card.getByRole('button', { name: 'Send' }));
    expect(rendered.card.getByText('Please say what.')).toBeInTheDocument();
    await rendered.user.type(rendered.card.getByRole('textbox', { name: 'What should be otherwise' }), '抬头可改两次');
    expect(await faultsOf(rendered.container)).toEqual([]);
    await rendered.user.click(rendered.card.getByRole('button', { name: 'Send' }));
    await waitFor(() =>
      expect(commandsOf(rendered.core)).toEqual([
        {
          name: 'article.propose',
          input: { articleId: invoice, fromCaseId: rendered.detail.id, text: '抬头可改两次' },
        },
      ]),
    );
  });
});

describe('a finished case', () => {
  it('is proposed as an article by who writes none', async () => {
    const rendered = await renderCase({ status: 'solved' });
    await rendered.user.click(await rendered.card.findByRole('button', { name: 'Propose an article' }));
    await rendered.user.type(rendered.card.getByRole('textbox', { name: 'What an article should say' }), '如何换电池');
    await rendered.user.click(rendered.card.getByRole('button', { name: 'Send' }));
    await waitFor(() =>
      expect(commandsOf(rendered.core)).toMatchObject([{ name: 'article.propose', input: { articleId: null } }]),
    );
  });

  it('becomes a draft in one step for who writes articles', async () => {
    const draft = { title: '门锁没电', body: '## 问题', language: 'zh-CN' as const, tags: [], leftOut: 2 };
    const rendered = await renderCase({
      status: 'solved',
      handlers: {
        'session.get': () => ({ ...signedIn, agent: { ...ada, role: 'lead' } }),
        'articleDrafts.ofCase': () => draft,
      },
    });
    await rendered.user.click(await rendered.card.findByRole('button', { name: 'Make an article of it' }));
    await waitFor(() => expect(window.location.hash).toBe(`#/knowledge/${idOf(77)}?draft=1&list=drafts`));
    const { leftOut: _leftOut, ...face } = draft;
    expect(commandsOf(rendered.core)).toEqual([
      { name: 'article-draft.begin', input: { ...face, kind: 'faq', fromCaseId: rendered.detail.id } },
    ]);
    expect(await screen.findByText('A draft was begun; 2 details of the customer were left out.')).toBeInTheDocument();
  });
});
