import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ConflictView } from '#domain/contract/ipc/case-views.ts';
import { ConflictsView } from '#renderer/sync/conflicts-view.tsx';
import { commandsOf } from '../harness/area-views.ts';
import { faultsOf } from '../harness/axe.ts';
import { aConflict, idOf } from '../harness/case-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { ada, startTestCore } from '../harness/test-core.ts';

async function renderConflicts(
  conflicts: readonly ConflictView[],
  locale: 'en' | 'zh-CN' = 'en',
  at = '#/sync/conflicts',
) {
  let all = conflicts;
  const core = startTestCore({
    'conflicts.list': ({ state, offset, limit }) => {
      const found = all.filter((conflict) => conflict.state === state);
      return { total: found.length, rows: found.slice(offset, offset + limit) };
    },
    'command.run': ({ input }) => {
      const { conflictId, value } = input as { conflictId: string; value: string };
      all = all.map((one) => (one.id === conflictId ? { ...one, state: 'resolved', resolution: value } : one));
      core.push('changed', [{ collection: 'conflict', ids: [conflictId] }]);
      return { uid: 'u', made: null };
    },
  });
  const rendered = await renderView(core, <ConflictsView />, { at, locale });
  const settled = () => commandsOf(core).map(({ name, input }) => [name, (input as { value: unknown }).value]);
  return { core, settled, ...rendered };
}

const morning = new Date(2026, 10, 20, 9, 5).getTime();
const long = (middle: string) => [...Array(8).keys()].map((n) => (n === 4 ? middle : `line ${n}`)).join('\n');

describe('a conflict', () => {
  it('shows what stood before, both values, who wrote them and when, and which is in force', async () => {
    await renderConflicts([aConflict({ theirsAt: morning, mineAt: morning + 3_600_000 })]);
    expect(await screen.findByText('Before: Normal')).toBeInTheDocument();
    const theirs = within(screen.getByRole('region', { name: '陈晨 wrote' }));
    expect(theirs.getByText('Low')).toBeInTheDocument();
    expect(theirs.getByText(/.+/, { selector: 'time' })).toHaveAttribute('datetime', new Date(morning).toISOString());
    const mine = within(screen.getByRole('region', { name: 'You wrote' }));
    expect(mine.getByText('High')).toBeInTheDocument();
    expect(mine.getByText('In force')).toBeInTheDocument();
    expect(theirs.queryByText('In force')).toBeNull();
  });

  it.each([
    ['Keep theirs: Low', 'low'],
    ['Keep mine: High', 'high'],
  ])('is settled by the keyboard: %s', async (name, value) => {
    const { user, settled } = await renderConflicts([aConflict()]);
    (await screen.findByRole('button', { name })).focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(settled()).toEqual([['conflict.resolve', value]]));
    expect(await screen.findByText('Nothing was changed by two people at once.')).toBeInTheDocument();
    // The card with the focus is gone; the focus is not lost with it.
    expect(document.activeElement).not.toBe(document.body);
  });

  it('is settled with a value of one’s own', async () => {
    const { user, settled } = await renderConflicts([
      aConflict({ field: 'subject', base: 'a', theirs: 'b', mine: 'c', current: 'c' }),
    ]);
    await user.click(await screen.findByRole('button', { name: 'Write another value' }));
    const field = screen.getByRole('textbox', { name: 'Subject' });
    expect(field).toHaveFocus();
    await user.clear(field);
    await user.type(field, 'b and c{Enter}');
    await waitFor(() => expect(settled()).toEqual([['conflict.resolve', 'b and c']]));
  });

  it('offers the values a field can have, and people by their names', async () => {
    const { user, settled } = await renderConflicts([
      aConflict({ field: 'assigneeId', base: null, theirs: null, mine: idOf(77), current: null }),
    ]);
    await user.click(await screen.findByRole('button', { name: 'Write another value' }));
    await user.click(screen.getByRole('combobox', { name: 'Assigned to' }));
    await user.click(await screen.findByRole('option', { name: ada.name }));
    await user.click(screen.getByRole('button', { name: 'Keep this value' }));
    await waitFor(() => expect(settled()).toEqual([['conflict.resolve', ada.id]]));
  });

  it('gives up writing with Escape and keeps the conflict', async () => {
    const { user, settled } = await renderConflicts([aConflict()]);
    await user.click(await screen.findByRole('button', { name: 'Write another value' }));
    await user.keyboard('{Escape}');
    expect(await screen.findByRole('button', { name: 'Keep mine: High' })).toBeInTheDocument();
    expect(settled()).toEqual([]);
  });

  it('over a long text is read line by line against what stood before', async () => {
    const { container } = await renderConflicts([
      aConflict({
        field: 'description',
        base: long('old'),
        theirs: long('theirs'),
        mine: long('mine'),
        current: long('mine'),
      }),
    ]);
    const mine = within(await screen.findByRole('region', { name: 'You wrote' }));
    expect(mine.getByText('mine').tagName).toBe('INS');
    expect(mine.getByText('old').tagName).toBe('DEL');
    expect(mine.getByText('… 2 unchanged lines')).toBeInTheDocument();
    expect(mine.queryByText('line 0')).toBeNull();
    expect(within(screen.getByRole('region', { name: '陈晨 wrote' })).getByText('theirs').tagName).toBe('INS');
    expect(await faultsOf(container)).toEqual([]);
  });

  it('over a set shows what came and what went', async () => {
    await renderConflicts([
      aConflict({ field: 'tags', base: ['a', 'b'], theirs: ['a'], mine: ['a', 'b', 'c'], current: ['a', 'b', 'c'] }),
    ]);
    const mine = within(await screen.findByRole('region', { name: 'You wrote' }));
    expect(mine.getByText('c').tagName).toBe('INS');
    const theirs = within(screen.getByRole('region', { name: '陈晨 wrote' }));
    expect(theirs.getByText('b').tagName).toBe('DEL');
  });

  it('that is still followed by a third value offers that one too', async () => {
    const { user, settled } = await renderConflicts([aConflict({ current: 'urgent' })]);
    await user.click(await screen.findByRole('button', { name: 'Keep this: Urgent' }));
    await waitFor(() => expect(settled()).toEqual([['conflict.resolve', 'urgent']]));
  });
});

describe('all conflicts', () => {
  it('list the settled ones with who chose what', async () => {
    const settled = aConflict({
      id: idOf(901),
      state: 'resolved',
      resolution: 'urgent',
      resolvedByName: 'Ben Weaver',
      resolvedAt: morning,
    });
    const { user, container } = await renderConflicts([aConflict(), settled]);
    await user.click(await screen.findByRole('radio', { name: 'Settled' }));
    const chosen = within(await screen.findByRole('region', { name: 'Ben Weaver chose' }));
    expect(chosen.getByText('Urgent')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Keep/ })).toBeNull();
    expect(await faultsOf(container)).toEqual([]);
  });

  it('bring the one that was asked for into view and under the keyboard', async () => {
    const wanted = idOf<ConflictView['id']>(930);
    await renderConflicts(
      [...Array(20).keys()].map((n) => aConflict({ id: idOf(920 + n) })),
      'en',
      `#/sync/conflicts?conflict=${wanted}`,
    );
    await waitFor(() => expect(document.activeElement?.tagName).toBe('LI'));
    expect(screen.getAllByRole('listitem').indexOf(document.activeElement as HTMLElement)).toBe(10);
  });

  it('follow the server in Chinese, page by page', async () => {
    const { core, user } = await renderConflicts(
      [...Array(40).keys()].map((n) => aConflict({ id: idOf(1000 + n) })),
      'zh-CN',
    );
    expect(await screen.findByText('第 1–25 项，共 40 项')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: '下一页' }));
    await waitFor(() => expect(screen.getAllByRole('heading', { level: 3 })).toHaveLength(15));
    act(() => core.push('changed', [{ collection: 'conflict', ids: [] }]));
    expect(screen.getAllByText('您改为')).toHaveLength(15);
  });
});
