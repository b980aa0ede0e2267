import { act, screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { CaseRelations } from '#domain/contract/ipc/relation-views.ts';
import { commandsOf } from '../harness/area-views.ts';
import { caseIdOf, renderApp, startAppCore } from './render-app.tsx';

const alone: CaseRelations = {
  ...{ parent: null, children: { total: 0, finished: 0, rows: [] }, related: [], absorbed: [] },
  ...{ goesOnIn: null, plans: [] },
};

async function atCase() {
  const core = startAppCore({
    'cases.relations': () => alone,
    'cases.cooperation': () => ({ handoffs: [], escalations: [], compensations: [] }),
    'command.run': () => ({ uid: 'u', made: null }),
  });
  const app = await renderApp({ core, at: `#/cases/${caseIdOf(1)}` });
  await screen.findByRole('article', { name: 'Case 10001' });
  return app;
}

it.each([
  ['h', 'Pass work on'],
  ['x', 'Escalate the case'],
])('%s opens the form “%s” with the focus in its first field', async (key, form) => {
  const { user } = await atCase();
  await user.keyboard(key);
  expect((await screen.findByRole('form', { name: form })).contains(document.activeElement)).toBe(true);
});

it('m asks what the case shall be merged into, and the palette knows the rest', async () => {
  const { user } = await atCase();
  await screen.findByText('Case 1', { selector: 'h2 *' });
  await user.keyboard('m');
  const dialog = await screen.findByRole('dialog');
  await user.keyboard('{Escape}');
  await waitFor(() => expect(dialog).not.toBeInTheDocument());
  await user.keyboard('{Control>}k{/Control}');
  const names = within(screen.getByRole('listbox'))
    .getAllByRole('option')
    .map(({ textContent }) => textContent);
  expect(names).toEqual(
    expect.arrayContaining(['Split off a new case', 'Link with another case', 'Offer a compensation', 'Attach files']),
  );
  expect(names).not.toContain('Tell all customers of the incident');
});

it('opens the menus of status, priority and assignee with the focus in them, and tags', async () => {
  const { user } = await atCase();
  for (const key of ['s', 'p']) {
    await user.keyboard(key);
    const menu = await screen.findByRole('menu');
    await waitFor(() => expect(menu.contains(document.activeElement)).toBe(true));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
    act(() => (document.activeElement as HTMLElement).blur());
  }
  await user.keyboard('a');
  expect(await screen.findByPlaceholderText('Find a person')).toHaveFocus();
  await user.keyboard('{Escape}');
  act(() => (document.activeElement as HTMLElement).blur());
  await user.keyboard('t');
  await user.keyboard('urgent{Enter}');
  const tag = screen.getByRole('textbox', { name: 'Add a tag' });
  expect(tag).toHaveFocus();
  await waitFor(() => expect(tag).toHaveValue(''));
  await user.keyboard('{Escape}');
  expect(tag).not.toHaveFocus();
});

it('e marks as solved', async () => {
  const { user, core } = await atCase();
  await user.keyboard('e');
  await waitFor(() => expect(commandsOf(core)).toMatchObject([{ name: 'case.status', input: { to: 'solved' } }]));
});
