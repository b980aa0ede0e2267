import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import type { Connection, OutboxRow } from '#domain/contract/ipc/sync-views.ts';
import { SyncPage } from '#renderer/sync/sync-page.tsx';
import { outboxPageOf } from '../harness/area-views.ts';
import { faultsOf } from '../harness/axe.ts';
import { renderView } from '../harness/render-view.tsx';
import { inSync, startTestCore } from '../harness/test-core.ts';
import { rowFor } from './command-rows.ts';

interface World {
  rows?: readonly OutboxRow[];
  /** What builds on any of the rows. */
  dependents?: readonly OutboxRow[];
  handlers?: Partial<Handlers>;
  locale?: 'en' | 'zh-CN';
}

async function renderPage({ rows = [], dependents = [], handlers = {}, locale = 'en' }: World = {}) {
  let outbox = rows;
  const onSignInAgain = vi.fn();
  const core = startTestCore({
    'outbox.list': (asked) => outboxPageOf(outbox, asked),
    'outbox.dependents': () => dependents,
    'command.run': () => ({ uid: 'u', made: null }),
    'sync.setWorkOffline': () => inSync,
    'sync.now': () => inSync,
    ...handlers,
  });
  const rendered = await renderView(core, <SyncPage onSignInAgain={onSignInAgain} />, { at: '#/sync', locale });
  await screen.findByRole('region', { name: locale === 'en' ? 'Waiting on this device' : '保存在本机，等待上传' });
  const now = (next: readonly OutboxRow[]) => {
    outbox = next;
    core.push('outbox', null);
  };
  return { core, onSignInAgain, now, ...rendered };
}

const reply = rowFor('case.reply');
const open = rowFor('case.open');
const note = rowFor('case.note');

describe('the connection', () => {
  it.each<[Connection, string]>([
    ['online', 'Online'],
    ['connecting', 'Connecting to the server'],
    ['offline', 'Offline: the server cannot be reached'],
    ['working-offline', 'Working offline'],
    ['session-expired', 'The server asks for your password again'],
    ['problem', 'There is a problem with the server'],
  ])('%s is said in a sentence', async (connection, sentence) => {
    const { core } = await renderPage();
    act(() => core.push('sync', { ...inSync, connection }));
    expect(await screen.findByRole('heading', { name: sentence })).toBeInTheDocument();
  });

  it('names the problem, with its values', async () => {
    const { core } = await renderPage();
    const problem = { kind: 'protocol-mismatch', message: '', details: { server: 3, client: 2 } } as const;
    act(() => core.push('sync', { ...inSync, connection: 'problem', problem }));
    expect(await screen.findByText(/too old for the server|server speaks version 3/)).toBeInTheDocument();
  });

  it('is switched off and on by hand', async () => {
    const { core, user } = await renderPage();
    await user.click(screen.getByRole('switch', { name: 'Work offline' }));
    expect(core.calls).toContainEqual({ name: 'sync.setWorkOffline', input: { on: true } });
    act(() => core.push('sync', { ...inSync, connection: 'working-offline' }));
    await waitFor(() => expect(screen.getByRole('switch')).toBeChecked());
    expect(screen.getByRole('button', { name: 'Synchronise now' })).toBeDisabled();
    await user.click(screen.getByRole('switch'));
    expect(core.calls).toContainEqual({ name: 'sync.setWorkOffline', input: { on: false } });
  });

  it('leads to the password when the server wants it', async () => {
    const { core, user, onSignInAgain } = await renderPage();
    act(() => core.push('sync', { ...inSync, connection: 'session-expired' }));
    await user.click(await screen.findByRole('button', { name: 'Sign in again' }));
    expect(onSignInAgain).toHaveBeenCalledTimes(1);
  });

  it('adds up what waits and what needs somebody', async () => {
    const { core } = await renderPage({ locale: 'zh-CN' });
    expect(screen.getByText('全部已到服务器')).toBeInTheDocument();
    expect(screen.getByText('没有待您处理的事项')).toBeInTheDocument();
    act(() => core.push('sync', { ...inSync, waiting: 3, needsYou: 1, openConflicts: 2, numbersLeft: 42 }));
    expect(await screen.findByText('3 项更改保存在本机，等待上传')).toBeInTheDocument();
    expect(screen.getByText('3 项待您处理')).toBeInTheDocument();
    expect(screen.getByText('剩余 42 个')).toBeInTheDocument();
  });

  it('shows how far a large download is', async () => {
    const { core } = await renderPage();
    act(() => core.push('sync', { ...inSync, progress: { done: 25_000, total: 100_000 } }));
    expect(await screen.findByText('25,000 of 100,000 records')).toBeInTheDocument();
    expect(screen.getByRole('progressbar', { name: 'Download' })).toHaveAttribute('aria-valuenow', '25');
  });
});

describe('what waits', () => {
  it('is said in words with the reason it waits, and follows the outbox', async () => {
    const { core, now } = await renderPage({ rows: [reply] });
    expect(screen.getByText('Reply to 王小明 on #10001: “您好，退款已到账。”')).toBeInTheDocument();
    act(() => core.push('sync', { ...inSync, connection: 'offline' }));
    expect(await screen.findByText('waiting for the network')).toBeInTheDocument();
    act(() => now([{ ...reply, state: 'sending', cancellable: false }]));
    expect(await screen.findByText('on its way to the server')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Take back' })).toBeNull();
    act(() => now([]));
    expect(await screen.findByText('Everything you did is on the server.')).toBeInTheDocument();
  });

  it('is taken back only after its content and what goes with it were shown', async () => {
    const { core, user } = await renderPage({
      rows: [open, note],
      dependents: [note],
      handlers: { 'outbox.cancel': () => [open.uid, note.uid] },
    });
    await user.click(screen.getAllByRole('button', { name: 'Take back' })[0] as HTMLElement);
    expect(await screen.findByText('每周提示更换电池')).toBeInTheDocument();
    const with_ = screen.getByText('This builds on it and goes with it:');
    expect(with_.nextElementSibling).toHaveTextContent('Note on 10001 王小明');
    expect(core.calls.some(({ name }) => name === 'outbox.cancel')).toBe(false);
    await user.click(screen.getByRole('button', { name: 'Keep' }));
    expect(screen.queryByText('每周提示更换电池')).toBeNull();
    await user.click(screen.getAllByRole('button', { name: 'Take back' })[0] as HTMLElement);
    await user.click(await screen.findByRole('button', { name: 'Take all 2 back' }));
    expect(await screen.findByText('2 changes taken back')).toBeInTheDocument();
    expect(core.calls).toContainEqual({ name: 'outbox.cancel', input: { uid: open.uid } });
  });

  it('is taken back to be written on: its text goes to the case it was written on', async () => {
    const edited = { kind: 'reply', subject: reply.caseId ?? '' } as const;
    const { core, user, state } = await renderPage({
      rows: [{ ...reply, editable: true }, open],
      handlers: { 'outbox.edit': () => edited },
    });
    expect(screen.getAllByRole('button', { name: 'Edit' })).toHaveLength(1);
    await user.click(screen.getByRole('button', { name: 'Edit' }));
    await user.click(await screen.findByRole('button', { name: 'Take it back and edit' }));
    await waitFor(() =>
      expect(state.navigation.store.getState()).toMatchObject({
        area: 'cases',
        id: reply.caseId,
        params: { write: 'reply' },
      }),
    );
    expect(core.calls).toContainEqual({ name: 'outbox.edit', input: { uid: reply.uid } });
  });

  it('is shown a page at a time when there is very much of it', async () => {
    const rows = Array.from({ length: 10_000 }, (_, index) => ({
      ...reply,
      uid: `01930000-0000-7000-8000-1${String(index).padStart(11, '0')}` as OutboxRow['uid'],
      seq: index,
    }));
    const { user, now } = await renderPage({ rows });
    const pages = within(screen.getByRole('navigation', { name: 'Pages of Waiting on this device' }));
    expect(screen.getAllByText(/^Reply to/)).toHaveLength(50);
    expect(pages.getByText('1–50 of 10,000')).toBeInTheDocument();
    await user.click(pages.getByRole('button', { name: 'Next page' }));
    expect(await screen.findByText('51–100 of 10,000')).toBeInTheDocument();
    expect(screen.getAllByText(/^Reply to/)).toHaveLength(50);
    // What was on the second page has left for the server meanwhile.
    act(() => now(rows.slice(0, 60)));
    expect(await screen.findByText('51–60 of 60')).toBeInTheDocument();
    act(() => now(rows.slice(0, 20)));
    await waitFor(() => expect(screen.getAllByText(/^Reply to/)).toHaveLength(20));
  });
});

describe('what was sent', () => {
  it('is said to be on the server, and delivered only when a channel said so', async () => {
    const sent = { ...reply, state: 'sent', cancellable: false, sentAt: Date.UTC(2026, 10, 20, 3) } as const;
    const { now } = await renderPage({ rows: [sent] });
    const group = within(screen.getByRole('region', { name: 'Sent lately' }));
    expect(group.getByText(/on the server since/)).not.toHaveTextContent(/deliver/);
    act(() => now([{ ...sent, delivery: 'no-channel' }]));
    expect(await group.findByText(/no channel to deliver it/)).toBeInTheDocument();
    act(() => now([{ ...sent, delivery: 'delivered' }]));
    expect(await group.findByText(/· delivered/)).toBeInTheDocument();
  });

  it('is empty while nothing is acknowledged: what is on its way still waits', async () => {
    await renderPage({ rows: [{ ...reply, state: 'sending', cancellable: false }] });
    expect(screen.queryByRole('region', { name: 'Sent lately' })).toBeNull();
    expect(screen.getByText('on its way to the server')).toBeInTheDocument();
  });
});

describe('what was refused', () => {
  const refused: OutboxRow = {
    ...rowFor('case.note'),
    state: 'refused',
    cancellable: false,
    refusal: { kind: 'forbidden', message: 'no' },
  };

  it('is shown with the reason and whole, to be copied', async () => {
    const { user } = await renderPage({ rows: [refused] });
    const section = within(screen.getByRole('region', { name: 'Needs you' }));
    expect(section.getByText('Your role or team does not allow this.')).toBeInTheDocument();
    await user.click(section.getByRole('button', { name: 'Copy the content' }));
    expect(await section.findByRole('button', { name: 'Copied' })).toBeInTheDocument();
    expect(await navigator.clipboard.readText()).toBe('Text: 客户愿意\n配合抓日志');
  });

  it('is put aside', async () => {
    const { core, user } = await renderPage({ rows: [refused], handlers: { 'outbox.dismiss': () => null } });
    await user.click(screen.getByRole('button', { name: 'Put aside' }));
    expect(core.calls).toContainEqual({ name: 'outbox.dismiss', input: { uid: refused.uid } });
  });
});

it('has no accessibility fault with something of everything, in Chinese', async () => {
  const { container, user } = await renderPage({
    rows: [
      { ...rowFor('case.note'), state: 'refused', refusal: { kind: 'forbidden', message: '' } },
      open,
      { ...reply, state: 'sent', sentAt: 1 },
    ],
    locale: 'zh-CN',
  });
  await user.click(screen.getByRole('button', { name: '撤回' }));
  await screen.findByRole('button', { name: '保留' });
  expect(await faultsOf(container)).toEqual([]);
});
