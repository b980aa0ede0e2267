import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { AppError } from '#domain/contract/failure.ts';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import type { Role } from '#domain/model/choices.ts';
import { KnowledgePage } from '#renderer/knowledge/knowledge-page.tsx';
import { anArticle, commandsOf } from '../harness/area-views.ts';
import { faultsOf } from '../harness/axe.ts';
import { idOf } from '../harness/case-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { ada, signedIn, startTestCore } from '../harness/test-core.ts';

const router = anArticle(1, { title: 'Recover the router', tags: ['firmware'] });
const refund = anArticle(2, { title: '退款流程', language: 'zh-CN', kind: 'sop' });

async function renderPage(at = '#/knowledge', role: Role = 'agent', handlers: Partial<Handlers> = {}) {
  const core = startTestCore({
    'session.get': () => ({ ...signedIn, agent: { ...ada, role } }),
    'articles.list': ({ text, language }) =>
      [router, refund].filter((one) => one.title.includes(text) && (language === null || one.language === language)),
    'articles.get': ({ articleId }) => (articleId === router.id ? router : refund),
    'command.run': () => ({ uid: 'u', made: { id: idOf(4999), number: null } }),
    ...handlers,
  });
  return { core, ...(await renderView(core, <KnowledgePage />, { at })) };
}

const titles = () => screen.getAllByRole('listitem').map((row) => row.textContent?.split(/How-to|Procedure/)[0]);

describe('the knowledge base', () => {
  it('is narrowed by words and by language', async () => {
    const { user } = await renderPage();
    await waitFor(() => expect(titles()).toEqual(['Recover the router', '退款流程']));
    await user.click(screen.getByRole('radio', { name: '简体' }));
    await waitFor(() => expect(titles()).toEqual(['退款流程']));
    await user.type(screen.getByRole('searchbox'), 'router');
    expect(await screen.findByText('Nothing found for “router”')).toBeInTheDocument();
    await user.click(screen.getByRole('radio', { name: 'All' }));
    await waitFor(() => expect(titles()).toEqual(['Recover the router']));
  });

  it('is read formatted, and copied as it was written', async () => {
    const { user } = await renderPage(`#/knowledge/${router.id}`);
    const article = within(await screen.findByRole('article', { name: 'Recover the router' }));
    expect(article.getByText('reset', { selector: 'strong' })).toBeInTheDocument();
    expect(article.getByText('firmware')).toBeInTheDocument();
    await user.click(article.getByRole('button', { name: 'Copy text' }));
    expect(await article.findByRole('button', { name: 'Copied' })).toBeInTheDocument();
    expect(await navigator.clipboard.readText()).toBe('Hold **reset** for ten seconds.');
  });

  it('is written by leads only', async () => {
    await renderPage(`#/knowledge/${router.id}?edit=1`);
    await screen.findByRole('article', { name: 'Recover the router' });
    expect(screen.queryByRole('button', { name: 'Edit' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'New' })).toBeNull();
    expect(screen.queryByRole('textbox', { name: 'Title' })).toBeNull();
  });

  it('takes a new article from a lead, with its draft kept meanwhile', async () => {
    const { user, core } = await renderPage('#/knowledge/new', 'lead');
    await user.click(await screen.findByRole('button', { name: 'Save' }));
    expect(screen.getByText('An article needs a title.')).toBeInTheDocument();
    await user.type(screen.getByRole('textbox', { name: /^Title/ }), '换电池');
    await user.type(screen.getByRole('textbox', { name: 'Text' }), '# 步骤');
    await waitFor(() =>
      expect(core.drafts.get('article/')?.content).toMatchObject({
        values: { title: '换电池', body: '# 步骤' },
      }),
    );
    await user.click(screen.getByRole('radio', { name: 'Preview' }));
    expect(screen.getByRole('heading', { name: '步骤' })).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(window.location.hash).toBe(`#/knowledge/${idOf(4999)}`));
    expect(commandsOf(core)).toEqual([
      { name: 'article.add', input: { title: '换电池', body: '# 步骤', kind: 'faq', language: 'en', tags: [] } },
    ]);
    expect(core.drafts.size).toBe(0);
  });

  it('says what in a script does not fit together while it is written, and keeps nobody from saving it', async () => {
    const { user, container } = await renderPage('#/knowledge/new', 'lead');
    const body = await screen.findByRole('textbox', { name: 'Text' });
    await user.click(body);
    await user.paste('# A\n- on → [#B]\n- off → [#C]\n# B\nWords.\n# b\nAgain.\n# D\nNever.');
    expect(screen.queryByRole('region', { name: /does not fit/ })).toBeNull();
    await user.click(screen.getByRole('combobox', { name: 'Kind' }));
    await user.click(await screen.findByRole('option', { name: 'Script' }));
    const problems = within(await screen.findByRole('region', { name: /does not fit/ }));
    expect(problems.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      '“off” leads to “C”: there is no such heading.',
      '“b” stands there twice: answers lead to the first one.',
      'No answer leads to “D”.',
    ]);
    expect(await faultsOf(container)).toEqual([]);
    expect(screen.getByRole('button', { name: 'Save' })).toBeEnabled();
  });

  it('sends only what was changed in an article', async () => {
    const { user, core } = await renderPage(`#/knowledge/${refund.id}?edit=1`, 'admin');
    await user.type(await screen.findByRole('textbox', { name: /^Title/ }), '（新）');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(commandsOf(core)).toHaveLength(1));
    expect(commandsOf(core)[0]).toEqual({
      name: 'article.edit',
      input: {
        articleId: refund.id,
        set: { title: '退款流程（新）' },
        add: { tags: [] },
        remove: { tags: [] },
      },
      seen: {
        collection: 'article',
        id: refund.id,
        rev: refund.rev,
        fields: { title: refund.title, body: refund.body, kind: refund.kind, language: refund.language },
      },
    });
  });

  it('goes by what stood there when editing began, whatever a colleague changed since', async () => {
    let held = refund;
    const { user, core } = await renderPage(`#/knowledge/${refund.id}?edit=1`, 'lead', {
      'articles.get': () => held,
    });
    await user.type(await screen.findByRole('textbox', { name: /^Title/ }), '（新）');
    held = { ...refund, rev: refund.rev + 1, body: 'Ask first.', kind: 'faq', tags: ['theirs'] };
    act(() => core.push('changed', [{ collection: 'article', ids: [refund.id] }]));
    await waitFor(() => expect(core.calls.filter(({ name }) => name === 'articles.get')).toHaveLength(2));
    await user.type(screen.getByRole('combobox', { name: 'Tags' }), 'mine{Enter}');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(commandsOf(core)).toHaveLength(1));
    expect(commandsOf(core)[0]?.input).toEqual({
      articleId: refund.id,
      set: { title: '退款流程（新）' },
      add: { tags: ['mine'] },
      remove: { tags: [] },
    });
    expect(commandsOf(core)[0]).toMatchObject({ seen: { rev: refund.rev, fields: { body: refund.body } } });
  });

  it('leaves an article in which nothing was changed', async () => {
    const { user, core } = await renderPage(`#/knowledge/${refund.id}?edit=1`, 'lead', {
      'command.run': () => {
        throw new AppError('nothing-to-do', 'Nothing was changed.');
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Save' }));
    await waitFor(() => expect(window.location.hash).toBe(`#/knowledge/${refund.id}`));
    expect(core.drafts.size).toBe(0);
  });

  it.each([
    ['#/knowledge', 'agent'],
    [`#/knowledge/${router.id}`, 'lead'],
    ['#/knowledge/new', 'lead'],
  ] as const)('has no accessibility fault at %s', async (at, role) => {
    const { container } = await renderPage(at, role);
    await waitFor(() => expect(titles()).toHaveLength(2));
    if (at.endsWith('new')) await screen.findByRole('textbox', { name: 'Text' });
    expect(await faultsOf(container)).toEqual([]);
  });
});
