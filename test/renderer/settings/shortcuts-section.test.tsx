import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ShortcutsSection } from '#renderer/settings/shortcuts-section.tsx';
import { useActions } from '#renderer/state/shortcuts/use-actions.ts';
import { faultsOf } from '../harness/axe.ts';
import { renderView } from '../harness/render-view.tsx';
import { startTestCore } from '../harness/test-core.ts';

let replies = 0;
function Page() {
  useActions([{ id: 'case.reply', run: () => replies++ }]);
  return <ShortcutsSection />;
}

async function renderSection() {
  replies = 0;
  const core = startTestCore();
  const rendered = await renderView(core, <Page />);
  await rendered.user.click(screen.getByRole('button', { name: 'Show all' }));
  const chosen = async () => (await core.link.call('settings.get', {})).shortcuts;
  return { ...rendered, core, chosen };
}

const keyOf = (action: string) => screen.getByRole('button', { name: `Change the key for: ${action}` });
const lineOf = (action: string) => within(keyOf(action).closest('li') as HTMLElement);

describe('the keys of actions', () => {
  it('are chosen by pressing them, and work at once; while they are chosen nothing else does', async () => {
    const { user, chosen } = await renderSection();
    await user.click(keyOf('Write a reply'));
    await user.keyboard('r');
    await user.keyboard('y');
    expect(await chosen()).toEqual({ 'case.reply': 'r y' });
    expect(replies).toBe(0);
    await waitFor(() => expect(keyOf('Write a reply')).toHaveTextContent('RY'));
    await user.keyboard('ry');
    expect(replies).toBe(1);
  });

  it('one key is enough, also with Ctrl', async () => {
    const { user, chosen } = await renderSection();
    await user.click(keyOf('Write a reply'));
    await user.keyboard('y');
    await waitFor(async () => expect(await chosen()).toEqual({ 'case.reply': 'y' }));
    await user.click(keyOf('Edit the subject'));
    await user.keyboard('{Control>}e{/Control}');
    await waitFor(async () => expect(await chosen()).toEqual({ 'case.reply': 'y', 'case.subject': 'mod+e' }));
  });

  it('stay as they are on Escape, on leaving, and on a key that is not to be had', async () => {
    const { user, chosen } = await renderSection();
    await user.click(keyOf('Write a reply'));
    await user.keyboard('{Escape}');
    await user.click(keyOf('Write a reply'));
    await user.tab();
    await user.click(keyOf('Write a reply'));
    await user.keyboard('{Control>}w{/Control}');
    expect(screen.getByText(/keeps this key for itself/)).toBeInTheDocument();
    await user.keyboard('{Escape}');
    expect(await chosen()).toEqual({});
    expect(keyOf('Write a reply')).toHaveTextContent('R');
  });

  it('are not taken from what an input method writes', async () => {
    const { user, chosen } = await renderSection();
    await user.click(keyOf('Write a reply'));
    const recorder = screen.getByText(/^Press the key/);
    fireEvent.keyDown(recorder, { key: 'y', keyCode: 229 });
    fireEvent.keyDown(recorder, { key: 'y', isComposing: true });
    await user.keyboard('{Escape}');
    expect(await chosen()).toEqual({});
  });

  it('that two actions share are said at both', async () => {
    const { user } = await renderSection();
    await user.click(keyOf('Write a reply'));
    await user.keyboard('{Alt>}x{/Alt}');
    await user.click(keyOf('Add a tag'));
    await user.keyboard('{Alt>}x{/Alt}');
    expect(await lineOf('Add a tag').findByText('Also used for: Write a reply')).toBeInTheDocument();
    expect(lineOf('Write a reply').getByText('Also used for: Add a tag')).toBeInTheDocument();
  });

  it('can be taken away, and be the usual ones again: one, or all', async () => {
    const { user, chosen } = await renderSection();
    await user.click(screen.getByRole('button', { name: 'No key for: Write a reply' }));
    await user.click(screen.getByRole('button', { name: 'No key for: Add a tag' }));
    await waitFor(() => expect(keyOf('Write a reply')).toHaveTextContent('no key'));
    expect(await chosen()).toEqual({ 'case.reply': null, 'case.tag': null });
    await user.click(screen.getByRole('button', { name: 'Usual key for: Write a reply' }));
    expect(await chosen()).toEqual({ 'case.tag': null });
    await user.click(screen.getByRole('button', { name: 'Usual keys for all' }));
    expect(await chosen()).toEqual({});
  });
});

it('keys alone are switched off in one go, and that is said at each', async () => {
  const { user, core } = await renderSection();
  await user.click(screen.getByRole('switch', { name: 'Keys alone run actions' }));
  expect((await core.link.call('settings.get', {})).singleKeys).toBe(false);
  expect(lineOf('Write a reply').getByText('switched off')).toBeInTheDocument();
  expect(lineOf('Search, or do something').queryByText('switched off')).toBeNull();
  act(() => (document.activeElement as HTMLElement).blur());
  await user.keyboard('r');
  expect(replies).toBe(0);
});

it('has no accessibility fault', async () => {
  const { container, user } = await renderSection();
  await user.click(keyOf('Write a reply'));
  expect(await faultsOf(container)).toEqual([]);
});
