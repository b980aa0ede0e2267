import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { commandsOf } from '../../harness/area-views.ts';
import { faultsOf } from '../../harness/axe.ts';
import { idOf } from '../../harness/case-views.ts';
import { editorNamed } from '../../harness/editor.ts';
import { aFoundCase, aFoundCustomer, allOf, aSearchPage } from '../../harness/search-views.ts';
import { caseIdOf, renderApp, startAppCore } from '../render-app.tsx';

const hits = aSearchPage({
  cases: allOf(aFoundCase(3, '[退款]没到账', { customerName: '王小明' })),
  customers: allOf(aFoundCustomer(700, '王小明', { contact: '138 0000 1234' })),
});

const ask = {
  'search.list': ({ text }: { text: string }) => (text === '退款' ? hits : aSearchPage()),
};
const field = () => screen.getByRole('combobox', { name: /^(Search cases|搜索工单)/ });
const options = () => screen.getAllByRole('option').map((option) => option.textContent ?? '');
const chosen = () => screen.getByRole('option', { selected: true }).textContent;

async function atCase(locale: 'en' | 'zh-CN' = 'en') {
  const core = startAppCore(ask);
  const app = await renderApp({ core, locale, at: `#/cases/${caseIdOf(1)}` });
  await act(() => core.link.call('settings.set', { locale }));
  await screen.findByRole('article', { name: /10001/ });
  return app;
}

describe('the palette', () => {
  it('shows what can be done here with its keys, nearest first, and the cases looked at last above', async () => {
    const { user, state } = await atCase();
    act(() => state.navigation.go('cases', caseIdOf(2)));
    await screen.findByRole('article', { name: /10002/ });
    await user.keyboard('{Control>}k{/Control}');
    expect(field()).toHaveFocus();
    await waitFor(() => expect(options()[0]).toMatch(/^10001/));
    expect(options().slice(1, 3)).toEqual(['Write a replyR', 'Write an internal noteN']);
    expect(options()).toContain('Change the statusS');
    expect(options()).toContain('Go to the customersGU');
    // Taken already, and from another view.
    expect(options().join()).not.toMatch(/Take the case myself|Finish the follow-up/);
  });

  it('offers elsewhere only what applies there', async () => {
    const { user } = await renderApp({ at: '#/settings' });
    await user.keyboard('{Control>}k{/Control}');
    expect(options().join()).not.toMatch(/Change the status|Next in the list/);
    expect(options()).toContain('New caseC');
  });

  it('does what is chosen, and gives the focus back first', async () => {
    const { user } = await atCase();
    await user.keyboard('{Control>}k{/Control}internal note');
    expect(chosen()).toBe('Write an internal noteN');
    await user.keyboard('{Enter}');
    expect(screen.getByRole('tab', { name: 'Internal note' })).toHaveAttribute('aria-selected', 'true');
    const note = editorNamed('Internal note');
    expect(note.field()).toHaveFocus();
    // The Enter that chose is no line of the note.
    expect(note.text()).toBe('');
    expect(screen.queryByRole('listbox')).toBeNull();
  });

  it('sets a status by its name in one go', async () => {
    const core = startAppCore({ 'command.run': () => ({ uid: 'u', made: null }) });
    const { user } = await renderApp({ core, at: `#/cases/${caseIdOf(1)}` });
    await screen.findByRole('article', { name: /10001/ });
    await user.keyboard('{Control>}k{/Control}status solved{Enter}');
    await waitFor(() => expect(commandsOf(core)).toMatchObject([{ name: 'case.status', input: { to: 'solved' } }]));
  });

  it('finds actions by pinyin, by characters and by their English name', async () => {
    const { user } = await atCase('zh-CN');
    for (const text of ['xiehuifu', 'xhf', '回复', 'write a reply']) {
      await user.keyboard('{Control>}k{/Control}');
      await user.type(field(), text);
      await waitFor(() => expect(options()[0]).toBe('写回复R'));
      await user.keyboard('{Escape}');
    }
  });

  it('finds cases and customers with the actions, and with > actions alone', async () => {
    const { user } = await atCase();
    await user.keyboard('{Control>}k{/Control}');
    await user.type(field(), '退款');
    expect(await screen.findByRole('group', { name: 'Customers' })).toBeInTheDocument();
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{Enter}');
    expect(window.location.hash).toBe(`#/cases/${caseIdOf(3)}`);
    await user.keyboard('{Control>}k{/Control}>tab');
    expect(
      within(screen.getByRole('listbox'))
        .getAllByRole('group')
        .map((group) => group.getAttribute('aria-label')),
    ).toEqual(['Actions']);
  });

  it('leads to everything that the text finds, from below what it found itself', async () => {
    const { user } = await atCase();
    await user.keyboard('{Control>}k{/Control}');
    await user.type(field(), '退款');
    await screen.findByRole('option', { name: 'Search everything for “退款”' });
    await user.keyboard('{ArrowUp}{Enter}');
    expect(window.location.hash).toBe('#/search?q=%E9%80%80%E6%AC%BE');
    expect(screen.getByRole('searchbox', { name: 'What to look for' })).toHaveValue('退款');
    expect(screen.getByRole('searchbox', { name: 'What to look for' })).toHaveFocus();
  });

  it('opens with Ctrl+Enter in a window of its own, and says when the browser allows none', async () => {
    const open = vi.spyOn(window, 'open').mockReturnValue({ focus: () => {} } as Window);
    const { user } = await atCase();
    await user.keyboard('{Control>}k{/Control}');
    await user.type(field(), '退款');
    await screen.findByRole('option', { name: /10003/ });
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(open).toHaveBeenCalledWith(`/?window=case#/cases/${caseIdOf(3)}`, `case-${caseIdOf(3)}`);
    expect(window.location.hash).toBe(`#/cases/${caseIdOf(1)}`);
    open.mockReturnValue(null);
    await user.keyboard('{Control>}k{/Control}');
    await user.type(field(), '退款');
    await screen.findByRole('option', { name: /王小明138/ });
    await user.keyboard('{ArrowDown}{Control>}{Enter}{/Control}');
    expect(open).toHaveBeenLastCalledWith(`/#/customers/${idOf(700)}`, '_blank');
    expect(await screen.findByText(/did not let a window open/)).toBeInTheDocument();
  });

  it('leaves the keys of an input method alone', async () => {
    const { user } = await atCase();
    await user.keyboard('{Control>}k{/Control}');
    fireEvent.compositionStart(field());
    fireEvent.change(field(), { target: { value: 'tui kuan' } });
    fireEvent.keyDown(field(), { key: 'ArrowDown', isComposing: true });
    fireEvent.keyDown(field(), { key: 'Enter', isComposing: true });
    fireEvent.keyDown(field(), { key: 'Enter', keyCode: 229 });
    expect(window.location.hash).toBe(`#/cases/${caseIdOf(1)}`);
    expect(screen.getByRole('listbox')).toBeInTheDocument();
    fireEvent.change(field(), { target: { value: '退款' } });
    fireEvent.compositionEnd(field(), { target: { value: '退款' } });
    expect(await screen.findByRole('option', { name: /10003/ })).toBeInTheDocument();
  });

  it('is a combobox over a listbox to a screen reader, without a fault', async () => {
    const { user, container } = await atCase();
    expect(field()).toHaveAttribute('aria-expanded', 'false');
    await user.keyboard('{Control>}k{/Control}{ArrowDown}');
    const list = screen.getByRole('listbox', { name: 'Search results' });
    expect(field()).toHaveAttribute('aria-controls', list.id);
    expect(field().getAttribute('aria-activedescendant')).toBe(within(list).getByRole('option', { selected: true }).id);
    expect(await faultsOf(container)).toEqual([]);
    await user.keyboard('{Escape}');
    expect(field()).not.toHaveFocus();
    expect(field()).toHaveAttribute('aria-expanded', 'false');
  });
});

describe('the cheat sheet', () => {
  it('names every action that has a key, with the key as it is set', async () => {
    const { user, core } = await atCase();
    await core.link.call('settings.set', { shortcuts: { 'case.reply': 'g r', 'case.note': null } });
    await user.keyboard('?');
    const sheet = await screen.findByRole('dialog', { name: 'Keyboard shortcuts' });
    const line = (name: string) => within(sheet).getByText(name).closest('div')?.textContent;
    await waitFor(() => expect(line('Write a reply')).toBe('Write a replyGR'));
    expect(within(sheet).queryByText('Write an internal note')).toBeNull();
    expect(line('Next in the list')).toBe('Next in the listJor↓');
    expect(
      within(sheet)
        .getAllByRole('heading', { level: 3 })
        .map(({ textContent }) => textContent),
    ).toEqual([
      ...['Everywhere', 'Go to', 'Open cases', 'In a list', 'In a call', 'In a case'],
      ...['Follow-ups', 'Visits', 'Appointments', 'Customers', 'Knowledge', 'Reports'],
    ]);
    expect(await faultsOf(sheet.querySelector('.mantine-Modal-body') ?? sheet)).toEqual([]);
  });

  it('leaves out what is switched off, and says so', async () => {
    const { user, core } = await atCase();
    await core.link.call('settings.set', { singleKeys: false });
    await user.keyboard('?');
    expect(screen.queryByRole('dialog')).toBeNull();
    await user.keyboard('{Control>}k{/Control}shortcuts{Enter}');
    const sheet = await screen.findByRole('dialog', { name: 'Keyboard shortcuts' });
    expect(within(sheet).getByText(/Keys alone are switched off/)).toBeInTheDocument();
    expect(within(sheet).queryByText('Write a reply')).toBeNull();
    expect(within(sheet).getByText('Next in the list')).toBeInTheDocument();
  });
});

it('after the first of two keys it is shown what the second may be', async () => {
  const { user } = await renderApp({ at: '#/settings' });
  await user.keyboard('g');
  expect(screen.getByText('Go to the customers')).toBeInTheDocument();
  await user.keyboard('c');
  expect(window.location.hash).toBe('#/cases');
  expect(screen.queryByText('Go to the customers')).toBeNull();
});
