import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { ArticleImport } from '#domain/contract/ipc/knowledge-exchange-procedures.ts';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import { KnowledgePage } from '#renderer/knowledge/knowledge-page.tsx';
import * as downloads from '#renderer/ui/download-text.ts';
import { ids } from '../../builders/ids.ts';
import { faultsOf } from '../harness/axe.ts';
import { renderView } from '../harness/render-view.tsx';
import { ada, signedIn, startTestCore } from '../harness/test-core.ts';

const importId = '01930000-0000-7000-8000-0000000000aa';
const fileId = '01930000-0000-7000-8000-0000000000ab';

const outcome: ArticleImport = {
  ...{ created: 1, updated: 0, unchanged: 0, kept: 1, refusedCount: 1, files: 2, aside: 3, cancelled: false },
  articles: [
    {
      ...{ path: 'a/kept.md', row: null, title: '改过的', kind: 'faq', language: 'zh-CN', category: ['A', 'B'] },
      ...{ articleId: ids.article(1), fate: 'kept', notes: [] },
    },
    {
      ...{ path: 'faq.csv', row: 7, title: 'Refunds', kind: 'how-to', language: 'en', category: [] },
      ...{ articleId: ids.article(2), fate: 'created', notes: [{ kind: 'dead-link', value: '../gone.md' }] },
    },
  ],
  refused: [{ path: 'x.md', row: null, fault: 'no-text' }],
};

async function renderExchange(at: string, handlers: Partial<Handlers> = {}, role: 'lead' | 'agent' = 'lead') {
  const core = startTestCore({
    'session.get': () => ({ ...signedIn, agent: { ...ada, role } }),
    'knowledgeImports.begin': () => ({ id: importId }),
    'knowledgeImports.add': () => ({ fileId }),
    'knowledgeImports.append': ({ offset, data }) => ({ received: offset + Buffer.from(data, 'base64').length }),
    'knowledgeImports.run': () => outcome,
    'knowledgeImports.stop': () => null,
    'knowledgeImports.drop': () => null,
    'knowledgeExports.make': () => ({ fileName: 'kb.zip', size: 6, articles: 90, files: 4, missing: ['a.png'] }),
    'knowledgeExports.cancel': () => null,
    'knowledgeExports.piece': ({ offset }) => ({
      data: Buffer.from(offset === 0 ? 'abc' : 'def').toString('base64'),
      size: 6,
    }),
    'knowledgeExports.drop': () => null,
    'knowledgeExports.list': () => [
      { id: 'x', agentName: '王芳', format: 'site', reader: 'public', articles: 12, happenedAt: Date.UTC(2026, 0, 5) },
    ],
    'articleCategories.list': () => [],
    ...handlers,
  });
  const asked = (name: string) =>
    core.calls.filter((call) => call.name === name).map(({ input }) => input as Readonly<Record<string, unknown>>);
  return { core, asked, ...(await renderView(core, <KnowledgePage />, { at })) };
}

const markdown = (name: string) => new File(['# x\n\ny'], name, { type: 'text/markdown' });

async function withFiles(handlers: Partial<Handlers> = {}) {
  const rendered = await renderExchange('#/knowledge/import', handlers);
  const field = await screen.findByLabelText('Choose files or an archive', { selector: 'input' });
  await rendered.user.upload(field, [markdown('a.md'), markdown('b.md')]);
  await screen.findByText('a.md · 2 files');
  return rendered;
}

describe('importing articles', () => {
  it('hands the files over, says what would come of them, and lets them come in', async () => {
    const { user, asked, container } = await withFiles();
    expect(asked('knowledgeImports.add').map(({ path }) => path)).toEqual(['a.md', 'b.md']);
    expect(await faultsOf(container)).toEqual([]);
    await user.selectOptions(screen.getByLabelText('Kind'), 'sop');
    await user.selectOptions(screen.getByLabelText('For whom'), 'public');
    await user.click(screen.getByRole('button', { name: 'Check' }));
    expect(await screen.findByText('Checked: nothing is changed yet')).toBeVisible();
    expect(asked('knowledgeImports.run')[0]).toMatchObject({
      kind: 'sop',
      audience: 'public',
      folders: true,
      dry: true,
    });
    expect(screen.getByText('It is no text, whatever it is called.')).toBeVisible();
    expect(screen.getByText('faq.csv, row 7')).toBeVisible();
    expect(screen.getByText('Leads nowhere: ../gone.md')).toBeVisible();
    expect(screen.getByText(/Edited here since it was brought in/)).toHaveTextContent('A / B');
    expect(await faultsOf(container)).toEqual([]);

    await user.click(screen.getByRole('button', { name: 'Import' }));
    expect(await screen.findByText('Imported')).toBeVisible();
    expect(asked('knowledgeImports.run')[1]).toMatchObject({ dry: false });
    expect(screen.getByRole('link', { name: 'Refunds' })).toHaveAttribute('href', `#/knowledge/${ids.article(2)}`);
  });

  it('tells how far it is, and can be stopped', async () => {
    const running = Promise.withResolvers<ArticleImport>();
    const { user, core, asked } = await withFiles({ 'knowledgeImports.run': () => running.promise });
    await user.click(screen.getByRole('button', { name: 'Import' }));
    core.push('bulk', { id: importId, done: 250, total: 1000 });
    expect(await screen.findByText('25%')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Stop' }));
    expect(asked('knowledgeImports.stop')).toEqual([{ id: importId }]);
    running.resolve({ ...outcome, cancelled: true });
    expect(await screen.findByText(/^Stopped\./)).toBeVisible();
  });

  it('takes dropped files, and lets go of them when the view goes', async () => {
    const { asked, unmount } = await renderExchange('#/knowledge/import');
    const place = (await screen.findByText('or drop files here')).parentElement;
    if (!place) return expect.unreachable();
    fireEvent.drop(place, { dataTransfer: { types: ['Files'], files: [markdown('c.md')] } });
    expect(await screen.findByText('c.md · 1 file')).toBeVisible();
    unmount();
    await waitFor(() => expect(asked('knowledgeImports.drop')).toEqual([{ id: importId }]));
  });

  it('is for those who approve', async () => {
    await renderExchange('#/knowledge/import', {}, 'agent');
    expect(await screen.findByText(/by those who approve them/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Choose a folder' })).toBeNull();
  });
});

describe('exporting articles', () => {
  it('writes an archive, takes it away in pieces, and shows who took some before', async () => {
    const saved = vi.spyOn(downloads, 'downloadBlob').mockReturnValue(undefined);
    const { user, asked, container } = await renderExchange('#/knowledge/export');
    const last = await screen.findByRole('region', { name: 'Exports so far' });
    expect(within(last).getByText('Pages for a browser · Customers and partners · 12 articles')).toBeVisible();
    expect(await faultsOf(container)).toEqual([]);
    await user.click(screen.getByRole('radio', { name: 'Folder of Markdown' }));
    await user.click(screen.getByRole('radio', { name: 'The house' }));
    await user.selectOptions(screen.getByLabelText('Language'), 'zh-CN');
    await waitFor(() => expect(screen.getByRole('button', { name: 'Export' })).toBeEnabled());
    await user.click(screen.getByRole('button', { name: 'Export' }));
    expect(await screen.findByText('90 articles and 4 files in kb.zip')).toBeVisible();
    expect(screen.getByText(/Not on this device.*a\.png/)).toBeVisible();
    const [made] = asked('knowledgeExports.make');
    expect(made).toMatchObject({ format: 'markdown', reader: 'house', languages: ['zh-CN'], language: 'zh-CN' });
    expect(made?.labels).toMatchObject({ search: '搜索', internal: '内部', warning: '警告' });
    expect(asked('knowledgeExports.piece').map(({ offset }) => offset)).toEqual([0, 3]);
    expect(asked('knowledgeExports.drop')).toHaveLength(1);
    const [name, blob] = saved.mock.calls[0] ?? [];
    expect([name, await blob?.text()]).toEqual(['kb.zip', 'abcdef']);
    saved.mockRestore();
  });
});
