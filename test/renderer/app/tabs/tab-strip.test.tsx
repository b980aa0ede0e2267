import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { faultsOf } from '../../harness/axe.ts';
import { aCaseRow } from '../../harness/case-views.ts';
import { editorNamed } from '../../harness/editor.ts';
import { caseIdOf, renderApp, startAppCore } from '../render-app.tsx';

const strip = () => screen.getByRole('navigation', { name: 'Open cases' });
const tabs = () => within(strip()).getAllByRole('link');
const numbers = () => tabs().map((tab) => /\d{5}/.exec(tab.textContent ?? '')?.[0]);
const current = () => within(strip()).getByRole('link', { current: 'page' }).textContent;

async function withTabs(...cases: readonly number[]) {
  const app = await renderApp();
  for (const number of cases) {
    act(() => app.state.navigation.go('cases', caseIdOf(number), { queue: 'team' }));
    await screen.findByRole('article', { name: `Case ${10_000 + number}` });
  }
  await waitFor(() => expect(numbers()).toEqual(cases.map((number) => String(10_000 + number))));
  return app;
}

describe('the tabs', () => {
  it('one for each case opened; none before that', async () => {
    const { state } = await renderApp();
    expect(screen.queryByRole('navigation', { name: 'Open cases' })).toBeNull();
    act(() => state.navigation.go('cases', caseIdOf(1)));
    await waitFor(() => expect(numbers()).toEqual(['10001']));
    act(() => state.navigation.go('customers'));
    expect(within(strip()).queryByRole('link', { current: 'page' })).toBeNull();
  });

  it('are walked by keys and by number, and keep the list as it was', async () => {
    const { user } = await withTabs(1, 2, 3);
    await user.keyboard(']');
    expect(current()).toContain('10001');
    await user.keyboard('[[[[');
    expect(current()).toContain('10002');
    await user.keyboard('{Alt>}3{/Alt}');
    expect(current()).toContain('10003');
    expect(window.location.hash).toBe(`#/cases/${caseIdOf(3)}?queue=team`);
    await user.keyboard('{Alt>}9{/Alt}');
    expect(current()).toContain('10003');
  });

  it('are moved, pinned and closed by keys', async () => {
    const { user, state } = await withTabs(1, 2, 3);
    await user.keyboard('{{');
    expect(numbers()).toEqual(['10001', '10003', '10002']);
    await user.keyboard('}');
    expect(numbers()).toEqual(['10001', '10002', '10003']);
    act(() => void state.actions.run('tab.pin'));
    expect(numbers()).toEqual(['10003', '10001', '10002']);
    expect(within(strip()).getByText('pinned')).toBeInTheDocument();
    await user.keyboard('w');
    expect(numbers()).toEqual(['10001', '10002']);
    expect(current()).toContain('10001');
    await user.keyboard('ww');
    expect(screen.queryByRole('navigation', { name: 'Open cases' })).toBeNull();
    expect(window.location.hash).toBe('#/cases?queue=team');
  });

  it('are closed by their button and by the middle button, which never opens anything', async () => {
    const { user } = await withTabs(1, 2, 3);
    await user.click(within(strip()).getByRole('button', { name: 'Close 10002' }));
    expect(numbers()).toEqual(['10001', '10003']);
    const [first] = tabs();
    if (!first) throw new Error('no tab');
    fireEvent(first, new MouseEvent('auxclick', { button: 1, bubbles: true, cancelable: true }));
    expect(numbers()).toEqual(['10003']);
    expect(current()).toContain('10003');
  });

  it('a double click pins a tab and lets it go again', async () => {
    const { user } = await withTabs(1, 2);
    await user.dblClick(within(strip()).getByRole('link', { name: /10002/ }));
    await waitFor(() => expect(numbers()).toEqual(['10002', '10001']));
    await user.dblClick(within(strip()).getByRole('link', { name: /10002/ }));
    expect(within(strip()).queryByText('pinned')).toBeNull();
  });

  it('walking the list with j takes the tab along', async () => {
    const { user } = await withTabs(4, 1);
    await user.keyboard('jj');
    await waitFor(() => expect(numbers()).toEqual(['10004', '10003']));
  });

  it('come back after a reload', async () => {
    const { leave } = await withTabs(1, 2);
    leave();
    await renderApp({ at: '#/customers' });
    await waitFor(() => expect(numbers()).toEqual(['10001', '10002']));
  });

  it('show a draft begun there, also after it was left, and keep its tab while the list is walked', async () => {
    const { user, core } = await withTabs(2);
    await user.keyboard('r');
    const reply = editorNamed('Reply');
    reply.type('Half an answer');
    act(() => void reply.press('Escape'));
    await waitFor(() => expect([...core.drafts.keys()]).toEqual([`reply/${caseIdOf(2)}`]));
    act(() => core.push('changed', [{ collection: 'draft-list', ids: [] }]));
    expect(await within(strip()).findByText('Draft begun')).toBeInTheDocument();
    await user.keyboard('j');
    await waitFor(() => expect(numbers()).toEqual(['10002', '10003']));
    expect(within(strip()).getByText('Draft begun')).toBeInTheDocument();
  });

  it('tell what happened since one looked, of conflicts, and of what was not sent', async () => {
    let row = aCaseRow(1);
    const core = startAppCore({
      'cases.rows': ({ caseIds }) => caseIds.map((id) => (id === row.id ? row : aCaseRow(Number(id.slice(-12))))),
    });
    const { state } = await renderApp({ core });
    for (const number of [1, 2]) {
      act(() => state.navigation.go('cases', caseIdOf(number)));
      await waitFor(() => expect(current()).toContain(String(10_000 + number)));
    }
    expect(within(strip()).queryByText(/Something happened/)).toBeNull();
    row = { ...row, lastActivityAt: row.lastActivityAt + 1, openConflicts: 1 };
    act(() => core.push('changed', [{ collection: 'case', ids: [row.id] }]));
    expect(await within(strip()).findByText('Something happened since you looked')).toBeInTheDocument();
    expect(within(strip()).getByText('Changed by two people at once')).toBeInTheDocument();
    act(() => state.navigation.go('cases', caseIdOf(1)));
    await waitFor(() => expect(within(strip()).queryByText(/Something happened/)).toBeNull());
  });

  it('have no accessibility fault, with every mark there is', async () => {
    const { container } = await withTabs(1, 2);
    expect(await faultsOf(container)).toEqual([]);
  });
});
