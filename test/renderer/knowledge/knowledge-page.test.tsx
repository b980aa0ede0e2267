import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { AppError } from '#domain/contract/failure.ts';
import type { ArticlePage } from '#domain/contract/ipc/knowledge-views.ts';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import type { KnowledgeRole, Role } from '#domain/model/choices.ts';
import type { ArticleRevisionId } from '#domain/model/ids.ts';
import { KnowledgePage } from '#renderer/knowledge/knowledge-page.tsx';
import { ids } from '../../builders/ids.ts';
import { commandsOf } from '../harness/area-views.ts';
import { faultsOf } from '../harness/axe.ts';
import { idOf } from '../harness/case-views.ts';
import { aCategory, anArticlePage, rowOf } from '../harness/knowledge-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { richNamed } from '../harness/rich.ts';
import { ada, signedIn, startTestCore } from '../harness/test-core.ts';

const router = anArticlePage(1, { title: 'Recover the router', tags: ['firmware'] });
const refund = anArticlePage(2, { title: '退款流程', language: 'zh-CN', kind: 'sop' });
const devices = aCategory(1, 'Devices');
const routers = aCategory(2, 'Routers', { parentId: devices.id, articles: 3 });

interface Who {
  readonly role?: Role;
  readonly knowledgeRole?: KnowledgeRole;
}

async function renderPage(at = '#/knowledge', who: Who = {}, handlers: Partial<Handlers> = {}) {
  const core = startTestCore({
    'session.get': () => ({ ...signedIn, agent: { ...ada, ...who } }),
    'articleCategories.list': () => [devices, routers],
    'knowledge.list': ({ text, languages, category }) => {
      const rows = [router, refund]
        .filter((one) => one.title.includes(text) && (languages.length === 0 || languages.includes(one.language)))
        .filter((one) => category === null || one.categoryId === category)
        .map(rowOf);
      return { total: rows.length, rows };
    },
    'knowledge.get': ({ articleId }) => (articleId === router.id ? router : refund),
    'command.run': () => ({ uid: 'u', made: { id: idOf(4999), number: null } }),
    ...handlers,
  });
  return { core, ...(await renderView(core, <KnowledgePage />, { at })) };
}

const rows = () => within(screen.getByRole('region', { name: 'Knowledge' })).queryAllByRole('listitem');
const titles = () => rows().map((row) => row.textContent?.split(/How-to|Procedure/)[0]);

describe('the list of articles', () => {
  it('is narrowed by words, by language, and by where in the tree they stand', async () => {
    const { user, core } = await renderPage();
    await waitFor(() => expect(titles()).toEqual(['Recover the router', '退款流程']));
    await user.type(screen.getByRole('searchbox'), 'Recover');
    await waitFor(() => expect(titles()).toEqual(['Recover the router']));
    await user.click(screen.getByRole('button', { name: 'Filter' }));
    await user.click(await screen.findByRole('combobox', { name: 'Language' }));
    await user.click(await screen.findByRole('option', { name: 'Chinese (simplified)' }));
    expect(await screen.findByText('Nothing found for “Recover”')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Clear all filters' }));
    await waitFor(() => expect(titles()).toEqual(['Recover the router']));
    await user.click(screen.getByRole('combobox', { name: 'Category' }));
    await user.click(await screen.findByRole('option', { name: 'Devices / Routers (3)' }));
    await waitFor(() =>
      expect(core.calls.filter(({ name }) => name === 'knowledge.list').at(-1)?.input).toMatchObject({
        category: routers.id,
      }),
    );
  });

  it('has over it what the agent has yet to acknowledge', async () => {
    const open = rowOf(anArticlePage(3, { title: '春节值班', kind: 'announcement' }));
    const { container } = await renderPage('#/knowledge', {}, { 'announcements.list': () => [open] });
    const band = within(await screen.findByRole('region', { name: 'Announcements to acknowledge' }));
    expect(band.getByRole('link', { name: '春节值班' })).toHaveAttribute('href', `#/knowledge/${open.id}`);
    expect(await faultsOf(container)).toEqual([]);
  });

  it('stays a short page with five thousand articles', async () => {
    const many = Array.from({ length: 5000 }, (_, index) => rowOf(anArticlePage(10_000 + index)));
    await renderPage('#/knowledge', {}, { 'knowledge.list': () => ({ total: 5000, rows: many }) });
    expect(await screen.findByText('5,000')).toBeInTheDocument();
    await waitFor(() => expect(rows().length).toBeGreaterThan(5));
    expect(rows().length).toBeLessThan(60);
  });
});

describe('an article', () => {
  it('is read formatted, and copied as it was written but for what is internal', async () => {
    const page = { ...router, body: `${router.body}\n\n:::internal\nCost 5.\n:::` };
    const { user } = await renderPage(`#/knowledge/${router.id}`, {}, { 'knowledge.get': () => page });
    const article = within(await screen.findByRole('article', { name: 'Recover the router' }));
    expect(article.getByText('reset', { selector: 'strong' })).toBeInTheDocument();
    expect(article.getByText('firmware')).toBeInTheDocument();
    await user.click(article.getByRole('button', { name: 'Copy text' }));
    expect(await article.findByRole('button', { name: 'Copied' })).toBeInTheDocument();
    expect(await navigator.clipboard.readText()).toBe('Hold **reset** for ten seconds.');
  });

  it('tells where it stands, whose it is, and leads to its headings, its other languages and its neighbours', async () => {
    const page = anArticlePage(1, {
      ...{ body: '# A\n\n## B\n\n## C', categoryId: routers.id, ownerName: 'Lin', reviewOn: '2020-01-01' },
      ...{ audience: 'public', variants: [rowOf(refund)], related: [rowOf(anArticlePage(3, { title: 'Cables' }))] },
    });
    const { container } = await renderPage(`#/knowledge/${page.id}`, {}, { 'knowledge.get': () => page });
    const article = within(await screen.findByRole('article'));
    expect(await article.findByText('Devices / Routers')).toBeInTheDocument();
    expect(article.getByText('Owner: Lin')).toBeInTheDocument();
    expect(article.getByText('To be reviewed since 2020-01-01')).toBeInTheDocument();
    expect(article.getByText('Customers as well')).toBeInTheDocument();
    const contents = within(article.getByRole('navigation', { name: 'Contents' }));
    expect(contents.getByRole('link', { name: 'B' })).toHaveAttribute('href', `#/knowledge/${page.id}?at=b`);
    expect(article.getByRole('link', { name: '退款流程' })).toHaveAttribute('href', `#/knowledge/${refund.id}`);
    expect(article.getByRole('link', { name: 'Cables' })).toBeInTheDocument();
    expect(await faultsOf(container)).toEqual([]);
  });

  it('that is an announcement is acknowledged in the revision that was read', async () => {
    const page = anArticlePage(1, { kind: 'announcement', acknowledged: false, revision: 3 });
    const { user, core } = await renderPage(`#/knowledge/${page.id}`, {}, { 'knowledge.get': () => page });
    await user.click(await screen.findByRole('button', { name: 'I have read it' }));
    await waitFor(() =>
      expect(commandsOf(core)).toEqual([{ name: 'article.acknowledge', input: { articleId: page.id, revision: 3 } }]),
    );
  });

  it('takes a proposal from anybody', async () => {
    const { user, core } = await renderPage(`#/knowledge/${router.id}`);
    await user.click(await screen.findByRole('button', { name: 'More' }));
    expect(screen.queryByRole('menuitem', { name: 'Retire' })).toBeNull();
    await user.click(await screen.findByRole('menuitem', { name: 'Propose a change' }));
    await user.type(await screen.findByRole('textbox', { name: 'What should be otherwise?' }), '太长');
    await user.click(screen.getByRole('button', { name: 'Send' }));
    await waitFor(() =>
      expect(commandsOf(core)).toEqual([{ name: 'article.propose', input: { articleId: router.id, text: '太长' } }]),
    );
  });

  it('is retired by those who approve', async () => {
    const { user, core } = await renderPage(`#/knowledge/${router.id}`, { knowledgeRole: 'approver' });
    await user.click(await screen.findByRole('button', { name: 'More' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Retire' }));
    await waitFor(() =>
      expect(commandsOf(core)).toEqual([
        { name: 'article.set-state', input: { articleId: router.id, state: 'retired' } },
      ]),
    );
  });
});

describe('writing', () => {
  it('is for editors only', async () => {
    await renderPage(`#/knowledge/${router.id}?edit=1`);
    await screen.findByRole('article', { name: 'Recover the router' });
    expect(screen.queryByRole('button', { name: 'Edit' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'New' })).toBeNull();
    expect(screen.queryByRole('textbox', { name: 'Title' })).toBeNull();
    expect(screen.queryByRole('radio', { name: /Drafts/ })).toBeNull();
  });

  it('publishes a new article of a lead, with its text kept on the device meanwhile', async () => {
    const { user, core } = await renderPage('#/knowledge/new', { role: 'lead' });
    await user.click(await screen.findByRole('button', { name: 'Publish' }));
    expect(screen.getByText('An article needs a title.')).toBeInTheDocument();
    await user.type(screen.getByRole('textbox', { name: /^Title/ }), '换电池');
    richNamed('Text').paste({ text: '# 步骤' });
    await waitFor(() =>
      expect(core.drafts.get('article/')?.content).toMatchObject({
        values: { title: '换电池', body: '# 步骤' },
      }),
    );
    expect(screen.getByRole('heading', { name: '步骤' })).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Publish' }));
    await waitFor(() => expect(window.location.hash).toBe(`#/knowledge/${idOf(4999)}`));
    expect(commandsOf(core)).toMatchObject([
      {
        name: 'article.add',
        input: { title: '换电池', body: '# 步骤', kind: 'faq', language: 'en', audience: 'internal' },
      },
    ]);
    expect(core.drafts.size).toBe(0);
  });

  it('leaves a draft where the writer may not publish', async () => {
    const { user, core } = await renderPage(`#/knowledge/${refund.id}?edit=1`, { knowledgeRole: 'editor' });
    await user.type(await screen.findByRole('textbox', { name: /^Title/ }), '（新）');
    expect(screen.queryByRole('button', { name: 'Publish' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Save as draft' }));
    await waitFor(() => expect(window.location.hash).toBe(`#/knowledge/${idOf(4999)}?draft=1&list=drafts`));
    expect(commandsOf(core)).toMatchObject([
      { name: 'article-draft.begin', input: { articleId: refund.id, title: '退款流程（新）', body: refund.body } },
    ]);
  });

  it('says what in a script does not fit together while it is written, and keeps nobody from saving it', async () => {
    const { user, container } = await renderPage('#/knowledge/new', { role: 'lead' });
    await screen.findByRole('textbox', { name: 'Text' });
    richNamed('Text').paste({ text: '# A\n- on → [#B]\n- off → [#C]\n# B\nWords.\n# b\nAgain.\n# D\nNever.' });
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
    expect(screen.getByRole('button', { name: 'Publish' })).toBeEnabled();
  });

  it('sends only what was changed in an article, and its team with the audience', async () => {
    const { user, core } = await renderPage(
      `#/knowledge/${refund.id}?edit=1`,
      { role: 'admin' },
      { 'people.list': () => ({ agents: [], teams: [{ id: ada.teamIds[0], name: 'Hotline' }] }) },
    );
    await user.type(await screen.findByRole('textbox', { name: /^Title/ }), '（新）');
    await user.click(screen.getByRole('combobox', { name: 'For whom' }));
    await user.click(await screen.findByRole('option', { name: 'One team' }));
    await user.click(screen.getByRole('button', { name: 'Publish' }));
    expect(screen.getByText('Say which team.')).toBeInTheDocument();
    await user.click(screen.getByRole('combobox', { name: 'Team' }));
    await user.click(await screen.findByRole('option', { name: 'Hotline' }));
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(commandsOf(core)).toHaveLength(1));
    expect(commandsOf(core)[0]).toEqual({
      name: 'article.edit',
      input: {
        articleId: refund.id,
        set: { title: '退款流程（新）', audience: 'team', teamId: ada.teamIds[0] },
        add: { tags: [], relatedIds: [] },
        remove: { tags: [], relatedIds: [] },
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
    const { user, core } = await renderPage(
      `#/knowledge/${refund.id}?edit=1`,
      { role: 'lead' },
      { 'knowledge.get': () => held },
    );
    await user.type(await screen.findByRole('textbox', { name: /^Title/ }), '（新）');
    held = { ...refund, rev: refund.rev + 1, body: 'Ask first.', kind: 'faq', tags: ['theirs'] };
    act(() => core.push('changed', [{ collection: 'article', ids: [refund.id] }]));
    await waitFor(() => expect(core.calls.filter(({ name }) => name === 'knowledge.get')).toHaveLength(2));
    await user.type(screen.getByRole('combobox', { name: 'Tags' }), 'mine{Enter}');
    await user.click(screen.getByRole('button', { name: 'Publish' }));
    await waitFor(() => expect(commandsOf(core)).toHaveLength(1));
    expect(commandsOf(core)[0]?.input).toEqual({
      articleId: refund.id,
      set: { title: '退款流程（新）' },
      add: { tags: ['mine'], relatedIds: [] },
      remove: { tags: [], relatedIds: [] },
    });
    expect(commandsOf(core)[0]).toMatchObject({ seen: { rev: refund.rev, fields: { body: refund.body } } });
  });

  it('begins a draft from the revision that stood there when writing began', async () => {
    const revisionId = ids.articleRevision(1) as ArticleRevisionId;
    const seen = { ...refund, revisionId };
    let held: ArticlePage = seen;
    const { user, core } = await renderPage(
      `#/knowledge/${refund.id}?edit=1`,
      { knowledgeRole: 'editor' },
      { 'knowledge.get': () => held },
    );
    await user.type(await screen.findByRole('textbox', { name: /^Title/ }), '（新）');
    const later = ids.articleRevision(2) as ArticleRevisionId;
    held = { ...seen, rev: refund.rev + 1, revision: refund.revision + 1, revisionId: later, body: 'Ask first.' };
    act(() => core.push('changed', [{ collection: 'article', ids: [refund.id] }]));
    await waitFor(() => expect(core.calls.filter(({ name }) => name === 'knowledge.get')).toHaveLength(2));
    await user.click(screen.getByRole('button', { name: 'Save as draft' }));
    await waitFor(() =>
      expect(commandsOf(core)).toMatchObject([
        { name: 'article-draft.begin', input: { revisionId, body: refund.body } },
      ]),
    );
  });

  it('leaves an article in which nothing was changed', async () => {
    const { user, core } = await renderPage(
      `#/knowledge/${refund.id}?edit=1`,
      { role: 'lead' },
      {
        'command.run': () => {
          throw new AppError('nothing-to-do', 'Nothing was changed.');
        },
      },
    );
    await user.click(await screen.findByRole('button', { name: 'Publish' }));
    await waitFor(() => expect(window.location.hash).toBe(`#/knowledge/${refund.id}`));
    expect(core.drafts.size).toBe(0);
  });
});

it.each([
  ['#/knowledge', 'agent'],
  [`#/knowledge/${router.id}`, 'lead'],
  ['#/knowledge/new', 'lead'],
] as const)('has no accessibility fault at %s', async (at, role) => {
  const { container } = await renderPage(at, { role });
  await waitFor(() => expect(titles()).toHaveLength(2));
  if (at.endsWith('new')) await screen.findByRole('textbox', { name: 'Text' });
  expect(await faultsOf(container)).toEqual([]);
});
