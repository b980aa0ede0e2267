import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { AppError, type FailureKind } from '#domain/contract/failure.ts';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import type { Role } from '#domain/model/choices.ts';
import { SettingsPage } from '#renderer/settings/settings-page.tsx';
import { faultsOf } from '../harness/axe.ts';
import { idOf } from '../harness/case-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { ada, signedIn, startTestCore } from '../harness/test-core.ts';

async function renderPage(role: Role = 'agent', handlers: Partial<Handlers> = {}, locale: 'en' | 'zh-CN' = 'en') {
  const core = startTestCore({
    'session.get': () => ({ ...signedIn, agent: { ...ada, role } }),
    'people.list': () => ({
      agents: [{ ...ada, active: true }],
      teams: [{ id: ada.teamIds[0], name: 'Support' }],
    }),
    ...handlers,
  });
  return { core, ...(await renderView(core, <SettingsPage />, { at: '#/settings', locale })) };
}

const fails = (kind: FailureKind) => () => {
  throw new AppError(kind, kind);
};

describe('language and look', () => {
  it('take effect with the click', async () => {
    const { core, user } = await renderPage();
    expect(screen.getByRole('radio', { name: 'Compact' })).toBeChecked();
    await user.click(screen.getByRole('radio', { name: 'Comfortable' }));
    await waitFor(() => expect(document.documentElement.dataset.density).toBe('comfortable'));
    await user.click(screen.getByRole('radio', { name: 'Dark' }));
    await waitFor(() => expect(document.documentElement.dataset.mantineColorScheme).toBe('dark'));
    await user.click(screen.getByRole('radio', { name: '简体中文' }));
    expect(core.calls.filter(({ name }) => name === 'settings.set').map(({ input }) => input)).toEqual([
      { density: 'comfortable' },
      { theme: 'dark' },
      { locale: 'zh-CN' },
    ]);
  });
});

describe('attached files', () => {
  it('may take as much room as is chosen, also an amount that is not among the usual', async () => {
    const { core, user } = await renderPage('agent', {
      'settings.get': () => ({
        locale: 'en',
        theme: 'light',
        density: 'compact',
        fileMegabytes: 2048,
        shortcuts: {},
        singleKeys: true,
        undoSeconds: 10,
        lists: {},
        plainText: false,
        caseLooks: {},
      }),
    });
    expect(screen.getByRole('radio', { name: '2 GB' })).toBeChecked();
    await user.click(screen.getByRole('radio', { name: '256 MB' }));
    await waitFor(() => expect(core.calls).toContainEqual({ name: 'settings.set', input: { fileMegabytes: 256 } }));
  });
});

describe('the account', () => {
  it('says who, where and in which teams', async () => {
    await renderPage();
    const account = screen.getByRole('region', { name: 'Account' });
    await waitFor(() => expect(account).toHaveTextContent('Support'));
    expect(account).toHaveTextContent('Ada Lin');
    expect(account).toHaveTextContent('Harbour');
    expect(account).toHaveTextContent('http://127.0.0.1:4000');
  });

  async function openPasswords(answer: Handlers['session.changePassword']) {
    const page = await renderPage('agent', { 'session.changePassword': answer });
    await page.user.click(screen.getByRole('button', { name: 'Change password' }));
    const form = within(screen.getByRole('form', { name: 'Change password' }));
    const fill = async (current: string, next: string, again: string) => {
      await page.user.type(form.getByLabelText('Current password'), current);
      await page.user.type(form.getByLabelText('New password'), next);
      await page.user.type(form.getByLabelText('New password once more'), again);
      await page.user.click(form.getByRole('button', { name: 'Change password' }));
    };
    return { ...page, form, fill };
  }

  it('changes the password', async () => {
    const { core, fill } = await openPasswords(() => null);
    await fill('old horse', 'correct horse', 'correct horse');
    expect(await screen.findByText('Your password is changed.')).toBeInTheDocument();
    expect(screen.queryByRole('form')).toBeNull();
    expect(core.calls).toContainEqual({
      name: 'session.changePassword',
      input: { current: 'old horse', next: 'correct horse' },
    });
  });

  it('sends nothing while the new one is too short or the two differ', async () => {
    const { core, form, fill } = await openPasswords(() => null);
    await fill('old horse', 'short', 'shor');
    expect(form.getByText('At least 8 characters, please.')).toBeInTheDocument();
    expect(form.getByText('The two do not agree.')).toBeInTheDocument();
    expect(core.calls.some(({ name }) => name === 'session.changePassword')).toBe(false);
  });

  it.each([
    ['wrong-password', 'The current password is not right.'],
    ['offline', 'The server cannot be reached, and this needs it.'],
  ] as const)('says why when it fails: %s', async (kind, sentence) => {
    const { form, fill } = await openPasswords(fails(kind));
    await fill('old horse', 'correct horse', 'correct horse');
    expect(await form.findByRole('alert')).toHaveTextContent(sentence);
    expect(form.getByLabelText('New password')).toHaveValue('correct horse');
  });
});

describe('colleagues and teams', () => {
  it('are for administrators', async () => {
    await renderPage('lead');
    expect(screen.queryByRole('region', { name: 'Colleagues' })).toBeNull();
  });

  it('gets a knowledge role from an administrator; leads and administrators have it by what they are', async () => {
    const bo = {
      ...ada,
      id: idOf<typeof ada.id>(3),
      login: 'bo',
      name: 'Bo',
      active: true,
      knowledgeRole: 'none' as const,
    };
    const { core, user, container } = await renderPage('admin', {
      'people.list': () => ({
        agents: [bo, { ...bo, id: idOf<typeof ada.id>(4), name: 'Lee', role: 'lead' as const }],
        teams: [],
      }),
      'people.setKnowledgeRole': () => null,
    });
    await waitFor(() => expect(screen.getAllByRole('combobox', { name: /^Knowledge base/ })).toHaveLength(1));
    await user.click(screen.getByRole('combobox', { name: 'Knowledge base: Bo' }));
    await user.click(await screen.findByRole('option', { name: 'Writes articles' }));
    await waitFor(() =>
      expect(core.calls).toContainEqual({
        name: 'people.setKnowledgeRole',
        input: { agentId: bo.id, knowledgeRole: 'editor' },
      }),
    );
    expect(await faultsOf(container)).toEqual([]);
  });

  async function openPerson(answer: Handlers['people.add']) {
    const page = await renderPage('admin', { 'people.add': answer });
    await page.user.click(screen.getByRole('button', { name: 'Add colleague' }));
    const form = within(screen.getByRole('form', { name: 'Add colleague' }));
    const add = () => page.user.click(form.getByRole('button', { name: 'Add colleague' }));
    return { ...page, form, add };
  }

  it('takes in somebody new with a role, a team and a first password', async () => {
    const { core, user, form, add } = await openPerson(() => ({ agentId: idOf(2) }));
    await add();
    expect(form.getByText('Please enter a name.')).toBeInTheDocument();
    expect(form.getByText('An agent belongs to at least one team.')).toBeInTheDocument();
    await user.type(form.getByRole('textbox', { name: 'Name' }), '陈晨');
    await user.type(form.getByRole('textbox', { name: 'Login' }), 'chen');
    await user.type(form.getByLabelText('First password'), 'correct horse');
    await user.click(form.getByRole('combobox', { name: 'Teams' }));
    await user.click(await screen.findByRole('option', { name: 'Support' }));
    await add();
    expect(await screen.findByText('陈晨 can sign in now.')).toBeInTheDocument();
    expect(core.calls).toContainEqual({
      name: 'people.add',
      input: { name: '陈晨', login: 'chen', role: 'agent', teamIds: [...ada.teamIds], password: 'correct horse' },
    });
  });

  it('keeps what was typed when the login is taken', async () => {
    const { user, form, add } = await openPerson(fails('exists'));
    await user.type(form.getByRole('textbox', { name: 'Name' }), '陈晨');
    await user.type(form.getByRole('textbox', { name: 'Login' }), 'ada');
    await user.type(form.getByLabelText('First password'), 'correct horse');
    await user.click(form.getByRole('combobox', { name: 'Role' }));
    await user.click(await screen.findByRole('option', { name: 'Team lead' }));
    await add();
    expect(await form.findByRole('alert')).toHaveTextContent('Somebody has this login already.');
    expect(form.getByRole('textbox', { name: 'Name' })).toHaveValue('陈晨');
  });

  it('adds a team', async () => {
    const { core, user } = await renderPage('admin', { 'teams.add': () => ({ teamId: idOf(3) }) });
    await user.type(screen.getByRole('textbox', { name: 'Name of the team' }), '  Field{Enter}');
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Name of the team' })).toHaveValue(''));
    expect(core.calls.find(({ name }) => name === 'teams.add')?.input).toEqual({ name: 'Field' });
    expect(screen.getByText('1 member')).toBeInTheDocument();
  });
});

describe('this workstation', () => {
  it.each([
    ['electron', "system's key store"],
    ['loopback', 'A copy of the whole folder can be opened'],
  ] as const)('says honestly what protects the key under %s', async (host, words) => {
    await renderPage('agent', { 'session.get': () => ({ ...signedIn, host }) });
    const about = screen.getByRole('region', { name: 'This workstation' });
    expect(about).toHaveTextContent(words);
    expect(about).toHaveTextContent(signedIn.dataFolder);
    expect(about).toHaveTextContent('0.1.0');
  });
});

it('has no accessibility fault with every form open, in Chinese', async () => {
  const { container, user } = await renderPage('admin', {}, 'zh-CN');
  await user.click(screen.getByRole('button', { name: '修改密码' }));
  await user.click(screen.getByRole('button', { name: '添加同事' }));
  expect(await faultsOf(container)).toEqual([]);
});
