import { act, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import { App } from '#renderer/app/app.tsx';
import { createCoreState } from '#renderer/state/core-state.ts';
import { createI18n } from '#renderer/state/i18n.ts';
import { createNavigation } from '#renderer/state/navigation.ts';
import { faultsOf } from '../harness/axe.ts';
import { aCaseDetail, aCaseRow, aConflict, aCustomerDetail, aFollowUp, anEntry, idOf } from '../harness/case-views.ts';
import '../harness/editor.ts';
import '../harness/layout.ts';
import { aFoundCase, aFoundCustomer, allOf, aSearchPage } from '../harness/search-views.ts';
import { ada, inSync, signedIn, startTestCore } from '../harness/test-core.ts';

const hits = aSearchPage({
  cases: allOf(aFoundCase(1, '[退款]没到账', { customerName: '王小明' })),
  customers: allOf(aFoundCustomer(700, '王小明', { contact: '138 0000 1234' })),
});

async function renderApp(handlers: Partial<Handlers> = {}, at = '#/cases') {
  window.location.hash = at;
  const core = startTestCore({
    'cases.list': () => ({ total: 2, rows: [aCaseRow(1), aCaseRow(2, { openConflicts: 1, tags: ['vip'] })] }),
    'cases.counts': () => ({ mine: 2, unassigned: 0, team: 2, all: 2, finished: 0 }),
    'cases.get': () => aCaseDetail({ tags: ['refund'] }, { conflicts: [aConflict()], followUps: [aFollowUp()] }),
    'cases.timeline': () => [anEntry(1), anEntry(2, { kind: 'message-out', delivery: 'no-channel' })],
    'customers.get': () => aCustomerDetail({ cases: [aCaseRow(3)] }),
    'people.list': () => ({
      agents: [{ ...ada, active: true }],
      teams: [{ id: ada.teamIds[0], name: 'Support' }],
    }),
    'search.list': ({ text }) => (text.includes('退') ? hits : aSearchPage()),
    ...handlers,
  });
  const navigation = createNavigation(window);
  const state = await createCoreState(core.link, navigation);
  const rendered = render(<App core={state} i18n={await createI18n('en')} />);
  onTestFinished(() => {
    rendered.unmount();
    state.close();
    navigation.close();
    core.close();
  });
  return { ...rendered, core, state, user: userEvent.setup() };
}

describe('the program', () => {
  it('shows a banner while the core is away, and keeps what is on the screen', async () => {
    const { core, container } = await renderApp();
    await screen.findByText('Case 1');
    act(() => core.leave());
    expect(await screen.findByText(/background program does not answer/)).toBeInTheDocument();
    expect(container).toHaveTextContent('Case 1');
    core.comeBack();
    await waitFor(() => expect(screen.queryByText(/background program does not answer/)).toBeNull());
  });

  it('finds everything from Ctrl+K with the keyboard alone', async () => {
    const { user } = await renderApp();
    await user.keyboard('{Control>}k{/Control}');
    const field = screen.getByRole('combobox', { name: /^Search cases/ });
    expect(field).toHaveFocus();
    await user.type(field, '退款');
    const results = await screen.findByRole('listbox', { name: 'Search results' });
    expect(await within(results).findAllByRole('option')).toHaveLength(3);
    expect(within(results).getByRole('group', { name: 'Customers' })).toBeInTheDocument();
    await user.keyboard('{ArrowDown}');
    expect(field.getAttribute('aria-activedescendant')).toContain(idOf(700));
    await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    expect(window.location.hash).toBe(`#/cases/${idOf(1)}`);
  });

  it('says what waits before signing out, and that it stays', async () => {
    let out = false;
    const { user, core } = await renderApp({
      'session.signOut': () => {
        out = true;
        return { ...signedIn, phase: 'signed-out', agent: null };
      },
    });
    act(() => core.push('sync', { ...inSync, waiting: 3 }));
    await user.click(await screen.findByRole('button', { name: 'Account of Ada Lin' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Sign out' }));
    const dialog = await screen.findByRole('dialog', { name: 'Sign out' });
    expect(dialog).toHaveTextContent('3 changes have not reached the server yet. They stay safe on this device');
    await user.click(within(dialog).getByRole('button', { name: 'Sign out' }));
    await waitFor(() => expect(out).toBe(true));
    act(() => core.push('session', { ...signedIn, phase: 'signed-out', agent: null }));
    expect(await screen.findByRole('heading', { name: 'Holdfast' })).toBeInTheDocument();
  });

  it('asks for the password again without stopping the work', async () => {
    const { user, core } = await renderApp({ 'session.signIn': () => signedIn });
    act(() => core.push('sync', { ...inSync, connection: 'session-expired', waiting: 2 }));
    await user.click(await screen.findByRole('button', { name: /Sign in again.*2 waiting/ }));
    await user.click(await screen.findByRole('button', { name: 'Sign in again' }));
    const dialog = await screen.findByRole('dialog', { name: 'The server asks for your password' });
    await user.type(within(dialog).getByLabelText('Password'), 'correct horse{Enter}');
    await waitFor(() => expect(screen.queryByRole('dialog', { name: /asks for your password/ })).toBeNull());
    expect(core.calls.filter(({ name }) => name === 'session.signIn').map(({ input }) => input)).toEqual([
      { login: 'ada', password: 'correct horse' },
    ]);
  });

  it('changes its language as soon as the setting does', async () => {
    const { core } = await renderApp();
    await screen.findByText('Case 1');
    act(() =>
      core.push('settings', {
        locale: 'zh-CN',
        theme: 'dark',
        density: 'compact',
        fileMegabytes: 512,
        shortcuts: {},
        singleKeys: true,
        undoSeconds: 10,
        lists: {},
        plainText: false,
        caseLooks: {},
      }),
    );
    expect(await screen.findByRole('button', { name: '新建工单' })).toBeInTheDocument();
    expect(document.documentElement).toHaveAttribute('lang', 'zh-CN');
  });

  it.each([
    ['the list', '#/cases'],
    ['a case', `#/cases/${idOf(1)}`],
    ['a new case', '#/cases/new'],
  ])('has no accessibility fault in %s', async (_, at) => {
    const { container } = await renderApp({}, at);
    await screen.findAllByText('Case 1');
    if (at.endsWith(idOf(1))) await screen.findByText('Entry 1');
    expect(await faultsOf(container)).toEqual([]);
  });

  it('has no accessibility fault at the door', async () => {
    const { container } = await renderApp({ 'session.get': () => ({ ...signedIn, phase: 'signed-out', agent: null }) });
    await screen.findByRole('heading', { name: 'Holdfast' });
    expect(await faultsOf(container)).toEqual([]);
  });
});
