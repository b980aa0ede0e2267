import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { AppError, type FailureDetails, type FailureKind } from '#domain/contract/failure.ts';
import type { KnownAccount, SessionView } from '#domain/contract/ipc/session-views.ts';
import { SignInPage } from '#renderer/session/sign-in-page.tsx';
import { renderView } from '../harness/render-view.tsx';
import { ada, signedIn, startTestCore } from '../harness/test-core.ts';

const signedOut: SessionView = { ...signedIn, phase: 'signed-out', agent: null, workspaceName: null };

const account = (name: string, some: Partial<KnownAccount> = {}): KnownAccount => ({
  agentId: ada.id,
  login: name.toLowerCase(),
  name,
  serverUrl: 'http://desk.example:8473',
  workspaceName: 'Harbour',
  lastUsedAt: 1,
  waiting: 0,
  ...some,
});

async function renderPage(
  accounts: readonly KnownAccount[],
  fail?: { kind: FailureKind; details?: FailureDetails },
  locale: 'en' | 'zh-CN' = 'en',
) {
  const core = startTestCore({
    'session.get': () => ({ ...signedOut, accounts }),
    'session.signIn': () => {
      if (fail) throw new AppError(fail.kind, 'no', fail.details);
      return signedIn;
    },
  });
  const rendered = await renderView(core, <SignInPage onRescue={() => undefined} />, { locale });
  const tried = () => core.calls.filter(({ name }) => name === 'session.signIn').map(({ input }) => input);
  return { ...rendered, tried };
}

describe('signing in', () => {
  it('says when the workspace had everything removed from this device', async () => {
    const core = startTestCore({ 'session.get': () => ({ ...signedOut, accounts: [], ended: 'erased' }) });
    await renderView(core, <SignInPage onRescue={() => undefined} />, { locale: 'zh-CN' });
    expect(screen.getByRole('status')).toHaveTextContent('尚未上传的内容已先交给服务器');
  });

  it('asks for login and password on a new device, and names the server only when asked', async () => {
    const { user, tried } = await renderPage([]);
    expect(screen.getByRole('button', { name: 'Sign in' })).toBeDisabled();
    await user.type(screen.getByLabelText(/^Login/), 'ada');
    await user.type(screen.getByLabelText(/^Password/), 'correct horse{Enter}');
    await waitFor(() =>
      expect(tried()).toEqual([{ login: 'ada', password: 'correct horse', serverUrl: signedOut.serverUrl }]),
    );
  });

  it('offers the accounts of this device, the last one first chosen, with what still waits', async () => {
    const other = account('Bo', {
      agentId: '01930000-0000-7000-8000-000000000009' as never,
      lastUsedAt: 9,
      waiting: 3,
    });
    const { user, tried } = await renderPage([account('Ada'), other]);
    expect(screen.getByRole('button', { name: /Bo/ })).toHaveAttribute('aria-pressed', 'true');
    expect(screen.getByRole('button', { name: /Bo/ })).toHaveTextContent('3 changes wait for the server');
    expect(screen.queryByLabelText(/^Login/)).toBeNull();
    await user.click(screen.getByRole('button', { name: /Ada/ }));
    await user.type(screen.getByLabelText(/^Password/), 'pw{Enter}');
    await waitFor(() => expect(tried()).toEqual([expect.objectContaining({ login: 'ada', password: 'pw' })]));
  });

  it.each([
    ['wrong-password', undefined, '账号或密码不正确。'],
    ['throttled', { seconds: 42 }, '尝试次数过多，请 42 秒后再试。'],
    ['offline', undefined, '无法连接服务器，此操作需要联网。'],
    [
      'protocol-mismatch',
      { server: 2, client: 1 },
      '本程序的版本对服务器来说太旧，请升级。您在这里所做的一切都会保留，服务器能接收的会照常发送。',
    ],
    ['not-holdfast', undefined, /不是 Holdfast 服务器/],
  ] as const)('says what failed: %s', async (kind, details, sentence) => {
    const { user } = await renderPage([account('林')], details ? { kind, details } : { kind }, 'zh-CN');
    await user.type(screen.getByLabelText(/^密码/), 'pw');
    await user.click(screen.getByRole('button', { name: '登录' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(sentence);
    expect(screen.getByLabelText(/^密码/)).toHaveValue('pw');
  });

  it('shows the address when no Holdfast server answered there, and does not send what is no address', async () => {
    const { user, tried } = await renderPage([], { kind: 'not-holdfast' });
    await user.type(screen.getByLabelText(/^Login/), 'ada');
    await user.type(screen.getByLabelText(/^Password/), 'pw{Enter}');
    await screen.findByRole('alert');
    const address = screen.getByRole('textbox', { name: 'Server address' });
    await user.clear(address);
    await user.type(address, 'desk example');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(await screen.findByText(/This is no web address/)).toBeInTheDocument();
    expect(tried()).toHaveLength(1);
    await user.clear(address);
    await user.type(address, 'https://desk.example');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    await waitFor(() => expect(tried().at(-1)).toMatchObject({ serverUrl: 'https://desk.example' }));
  });
});

describe('an account that cannot be opened', () => {
  it('says why, that nothing is gone, and offers to save what is unsent', async () => {
    const failure = { kind: 'disk-error', message: '' } as const;
    const core = startTestCore({ 'session.get': () => ({ ...signedOut, accounts: [account('Ada', { failure })] }) });
    const rescued: KnownAccount[] = [];
    const { user } = await renderView(core, <SignInPage onRescue={(each) => rescued.push(each)} />, { locale: 'en' });
    expect(screen.getByRole('alert')).toHaveTextContent(/What Ada did on this device is kept.*reports an error/);
    await user.click(screen.getByRole('button', { name: 'Save unsent work as a file' }));
    expect(rescued.map(({ name }) => name)).toEqual(['Ada']);
  });

  it('offers nothing to save where nothing waits', async () => {
    await renderPage([account('Ada')]);
    expect(screen.queryByRole('button', { name: 'Save unsent work as a file' })).not.toBeInTheDocument();
  });
});
