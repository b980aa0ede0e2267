import { act, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { NoticeView } from '#domain/contract/ipc/notice-views.ts';
import { CaseNotices } from '#renderer/cases/view/case-notices.tsx';
import { NoticesView } from '#renderer/sync/notices-view.tsx';
import { faultsOf } from '../harness/axe.ts';
import { idOf } from '../harness/case-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { startTestCore } from '../harness/test-core.ts';

const today = new Date();
const changedAt = new Date(today.getFullYear(), today.getMonth(), today.getDate(), 14, 5).getTime();

function aNotice(id: number, some: Partial<NoticeView> = {}): NoticeView {
  return {
    id,
    collection: 'case',
    recordId: idOf(1),
    field: 'priority',
    caseId: idOf(1),
    caseNumber: '10001',
    caseSubject: 'Refund has not arrived',
    customerName: '王小明',
    cause: 'changed',
    mine: 'urgent',
    now: 'high',
    refusal: null,
    byName: '陈晨',
    changedAt,
    ...some,
  };
}

async function renderNotices(
  given: readonly NoticeView[],
  locale: 'en' | 'zh-CN' = 'en',
  where: 'case' | 'sync' = 'case',
) {
  let notices = given;
  const core = startTestCore({
    'notices.list': () => notices,
    'notices.dismiss': ({ id }) => {
      notices = notices.filter((notice) => notice.id !== id);
      core.push('outbox', null);
      return null;
    },
  });
  const view = where === 'case' ? <CaseNotices caseId={idOf(1)} /> : <NoticesView />;
  const rendered = await renderView(core, view, { locale });
  return { core, ...rendered };
}

describe('a value that turned out otherwise', () => {
  it.each<[string, Partial<NoticeView>, string, string]>([
    [
      'changed by a colleague',
      {},
      'Priority: you set “Urgent”; it is now “High”, changed by 陈晨 at 14:05',
      '优先级：您设为“紧急”，现在是“高”，由陈晨于 14:05 修改',
    ],
    [
      'changed by nobody knows whom',
      { byName: null, changedAt: null },
      'Priority: you set “Urgent”; it is now “High”',
      '优先级：您设为“紧急”，现在是“高”',
    ],
    [
      'refused',
      { cause: 'refused', byName: null, refusal: { kind: 'forbidden', message: '' } },
      'Priority: you set “Urgent”; the server did not take it, it is “High”. Your role or team does not allow this.',
      '优先级：您设为“紧急”，服务器未接受，现在是“高”。您的角色或所属团队无权进行此操作。',
    ],
    [
      'renumbered',
      { cause: 'renumbered', field: 'number', mine: 'A1B2-0001', now: '10451' },
      'Case number A1B2-0001 is now 10451; the old one stays valid',
      '工单号 A1B2-0001 现为 10451，原号码仍可使用',
    ],
    [
      'a merged text',
      { cause: 'merged', field: 'description', mine: 'a\nb', now: 'a\nB' },
      'Description: your text was made one with another, changed by 陈晨 at 14:05',
      '问题描述：您的文字已与他人的合并，由陈晨于 14:05 修改',
    ],
    [
      'tags',
      { field: 'tags', mine: { add: ['备件'], remove: ['vip'] }, now: ['vip'], byName: null },
      'Tags: you set “+ 备件, − vip”; it is now “vip”',
      '标签：您设为“+ 备件、− vip”，现在是“vip”',
    ],
  ])('%s', async (_what, some, english, chinese) => {
    const first = await renderNotices([aNotice(1, some)]);
    expect(await screen.findByText(english)).toBeInTheDocument();
    first.unmount();
    const second = await renderNotices([aNotice(1, some)], 'zh-CN', 'sync');
    expect(await screen.findByText(chinese, { exact: false })).toBeInTheDocument();
    expect(await faultsOf(second.container)).toEqual([]);
  });

  it('stays until somebody has seen it; the focus goes on to the next', async () => {
    const { user, core } = await renderNotices([
      aNotice(1),
      aNotice(2, { field: 'status', mine: 'solved', now: 'open' }),
    ]);
    const buttons = await screen.findAllByRole('button', { name: /^Got it/ });
    buttons[0]?.focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(1));
    expect(core.calls).toContainEqual({ name: 'notices.dismiss', input: { id: 1 } });
    expect(screen.getByRole('button', { name: /^Got it: Status/ })).toHaveFocus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(screen.queryByRole('list')).toBeNull());
  });

  it('is listed over all cases in sync, with the way to each', async () => {
    const { core } = await renderNotices(
      [
        aNotice(1),
        aNotice(2, { collection: 'customer', recordId: idOf(700), caseId: null, field: 'name', mine: 'a', now: 'b' }),
      ],
      'en',
      'sync',
    );
    expect(await screen.findByRole('link', { name: '10001 Refund has not arrived' })).toHaveAttribute(
      'href',
      `#/cases/${idOf(1)}`,
    );
    expect(screen.getByRole('link', { name: '王小明' })).toHaveAttribute('href', `#/customers/${idOf(700)}`);
    act(() => core.push('outbox', null));
    expect(screen.getAllByRole('listitem')).toHaveLength(2);
  });
});
