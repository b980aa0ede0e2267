import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { type ReactNode, useState } from 'react';
import { beforeEach, expect, it } from 'vitest';
import { AgentMenu } from '#renderer/app/agent-menu.tsx';
import type { ActionId } from '#renderer/state/shortcuts/action-list.ts';
import { useActions } from '#renderer/state/shortcuts/use-actions.ts';
import { renderView } from '../../harness/render-view.tsx';
import { startTestCore } from '../../harness/test-core.ts';

let done: string[];
beforeEach(() => {
  done = [];
});

function Offers({ ids, applies = true }: { readonly ids: readonly ActionId[]; readonly applies?: boolean }) {
  useActions(ids.map((id) => ({ id, applies, run: () => void done.push(id) })));
  return null;
}

const render = async (view: ReactNode) => {
  const core = startTestCore();
  return { core, ...(await renderView(core, view)) };
};

it('runs what the views on the screen offer, one key or two', async () => {
  const { user, state } = await render(<Offers ids={['case.reply', 'go.cases']} />);
  await user.keyboard('r');
  await user.keyboard('g');
  expect(state.actions.pending.getState()).toBe('g');
  await user.keyboard('c');
  expect(done).toEqual(['case.reply', 'go.cases']);
  expect(state.actions.pending.getState()).toBeNull();
});

it('a wrong second key runs nothing, not even what it would alone', async () => {
  const { user } = await render(<Offers ids={['case.reply', 'go.cases']} />);
  await user.keyboard('gr');
  expect(done).toEqual([]);
  await user.keyboard('r');
  expect(done).toEqual(['case.reply']);
});

it('runs nothing that does not apply, or whose view is gone', async () => {
  function Door() {
    const [open, setOpen] = useState(true);
    return (
      <>
        <button type="button" onClick={() => setOpen(false)}>
          leave
        </button>
        {open && <Offers ids={['case.reply']} />}
        <Offers ids={['case.note']} applies={false} />
      </>
    );
  }
  const { user, state } = await render(<Door />);
  await user.keyboard('nr');
  await user.click(screen.getByRole('button'));
  await user.keyboard('r');
  expect(done).toEqual(['case.reply']);
  expect(state.actions.run('case.reply')).toBe(false);
});

it('keeps still while somebody types or composes, except for Ctrl and Alt', async () => {
  const { user } = await render(
    <>
      <textarea aria-label="text" />
      {/* biome-ignore lint/a11y/useSemanticElements: an editor is no field */}
      <div contentEditable="true" role="textbox" aria-label="editor" tabIndex={0} suppressContentEditableWarning />
      <Offers ids={['case.reply', 'search.open', 'tab.nth']} />
    </>,
  );
  for (const name of ['text', 'editor']) {
    act(() => screen.getByRole('textbox', { name }).focus());
    await user.keyboard('r');
    expect(done).toEqual([]);
  }
  await user.keyboard('{Control>}k{/Control}{Alt>}2{/Alt}');
  expect(done).toEqual(['search.open', 'tab.nth']);
  act(() => screen.getByRole('textbox', { name: 'editor' }).blur());
  // What an input method takes for itself, during a composition and with its last key.
  fireEvent.keyDown(document.body, { key: 'r', isComposing: true });
  fireEvent.keyDown(document.body, { key: 'Process', code: 'KeyR', keyCode: 229 });
  fireEvent.keyDown(document.body, { key: 'r', code: 'KeyR', keyCode: 229 });
  expect(done).toHaveLength(2);
});

it('leaves to a field what it copies, selects and undoes with', async () => {
  const { user } = await render(
    <>
      <textarea aria-label="text" />
      <Offers ids={['list.selectAll', 'edit.undo']} />
    </>,
  );
  act(() => screen.getByRole('textbox').focus());
  await user.keyboard('{Control>}az{/Control}');
  expect(done).toEqual([]);
  act(() => screen.getByRole('textbox').blur());
  await user.keyboard('{Control>}az{/Control}');
  expect(done).toEqual(['list.selectAll', 'edit.undo']);
});

it('answers a call by its key while somebody writes', async () => {
  const { user } = await render(
    <>
      <textarea aria-label="text" />
      <Offers ids={['call.answer']} />
    </>,
  );
  act(() => screen.getByRole('textbox').focus());
  await user.keyboard('{Control>}{Shift>}a{/Shift}{/Control}');
  expect(done).toEqual(['call.answer']);
});

it('keeps still behind a dialog and in a menu', async () => {
  const { user } = await render(
    <>
      <div role="menu" tabIndex={0}>
        <button type="button" role="menuitem">
          item
        </button>
      </div>
      <Offers ids={['case.reply', 'search.open']} />
    </>,
  );
  act(() => screen.getByRole('menuitem').focus());
  await user.keyboard('r');
  expect(done).toEqual([]);
  const dialog = document.body.appendChild(document.createElement('div'));
  dialog.setAttribute('aria-modal', 'true');
  act(() => screen.getByRole('menuitem').blur());
  await user.keyboard('r{Control>}k{/Control}');
  expect(done).toEqual([]);
  dialog.remove();
  await user.keyboard('r');
  expect(done).toEqual(['case.reply']);
});

it('listens to the chosen keys, and to none alone when they are switched off', async () => {
  const { user, core } = await render(<Offers ids={['case.reply', 'search.open', 'list.next']} />);
  const settings = await core.link.call('settings.set', { shortcuts: { 'case.reply': 'x' } });
  await user.keyboard('rx');
  expect(done).toEqual(['case.reply']);
  act(() => core.push('settings', { ...settings, singleKeys: false }));
  await user.keyboard('xj{ArrowDown}{Control>}k{/Control}');
  expect(done).toEqual(['case.reply', 'list.next', 'search.open']);
});

it('asks the nearest first, and one who leaves the key lets the next have it', async () => {
  function Two() {
    useActions([{ id: 'case.note', run: () => void done.push('case') }]);
    useActions([{ id: 'list.new', run: () => void done.push('list') }]);
    useActions([
      { id: 'list.search', fallback: true, run: () => void done.push('everywhere') },
      { id: 'list.open', run: () => false },
    ]);
    return null;
  }
  const { user } = await render(<Two />);
  await user.keyboard('n/');
  expect(done).toEqual(['case', 'everywhere']);
  const enter = new KeyboardEvent('keydown', { key: 'Enter', cancelable: true, bubbles: true });
  document.body.dispatchEvent(enter);
  expect(enter.defaultPrevented).toBe(false);
});

it('does what the menu of the window asks for', async () => {
  const { core } = await render(<Offers ids={['help.keys']} />);
  await core.link.call('settings.get', {});
  act(() => {
    core.push('action', 'help.keys');
    core.push('action', 'of another version');
  });
  await core.link.call('settings.get', {});
  expect(done).toEqual(['help.keys']);
});

it('Escape closes a menu that was just opened, before the focus is in it, and nothing below', async () => {
  const { user } = await render(
    <>
      <AgentMenu onSignOut={() => undefined} onShowShortcuts={() => undefined} />
      <Offers ids={['list.back']} />
    </>,
  );
  fireEvent.click(screen.getByRole('button', { name: /Ada Lin/ }));
  const menu = await screen.findByRole('menu');
  // As in a browser before its next frame: the focus has not come there yet.
  (document.activeElement as HTMLElement).blur();
  expect(menu).not.toContainElement(document.activeElement as HTMLElement);
  fireEvent.keyDown(document.body, { key: 'Escape' });
  await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
  expect(done).toEqual([]);
  await user.keyboard('{Escape}');
  expect(done).toEqual(['list.back']);
});

it('Escape that closed a menu by itself goes no further, though the menu is off the page by then', async () => {
  await render(<Offers ids={['list.back']} />);
  const menu = document.createElement('div');
  menu.setAttribute('role', 'menu');
  document.body.append(menu);
  const close = () => menu.remove();
  document.addEventListener('keydown', close, { once: true });
  fireEvent.keyDown(document.body, { key: 'Escape' });
  expect(menu.isConnected).toBe(false);
  expect(done).toEqual([]);
  fireEvent.keyDown(document.body, { key: 'Escape' });
  expect(done).toEqual(['list.back']);
});
