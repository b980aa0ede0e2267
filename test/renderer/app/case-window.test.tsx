import { act, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { windowKind } from '#renderer/state/window-kind.ts';
import { faultsOf } from '../harness/axe.ts';
import { aCaseRow } from '../harness/case-views.ts';
import { editorNamed } from '../harness/editor.ts';
import { caseIdOf, renderApp, startAppCore } from './render-app.tsx';

describe('a case in a window of its own', () => {
  beforeEach(() => {
    window.history.replaceState(null, '', '/?window=case');
    onTestFinished(() => window.history.replaceState(null, '', '/'));
  });

  it('has the case and little around it, and is named by it', async () => {
    const { container } = await renderApp({ at: `#/cases/${caseIdOf(2)}` });
    expect(await screen.findByRole('article', { name: 'Case 10002' })).toBeInTheDocument();
    expect(screen.queryByRole('navigation')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Open in a window of its own' })).toBeNull();
    expect(screen.queryByRole('list', { name: 'My cases' })).toBeNull();
    await waitFor(() => expect(document.title).toBe('10002 Case 2'));
    expect(await faultsOf(container)).toEqual([]);
  });

  it('follows what the core tells, as every window does', async () => {
    let row = aCaseRow(2);
    const core = startAppCore({ 'cases.rows': () => [row] });
    await renderApp({ core, at: `#/cases/${caseIdOf(2)}` });
    await waitFor(() => expect(document.title).toBe('10002 Case 2'));
    row = { ...row, subject: 'Renamed in the other window' };
    act(() => core.push('changed', [{ collection: 'case', ids: [row.id] }]));
    await waitFor(() => expect(document.title).toBe('10002 Renamed in the other window'));
  });

  it('stays what it is wherever it goes, and works by key', async () => {
    const { user } = await renderApp({ at: `#/cases/${caseIdOf(2)}` });
    await screen.findByRole('article', { name: 'Case 10002' });
    await user.keyboard('r');
    const reply = editorNamed('Reply');
    expect(reply.field()).toHaveFocus();
    act(() => void reply.press('Escape'));
    await user.keyboard('gs');
    expect(await screen.findByRole('heading', { name: 'Settings' })).toBeInTheDocument();
    expect(windowKind(window)).toBe('case');
    expect(screen.queryByRole('navigation')).toBeNull();
  });
});

describe('popping a case out', () => {
  it('opens its window and gives its tab up, so that it is written on in one place', async () => {
    const open = vi.spyOn(window, 'open').mockReturnValue({ focus: () => {} } as Window);
    const { user, state } = await renderApp({ at: `#/cases/${caseIdOf(1)}` });
    await screen.findByRole('article', { name: 'Case 10001' });
    act(() => state.navigation.go('cases', caseIdOf(2)));
    await screen.findByRole('article', { name: 'Case 10002' });
    await user.keyboard('o');
    expect(open).toHaveBeenCalledWith(`/?window=case#/cases/${caseIdOf(2)}`, `case-${caseIdOf(2)}`);
    await waitFor(() => expect(window.location.hash).toBe(`#/cases/${caseIdOf(1)}`));
    await user.click(await screen.findByRole('button', { name: 'Open in a window of its own' }));
    expect(open).toHaveBeenLastCalledWith(`/?window=case#/cases/${caseIdOf(1)}`, `case-${caseIdOf(1)}`);
    await waitFor(() => expect(window.location.hash).toBe('#/cases'));
  });

  it('stays where it is when the browser allows no window', async () => {
    vi.spyOn(window, 'open').mockReturnValue(null);
    const { user } = await renderApp({ at: `#/cases/${caseIdOf(1)}` });
    await screen.findByRole('article', { name: 'Case 10001' });
    await user.keyboard('o');
    expect(await screen.findByText(/did not let a window open/)).toBeInTheDocument();
    expect(window.location.hash).toBe(`#/cases/${caseIdOf(1)}`);
  });
});
