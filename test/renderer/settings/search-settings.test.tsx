import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { DefinitionView } from '#domain/contract/ipc/cooperation-views.ts';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import type { DefinitionId } from '#domain/model/ids.ts';
import { SearchIndexSection } from '#renderer/settings/search-index-section.tsx';
import { SynonymsSection } from '#renderer/settings/synonyms-section.tsx';
import { commandsOf } from '../harness/area-views.ts';
import { faultsOf } from '../harness/axe.ts';
import { idOf } from '../harness/case-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { startTestCore, type TestCore } from '../harness/test-core.ts';

const saves: Partial<Handlers> = { 'command.run': () => ({ uid: 'u', made: null }) };

describe('words that mean the same', () => {
  const held: DefinitionView = {
    ...{ id: idOf<DefinitionId>(70), kind: 'synonyms', name: 'wifi', ownerId: null, position: 3, active: true },
    ...{ content: { terms: ['wifi', 'router', '路由器'], oneWay: true }, updatedAt: 0, saveState: 'on-server' },
  };

  it('are listed, and changed by writing them with commas of either width', async () => {
    const core = startTestCore({ ...saves, 'definitions.list': () => [held] });
    const { user, container } = await renderView(core, <SynonymsSection />, { locale: 'en' });
    expect(await screen.findByText('router · 路由器 – one way')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Edit' }));
    const form = within(screen.getByRole('form', { name: 'wifi' }));
    const words = form.getByRole('textbox', { name: 'Words, with commas' });
    await user.clear(words);
    await user.type(words, 'wifi');
    await user.click(form.getByRole('button', { name: 'Save' }));
    expect(words).toHaveAccessibleDescription(/Write down two to twelve words/);
    await user.type(words, '， 无线、wifi; router');
    await user.click(form.getByRole('switch', { name: 'Only the first finds the others' }));
    expect(await faultsOf(container)).toEqual([]);
    await user.click(form.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(screen.queryByRole('form')).toBeNull());
    expect(commandsOf(core)).toEqual([
      {
        name: 'definition.save',
        input: {
          ...{ definitionId: held.id, kind: 'synonyms', name: 'wifi', position: 3, active: true },
          content: { terms: ['wifi', '无线', 'router'], oneWay: false },
        },
      },
    ]);
  });

  it('say what they are for where there are none', async () => {
    const { container } = await renderView(startTestCore(), <SynonymsSection />, { locale: 'zh-CN' });
    expect(await screen.findByText('还没有同义词。搜索只会找到所输入的词。')).toBeInTheDocument();
    expect(await faultsOf(container)).toEqual([]);
  });
});

describe('the search index', () => {
  it('says how far it is, is made anew, rests and goes on', async () => {
    let state = { behind: 0, paused: false };
    const asked: string[] = [];
    const core: TestCore = startTestCore({
      'search.get': () => state,
      'search.reindex': ({ what }) => {
        asked.push(what);
        state = { behind: 1200, paused: what === 'pause' };
        core.push('changed', [{ collection: 'search', ids: [] }]);
        return state;
      },
    });
    const { user, container } = await renderView(core, <SearchIndexSection />, { locale: 'en' });
    expect(await screen.findByRole('status')).toHaveTextContent('Everything on this device can be found by its words.');
    expect(screen.queryByRole('button', { name: 'Let it rest' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Make the index anew' }));
    expect(await screen.findByText(/About 1200 records cannot be found/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Let it rest' }));
    expect(await screen.findByText(/Indexing rests\./)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Go on' }));
    expect(await screen.findByRole('button', { name: 'Let it rest' })).toBeInTheDocument();
    expect(asked).toEqual(['start', 'pause', 'resume']);
    state = { behind: 0, paused: false };
    core.push('changed', [{ collection: 'search', ids: [] }]);
    expect(await screen.findByText('Everything on this device can be found by its words.')).toBeInTheDocument();
    expect(await faultsOf(container)).toEqual([]);
  });
});
