import { screen, waitFor, within } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createMemoryPipe } from '#domain/contract/ipc/memory-pipe.ts';
import type { CaseId } from '#domain/model/ids.ts';
import { createCoreLink } from '#renderer/bridge/core-link.ts';
import { CallsPage } from '#renderer/calls/calls-page.tsx';
import { CustomersPage } from '#renderer/customers/customers-page.tsx';
import { FollowUpsPage } from '#renderer/follow-ups/follow-ups-page.tsx';
import { KnowledgePage } from '#renderer/knowledge/knowledge-page.tsx';
import { SearchPage } from '#renderer/search/search-page.tsx';
import { SettingsPage } from '#renderer/settings/settings-page.tsx';
import { SyncPage } from '#renderer/sync/sync-page.tsx';
import { type CoreDevice, startDevice } from '../../harness/core-device.ts';
import { deviceOfTest } from '../../harness/device-at-work.ts';
import { eventually } from '../../harness/eventually.ts';
import { startTeamServer, type TeamServer } from '../../harness/team-server.ts';
import { temporaryFolder } from '../../harness/temp-folder.ts';
import { openedCase, workOffline } from '../../harness/work-on-cases.ts';
import { renderView } from '../harness/render-view.tsx';
import { richNamed } from '../harness/rich.ts';

let team: TeamServer;
beforeAll(async () => {
  team = await startTeamServer(temporaryFolder(afterAll));
});
afterAll(() => team.close());

const patience = { timeout: 20_000 };

const deviceOf = (login: string) => deviceOfTest(login, { serverUrl: team.url });

/** A view on a device's real core, over a window's own pipe. */
function renderOn(device: CoreDevice, view: ReactNode, at: string, locale: 'en' | 'zh-CN' = 'en') {
  const link = createCoreLink(async () => {
    const pipe = createMemoryPipe();
    device.core.connect(pipe.core);
    return pipe.renderer;
  });
  return renderView({ link, close: link.close }, view, { at, locale });
}

describe('the areas on a real core', () => {
  it('takes a customer in without a network, found at once by initials and last digits', async () => {
    const anna = await deviceOf('anna');
    await workOffline(anna, true);
    const { user } = await renderOn(anna, <CustomersPage />, '#/customers/new');
    await user.type(await screen.findByRole('textbox', { name: 'Name' }), '诸葛小明');
    await user.type(screen.getByRole('textbox', { name: 'Phone' }), '138 0013 7391');
    await user.type(screen.getByRole('combobox', { name: 'Organisation' }), '晨星学校');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    const file = within(await screen.findByRole('article', { name: '诸葛小明' }, patience));
    // The file, and the line of its history.
    await waitFor(() => expect(file.getAllByText('Saved here')).toHaveLength(2), patience);
    expect(file.getByText('晨星学校')).toBeInTheDocument();
    for (const text of ['zgxm', '7391', '晨星', '诸葛']) {
      await user.clear(screen.getByRole('searchbox'));
      await user.type(screen.getByRole('searchbox'), text);
      await waitFor(() => expect(screen.getAllByRole('listitem')[0]).toHaveTextContent('诸葛小明'), patience);
    }
    await user.type(screen.getByRole('searchbox'), ' 找不到');
    expect(await screen.findByText(/^Nobody found/, {}, patience)).toBeInTheDocument();
    await workOffline(anna, false);
    await waitFor(() => expect(file.queryAllByText('Saved here')).toEqual([]), patience);
  });

  it('finds without a network what was just said on a case, narrows it and says what was likely meant', async () => {
    const anna = await deviceOf('anna');
    await workOffline(anna, true);
    const caseId = await openedCase(anna, 'Zebra pump is broken');
    await anna.client.run('case.note', { caseId, body: '斑马水泵漏水，明天上门' });
    const { user } = await renderOn(anna, <SearchPage />, '#/search', 'zh-CN');
    const field = await screen.findByRole('searchbox', { name: '搜索内容' });
    await user.type(field, '水泵');
    const entries = await screen.findByRole('region', { name: '沟通记录 1' }, patience);
    expect(within(entries).getByRole('link').querySelector('mark')).toHaveTextContent('水泵');
    await user.clear(field);
    await user.type(field, 'zebar');
    await user.click(await screen.findByRole('button', { name: 'zebra' }, patience));
    expect(await screen.findByRole('region', { name: '工单 1' }, patience)).toHaveTextContent('Zebra pump is broken');
    await user.click(screen.getByRole('button', { name: '状态' }));
    await user.click(await screen.findByRole('menuitem', { name: '已解决' }));
    expect(await screen.findByText('没有找到', { selector: 'p:not([role])' }, patience)).toBeInTheDocument();
    expect(screen.getByText(/^当前未联网/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: '去掉：状态：已解决' }));
    await screen.findByRole('region', { name: '工单 1' }, patience);
    await user.type(field, '{Enter}');
    expect(window.location.hash).toBe(`#/cases/${caseId}`);
  });

  it('saves a call, its case and its call back in one click, and takes all of it back', async () => {
    const anna = await deviceOf('anna');
    await anna.client.run('customer.add', {
      name: '王女士',
      contactPoints: [{ kind: 'phone', value: '139 5555 2468', label: '' }],
    });
    await anna.settled();
    await workOffline(anna, true);
    const desk = await renderOn(anna, <CallsPage />, '#/calls');
    await desk.user.type(await screen.findByRole('textbox', { name: 'Caller' }, patience), '2468');
    await desk.user.click(await screen.findByRole('option', { name: /王女士.*139 5555 2468/ }, patience));
    await desk.user.type(screen.getByRole('textbox', { name: 'What the customer wants' }), '路由器不亮');
    await desk.user.type(screen.getByRole('textbox', { name: 'What was promised' }), '明早回电');
    await desk.user.click(screen.getByRole('radio', { name: 'Call back promised' }));
    await desk.user.click(screen.getByRole('radio', { name: 'New case' }));
    await desk.user.click(screen.getByRole('button', { name: 'Save call' }));
    const opened = await screen.findByRole('link', { name: /^\d{4,}$/ }, patience);
    const caseId = opened.getAttribute('href')?.split('/').at(-1) as CaseId;
    const timeline = await anna.client.call('cases.timeline', { caseId });
    expect(timeline.filter(({ kind }) => kind === 'call').map(({ call }) => call?.need)).toEqual(['路由器不亮']);
    expect(await screen.findByText('王女士', { selector: '[role=listitem] *' }, patience)).toBeInTheDocument();
    desk.unmount();

    const promises = await renderOn(anna, <FollowUpsPage />, '#/follow-ups');
    const tomorrow = within(await screen.findByRole('region', { name: 'Tomorrow' }, patience));
    expect(tomorrow.getByRole('listitem')).toHaveTextContent('明早回电');
    expect(tomorrow.getByRole('link', { name: '139 5555 2468' })).toBeInTheDocument();
    promises.unmount();

    const { user } = await renderOn(anna, <SyncPage onSignInAgain={() => {}} />, '#/sync', 'zh-CN');
    await screen.findByText(/^新建工单 \d+“路由器不亮”/, {}, patience);
    expect(screen.getByText(/^登记通话：\d+ 王女士 139 5555 2468，约定回电/)).toBeInTheDocument();
    expect(screen.getByText(/^为 \d+ 王女士 安排回电/)).toBeInTheDocument();
    await user.click(screen.getAllByRole('button', { name: '撤回' })[0] as HTMLElement);
    await user.click(await screen.findByRole('button', { name: '确认撤回（3 项）' }, patience));
    expect(await screen.findByText('您的所有更改都已到服务器。', {}, patience)).toBeInTheDocument();
    expect((await anna.client.call('followUps.list', {})).filter(({ promise }) => promise === '明早回电')).toEqual([]);
    await expect(anna.client.call('cases.get', { caseId })).rejects.toMatchObject({ kind: 'not-here' });
  });

  it('settles on the page what two people changed at once', async () => {
    const [anna, chen] = await Promise.all([deviceOf('anna'), deviceOf('chen')]);
    const saved = await anna.client.run('customer.add', { name: '原名' });
    const customerId = saved.made?.id as string;
    await anna.settled();
    await eventually(() => chen.client.call('customers.get', { customerId }));
    await workOffline(chen, true);
    await chen.client.run('customer.edit', { customerId, set: { name: '陈晨改的名' } });
    await anna.client.run('customer.edit', { customerId, set: { name: '安娜改的名' } });
    await anna.settled();
    await workOffline(chen, false);

    const { user } = await renderOn(chen, <SyncPage onSignInAgain={() => {}} />, '#/sync/conflicts');
    const conflicts = within(await screen.findByRole('region', { name: 'Changed by two people at once' }, patience));
    expect(await conflicts.findByText('Before: 原名', {}, patience)).toBeInTheDocument();
    expect(conflicts.getByText('安娜 wrote')).toBeInTheDocument();
    await user.click(conflicts.getByRole('button', { name: 'Keep theirs: 安娜改的名' }));
    expect(await conflicts.findByText('Nothing was changed by two people at once.', {}, patience)).toBeInTheDocument();
    await chen.settled();
    await eventually(async () =>
      expect((await anna.client.call('customers.get', { customerId })).fields.name).toBe('安娜改的名'),
    );
  });

  it('brings a lead’s article to the agents', async () => {
    const [ben, anna] = await Promise.all([deviceOf('ben'), deviceOf('anna')]);
    const writing = await renderOn(ben, <KnowledgePage />, '#/knowledge/new');
    await writing.user.type(await screen.findByRole('textbox', { name: /^Title/ }), '退款多久到账');
    richNamed('Text').paste({ text: '一般三到五个**工作日**。' });
    await writing.user.click(screen.getByRole('button', { name: 'Publish' }));
    await screen.findByRole('article', { name: '退款多久到账' }, patience);
    await ben.settled();
    writing.unmount();

    const { user } = await renderOn(anna, <KnowledgePage />, '#/knowledge');
    await user.type(screen.getByRole('searchbox'), '工作日');
    await user.click(await screen.findByRole('link', { name: /退款多久到账/ }, patience));
    expect(await screen.findByText('工作日', { selector: 'strong' }, patience)).toBeInTheDocument();
  });

  it('lets the admin take in a colleague, who can sign in then', async () => {
    const root = await deviceOf('root');
    const { user } = await renderOn(root, <SettingsPage />, '#/settings');
    await user.type(await screen.findByRole('textbox', { name: 'Name of the team' }, patience), '外勤组{Enter}');
    const teams = within(screen.getByRole('region', { name: 'Teams' }));
    expect(await teams.findByText('外勤组', {}, patience)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Add colleague' }));
    const form = within(screen.getByRole('form', { name: 'Add colleague' }));
    await user.type(form.getByRole('textbox', { name: 'Name' }), '小付');
    await user.type(form.getByRole('textbox', { name: 'Login' }), 'fu');
    await user.type(form.getByLabelText('First password'), 'another horse');
    await user.click(form.getByRole('combobox', { name: 'Teams' }));
    await user.click(await screen.findByRole('option', { name: '外勤组' }));
    await user.click(form.getByRole('button', { name: 'Add colleague' }));
    const people = within(screen.getByRole('region', { name: 'Colleagues' }));
    expect(await people.findByText('小付', {}, patience)).toBeInTheDocument();
    const fu = await startDevice({ folder: temporaryFolder(), serverUrl: team.url });
    onTestFinished(fu.close);
    await fu.signIn('fu', 'another horse');
    expect((await fu.client.call('session.get', {})).agent?.name).toBe('小付');
  });
});
