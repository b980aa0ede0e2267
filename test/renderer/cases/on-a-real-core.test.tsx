import { screen, waitFor, within } from '@testing-library/react';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createMemoryPipe } from '#domain/contract/ipc/memory-pipe.ts';
import type { CaseId } from '#domain/model/ids.ts';
import { createCoreLink } from '#renderer/bridge/core-link.ts';
import { CasesArea } from '#renderer/cases/cases-area.tsx';
import { type CoreDevice, startDevice } from '../../harness/core-device.ts';
import { deviceOfTest } from '../../harness/device-at-work.ts';
import { eventually } from '../../harness/eventually.ts';
import { startTeamServer, type TeamServer } from '../../harness/team-server.ts';
import { temporaryFolder } from '../../harness/temp-folder.ts';
import { editorNamed } from '../harness/editor.ts';
import { renderView } from '../harness/render-view.tsx';

let team: TeamServer;
beforeAll(async () => {
  team = await startTeamServer(temporaryFolder(afterAll));
});
afterAll(() => team.close());

const patience = { timeout: 20_000 };

const deviceOf = (login: string) => deviceOfTest(login, { serverUrl: team.url });

/** The views on a device's real core, over a window's own pipe. */
function renderOn(device: CoreDevice, at = '') {
  const link = createCoreLink(async () => {
    const pipe = createMemoryPipe();
    device.core.connect(pipe.core);
    return pipe.renderer;
  });
  return renderView({ link, close: link.close }, <CasesArea />, { at });
}

async function openedCase(device: CoreDevice, subject: string): Promise<CaseId> {
  const saved = await device.client.run('case.open', { subject, teamId: team.teamId });
  if (!saved.made) throw new Error('opening a case made none');
  return saved.made.id as CaseId;
}

describe('the cases on a real core', () => {
  it('takes a case down without a network, with its final number, and sends it later', async () => {
    const anna = await deviceOf('anna');
    await anna.client.call('sync.setWorkOffline', { on: true });
    const { user } = await renderOn(anna, '#/cases/new');
    await user.type(await screen.findByRole('textbox', { name: 'Customer' }), '13900005678');
    await user.click(await screen.findByRole('option', { name: /New customer/ }, patience));
    await user.type(screen.getByRole('textbox', { name: /^Name/ }), '李雷');
    await user.type(screen.getByRole('textbox', { name: /^Subject/ }), '路由器不亮');
    await user.click(screen.getByRole('button', { name: 'Open the case' }));
    await user.click(await screen.findByRole('button', { name: 'Show the case' }, patience));

    const article = within(await screen.findByRole('article', { name: /^Case \d+$/ }, patience));
    expect(await article.findByText('李雷', { selector: 'a' })).toBeInTheDocument();
    editorNamed('Reply').type('请先重启路由器。');
    editorNamed('Reply').send();
    expect(await article.findByText('Queued on this device', {}, patience)).toBeInTheDocument();
    expect(article.getByRole('button', { name: /^Status: Open/ })).toBeInTheDocument();

    await anna.client.call('sync.setWorkOffline', { on: false });
    expect(await article.findByText('On the server, no channel to deliver it', {}, patience)).toBeInTheDocument();
    expect(article.queryByText('Not on the server yet')).toBeNull();
  });

  it('shows what a colleague changed too, and one click settles it for both', async () => {
    const [anna, chen] = await Promise.all([deviceOf('anna'), deviceOf('chen')]);
    const caseId = await openedCase(anna, 'Two at once');
    const priorityOn = async (device: CoreDevice) =>
      (await device.client.call('cases.get', { caseId })).fields.priority;
    await eventually(() => priorityOn(chen));
    await chen.client.call('sync.setWorkOffline', { on: true });
    await chen.client.run('case.edit', { caseId, set: { priority: 'high' } });
    await anna.client.run('case.edit', { caseId, set: { priority: 'low' } });
    await anna.syncIs((sync) => sync.waiting === 0);
    await chen.client.call('sync.setWorkOffline', { on: false });

    const { user } = await renderOn(anna, `#/cases/${caseId}?queue=all`);
    const banner = await screen.findByRole('region', { name: 'Changed by two people at once' }, patience);
    expect(banner).toHaveTextContent('Priority was also changed by 陈晨');
    await user.click(within(banner).getByRole('button', { name: /From 安娜/ }));
    await waitFor(
      () => expect(screen.queryByRole('region', { name: 'Changed by two people at once' })).toBeNull(),
      patience,
    );
    expect(await screen.findByRole('button', { name: /^Priority: Low/ })).toBeInTheDocument();
    await eventually(async () => {
      await chen.client.call('sync.now', {});
      expect(await priorityOn(chen)).toBe('low');
    });
  });

  it('holds a reply whose thread moved, and sends it once when its author says so', async () => {
    const [anna, chen] = await Promise.all([deviceOf('anna'), deviceOf('chen')]);
    const caseId = await openedCase(anna, 'Both answer');
    await eventually(() => chen.client.call('cases.get', { caseId }));
    await anna.client.call('sync.setWorkOffline', { on: true });
    const { user } = await renderOn(anna, `#/cases/${caseId}?queue=all`);
    await screen.findByRole('textbox', { name: 'Reply' }, patience);
    editorNamed('Reply').type('备件三天后到。');
    editorNamed('Reply').send();
    expect(await screen.findByText('Queued on this device', {}, patience)).toBeInTheDocument();
    await anna.client.run('case.status', { caseId, to: 'on-hold' });
    await chen.client.run('case.reply', { caseId, body: '备件今天已到。', seenMessageId: null });
    await chen.client.run('case.status', { caseId, to: 'solved' });
    await chen.settled();
    await anna.client.call('sync.setWorkOffline', { on: false });

    const held = within(await screen.findByRole('region', { name: 'Not sent: the conversation went on' }, patience));
    expect(await held.findByText('备件今天已到。', {}, patience)).toBeInTheDocument();
    expect(held.getByText('备件三天后到。')).toBeInTheDocument();
    expect(
      await screen.findByText(/^Status: you set “On hold”; .*“Solved”, changed by 陈晨/, {}, patience),
    ).toBeVisible();
    await user.click(held.getByRole('button', { name: 'Send anyway' }));
    await waitFor(() => expect(screen.queryByRole('region', { name: /^Not sent/ })).toBeNull(), patience);
    await anna.settled();
    await eventually(async () => {
      await chen.client.call('sync.now', {});
      const replies = (await chen.client.call('cases.timeline', { caseId })).filter(
        ({ kind }) => kind === 'message-out',
      );
      expect(replies.map(({ body }) => body).sort()).toEqual(['备件三天后到。', '备件今天已到。'].sort());
    });
    const { rows } = await anna.client.call('outbox.list', { group: 'needs-you' });
    expect(rows.map(({ name }) => name)).toEqual(['case.status']);
  });

  it('takes a waiting reply back into the composer, where it survives the end of the program', async () => {
    const folder = temporaryFolder();
    const first = await startDevice({ folder, serverUrl: team.url });
    await first.signIn('anna', team.password);
    await first.settled();
    const caseId = await openedCase(first, 'Taken back');
    await first.settled();
    await first.client.call('sync.setWorkOffline', { on: true });
    const saved = await first.client.run('case.reply', { caseId, body: '先写这么多', seenMessageId: null });
    await first.client.call('drafts.save', { kind: 'reply', subject: caseId, content: { body: '后来写的' } });
    await first.client.call('outbox.edit', { uid: saved.uid });
    await first.close();
    const second = await startDevice({ folder, serverUrl: team.url });
    onTestFinished(second.close);
    expect((await second.client.call('sync.get', {})).waiting).toBe(0);
    await renderOn(second, `#/cases/${caseId}?queue=all`);
    await screen.findByRole('textbox', { name: 'Reply' }, patience);
    await waitFor(() => expect(editorNamed('Reply').text()).toBe('先写这么多\n\n后来写的'), patience);
  });

  it('keeps what is typed over the end of the program', async () => {
    const folder = temporaryFolder();
    const first = await startDevice({ folder, serverUrl: team.url });
    await first.signIn('anna', team.password);
    await first.settled();
    const caseId = await openedCase(first, 'Interrupted');
    const rendered = await renderOn(first, `#/cases/${caseId}?queue=all`);
    await screen.findByRole('textbox', { name: 'Reply' }, patience);
    editorNamed('Reply').type('写到一半');
    await waitFor(() => expect(screen.getByText(/^Draft saved \d\d:\d\d$/)).toBeInTheDocument(), patience);
    rendered.unmount();
    await first.close();

    const second = await startDevice({ folder, serverUrl: team.url });
    onTestFinished(second.close);
    await renderOn(second, `#/cases/${caseId}?queue=all`);
    await waitFor(() => expect(editorNamed('Reply').text()).toBe('写到一半'), patience);
  });
});
