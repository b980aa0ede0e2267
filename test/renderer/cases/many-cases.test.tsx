import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { CaseFilter } from '#domain/contract/ipc/case-filter.ts';
import type { BulkResult, SavedQueue } from '#domain/contract/ipc/queue-views.ts';
import type { DefinitionId } from '#domain/model/ids.ts';
import { CasesArea } from '#renderer/cases/cases-area.tsx';
import { UndoToast } from '#renderer/ui/undo-toast.tsx';
import { faultsOf } from '../harness/axe.ts';
import { aCaseRow, idOf } from '../harness/case-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { startTestCore } from '../harness/test-core.ts';

const urgent: SavedQueue = {
  id: idOf<DefinitionId>(900),
  name: 'Urgent and mine',
  shared: false,
  editable: true,
  position: 1,
  content: {
    conditions: [
      { field: 'assignee', is: 'any', values: ['me'] },
      { field: 'status', is: 'none', values: ['closed'] },
    ],
    shape: { sort: 'openedAt', descending: false, group: null, columns: ['type'] },
  },
};
const fine: BulkResult = { done: 2, same: 0, leftOut: [], refused: 0, cancelled: false, undo: 'step-1' };

async function renderArea(answers: { bulk?: BulkResult; saved?: readonly SavedQueue[]; at?: string } = {}) {
  const rows = Array.from({ length: 6 }, (_, index) => aCaseRow(index + 1));
  const core = startTestCore({
    'cases.list': ({ offset, limit }) => ({ total: rows.length, rows: rows.slice(offset, offset + limit) }),
    'cases.counts': () => ({ mine: 6, unassigned: 0, team: 0, all: 0, finished: 0 }),
    'cases.ids': ({ limit }) => rows.slice(0, limit).map(({ id }) => id),
    'cases.groups': ({ group }) =>
      group === 'priority'
        ? [
            { key: 'urgent', name: null, count: 2 },
            { key: 'normal', name: null, count: 4 },
          ]
        : [],
    'queues.list': () => answers.saved ?? [],
    'queues.counts': ({ queueIds }) => queueIds.map((queueId) => ({ queueId, count: 4 })),
    'bulk.run': () => answers.bulk ?? fine,
    'command.run': () => ({ uid: idOf(950), made: { id: idOf(901), number: null } }),
    'undo.run': () => ({ undone: 2, leftOut: [], refused: 0 }),
  });
  const view = (
    <>
      <CasesArea />
      <UndoToast />
    </>
  );
  const rendered = await renderView(core, view, { at: answers.at ?? '' });
  await screen.findByText('Case 1');
  const asked = (name: string) => core.calls.filter((call) => call.name === name).map(({ input }) => input);
  const box = (n: number) => screen.getByRole('checkbox', { name: `Select case ${10_000 + n}` });
  const selected = () => rows.flatMap((_, index) => ((box(index + 1) as HTMLInputElement).checked ? [index + 1] : []));
  return { ...rendered, core, asked, box, selected };
}

describe('selecting cases', () => {
  it('works with the boxes, with Ctrl and with Shift as in any list', async () => {
    const { user, box, selected } = await renderArea();
    await user.click(box(2));
    await user.keyboard('{Shift>}');
    await user.click(screen.getByText('Case 4'));
    await user.keyboard('{/Shift}');
    expect(selected()).toEqual([2, 3, 4]);
    await user.keyboard('{Control>}');
    await user.click(screen.getByText('Case 3'));
    await user.click(screen.getByText('Case 6'));
    await user.keyboard('{/Control}');
    expect(selected()).toEqual([2, 4, 6]);
    expect(screen.getByRole('toolbar', { name: 'Selected cases' })).toHaveTextContent('3 selected');
    await user.click(screen.getByRole('button', { name: 'Select nothing' }));
    expect(selected()).toEqual([]);
  });

  it('works by key: Space, Shift and an arrow there and back, everything, nothing', async () => {
    const { user, selected } = await renderArea();
    await user.keyboard('jj ');
    expect(selected()).toEqual([2]);
    await user.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
    await waitFor(() => expect(selected()).toEqual([2, 3, 4]));
    await user.keyboard('{Shift>}{ArrowUp}{/Shift}');
    await waitFor(() => expect(selected()).toEqual([2, 3]));
    await user.keyboard('{Control>}a{/Control}');
    await waitFor(() => expect(selected()).toEqual([1, 2, 3, 4, 5, 6]));
    await user.keyboard('{Escape}');
    expect(selected()).toEqual([]);
  });

  it('goes on by key from a box that was clicked, which answers to Space itself', async () => {
    const { user, box, selected } = await renderArea();
    await user.click(box(2));
    await user.keyboard('{Control>}a{/Control}');
    await waitFor(() => expect(selected()).toEqual([1, 2, 3, 4, 5, 6]));
    await user.keyboard(' ');
    expect(selected()).toEqual([1, 3, 4, 5, 6]);
  });

  it('leaves Ctrl+A and Ctrl+Z to a field that is written in', async () => {
    const { user, selected, asked } = await renderArea();
    await user.click(screen.getByRole('textbox', { name: /^Filter/ }));
    await user.keyboard('{Control>}az{/Control}');
    expect(selected()).toEqual([]);
    expect(asked('undo.run')).toEqual([]);
  });
});

describe('doing something with the selected cases', () => {
  it('runs one command for all of them, and one key takes it back', async () => {
    const { user, box, asked, selected } = await renderArea();
    await user.click(box(1));
    await user.click(box(3));
    await user.click(within(screen.getByRole('toolbar')).getByRole('button', { name: 'Priority' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Urgent' }));
    await waitFor(() => expect(asked('bulk.run')).toHaveLength(1));
    expect(asked('bulk.run')[0]).toMatchObject({
      caseIds: [idOf(1), idOf(3)],
      command: { name: 'case.edit', input: { set: { priority: 'urgent' } } },
    });
    expect(await screen.findByText('2 cases changed')).toBeInTheDocument();
    expect(selected()).toEqual([]);
    await user.click(document.body);
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(asked('undo.run')).toMatchObject([{ token: 'step-1' }]));
    expect(screen.queryByText('2 cases changed')).toBeNull();
  });

  it('names the cases that were left as they were, and why', async () => {
    const failure = { kind: 'forbidden', message: '' } as const;
    const leftOut = [{ caseId: idOf(3), number: '10003', failure }];
    const { user, box } = await renderArea({ bulk: { ...fine, done: 1, refused: 1, leftOut } });
    await user.click(box(1));
    await user.click(within(screen.getByRole('toolbar')).getByRole('button', { name: 'Status' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Solved' }));
    const report = await screen.findByRole('dialog', { name: '1 case was left as it was' });
    expect(report).toHaveTextContent('10003');
    expect(report).toHaveTextContent('1 case was changed.');
  });
});

describe('how a list is laid out', () => {
  it('sorts by a column, and pressed again the other way round', async () => {
    const { user, asked } = await renderArea();
    const last = () => asked('cases.list').at(-1) as CaseFilter;
    await user.click(screen.getByRole('button', { name: 'Sort by Assignee' }));
    await waitFor(() => expect(last()).toMatchObject({ sort: 'assignee', descending: false }));
    await user.click(await screen.findByRole('button', { name: /^Sorted by Assignee/ }));
    await waitFor(() => expect(last()).toMatchObject({ sort: 'assignee', descending: true }));
  });

  it('keeps columns and groups for the queue on this device', async () => {
    const { user, asked } = await renderArea();
    await user.click(screen.getByRole('button', { name: 'Columns and groups' }));
    await user.click(await screen.findByRole('checkbox', { name: 'Type' }));
    await waitFor(() =>
      expect(asked('settings.set')).toEqual([
        { lists: { mine: { group: null, columns: ['assignee', 'status', 'lastActivityAt', 'type'] } } },
      ]),
    );
    await user.click(screen.getByRole('combobox', { name: 'Group by' }));
    await user.click(await screen.findByRole('option', { name: 'Priority' }));
    const list = await screen.findByRole('list', { name: 'My cases' });
    await waitFor(() => expect(within(list).getAllByRole('listitem')).toHaveLength(8));
    const items = within(list).getAllByRole('listitem');
    expect(items[0]).toHaveTextContent('Urgent2');
    expect(items[1]).toHaveTextContent('Case 1');
    expect(items[3]).toHaveTextContent('Normal4');
    expect(items[4]).toHaveTextContent('Case 3');
  });
});

describe('saved queues', () => {
  it('stand beside the built-in ones with their counts, and say what they ask for', async () => {
    const { user, asked, container } = await renderArea({ saved: [urgent] });
    const nav = screen.getByRole('navigation', { name: 'Queues' });
    await waitFor(() => expect(within(nav).getByRole('button', { name: /^Urgent and mine/ })).toHaveTextContent('4'));
    await user.click(within(nav).getByRole('button', { name: /^Urgent and mine/ }));
    const chips = await screen.findByRole('list', { name: 'What the queue asks for' });
    expect(
      within(chips)
        .getAllByRole('listitem')
        .map((chip) => chip.textContent),
    ).toEqual(['Assignee: Me', 'Status: not Closed']);
    const { conditions } = urgent.content;
    expect(asked('cases.list').at(-1)).toMatchObject({ queue: 'all', conditions, sort: 'openedAt', descending: false });
    expect(await faultsOf(container)).toEqual([]);
  });

  it('are made in a dialog that needs no language but one’s own', async () => {
    const { user, asked } = await renderArea();
    await user.click(screen.getByRole('button', { name: 'New queue' }));
    const dialog = await screen.findByRole('dialog', { name: 'New queue' });
    await user.click(within(dialog).getByRole('button', { name: 'Save' }));
    expect(within(dialog).getByText('Give it a name')).toBeInTheDocument();
    await user.type(within(dialog).getByRole('textbox', { name: 'Name' }), 'Waiting for me');
    await user.click(within(dialog).getByRole('combobox', { name: 'Add a condition' }));
    await user.click(await screen.findByRole('option', { name: 'Customer waits for an answer' }));
    expect(await faultsOf(dialog)).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(asked('command.run')).toHaveLength(1));
    expect(asked('command.run')[0]).toMatchObject({
      name: 'definition.save',
      input: {
        kind: 'queue',
        name: 'Waiting for me',
        personal: true,
        content: {
          conditions: [
            { field: 'assignee', is: 'any', values: ['me'] },
            { field: 'awaiting', yes: true },
          ],
        },
      },
    });
  });

  it('say so when the one of the address is gone', async () => {
    const core = startTestCore({ 'queues.list': () => [] });
    await renderView(core, <CasesArea />, { at: `#/cases?view=${idOf(1)}` });
    expect(await screen.findByText('This queue is not here any more')).toBeInTheDocument();
  });
});
