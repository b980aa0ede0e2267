// Moves that want a reason, cases that are too old to be reopened, and what a customer said elsewhere.
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { CaseDetail } from '#domain/contract/ipc/case-views.ts';
import type { DefinitionView } from '#domain/contract/ipc/cooperation-views.ts';
import type { CommandUid } from '#domain/model/ids.ts';
import { type StatusRules, statusRulesId } from '#domain/rules/definitions/status-rules.ts';
import { CaseFiles } from '#renderer/cases/files/case-files.tsx';
import { StatusAction } from '#renderer/cases/list/bulk/choice-actions.tsx';
import { Composer } from '#renderer/cases/view/composer.tsx';
import { StatusMenu } from '#renderer/cases/view/status-menu.tsx';
import { Timeline } from '#renderer/cases/view/timeline.tsx';
import { faultsOf } from '../harness/axe.ts';
import { aCaseDetail, anEntry, idOf } from '../harness/case-views.ts';
import { editorNamed } from '../harness/editor.ts';
import { renderView } from '../harness/render-view.tsx';
import { startTestCore } from '../harness/test-core.ts';

const day = 24 * 60 * 60_000;
const uid = '01930000-0000-7000-8000-0000000000c1' as CommandUid;

function definitionOf(rules: Partial<StatusRules>): DefinitionView {
  return {
    ...{ id: statusRulesId, kind: 'status-rules', name: 'Rules', ownerId: null, position: 0, active: true },
    ...{ content: { reasons: [], reopenWithinDays: 30, ...rules }, updatedAt: 1, saveState: 'on-server' },
  };
}

function start(rules: Partial<StatusRules> = {}) {
  return startTestCore({
    'definitions.list': ({ kind }) => (kind === 'status-rules' ? [definitionOf(rules)] : []),
    'articles.list': () => [],
    'cases.types': ({ caseIds }) => (caseIds.length > 1 ? ['complaint', 'inquiry'] : ['inquiry']),
    'command.run': ({ name, draft }) => {
      if (draft) core.drafts.delete(`${draft.kind}/${draft.subject}`);
      return { uid, made: name === 'case.continue' ? { id: idOf(2), number: '10002' } : null };
    },
  });
}
let core: ReturnType<typeof startTestCore>;

async function render(view: (detail: CaseDetail) => React.ReactNode, detail: CaseDetail, rules?: Partial<StatusRules>) {
  core = start(rules);
  const rendered = await renderView(core, view(detail), { at: `#/cases/${detail.id}` });
  // Rules are read before anybody can click.
  if (rules) await waitFor(() => expect(core.calls.map(({ name }) => name)).toContain('definitions.list'));
  const ran = () => core.calls.filter(({ name }) => name === 'command.run').map(({ input }) => input);
  return { ...rendered, ran };
}

const menu = (detail: CaseDetail) => <StatusMenu detail={detail} />;
const composer = (detail: CaseDetail) => (
  <CaseFiles caseId={detail.id}>
    <Composer detail={detail} />
  </CaseFiles>
);
const onHold = { reasons: [{ to: 'on-hold' as const, types: ['complaint' as const] }] };

describe('a move that wants a reason', () => {
  it('asks for it first, and moves the case with it', async () => {
    const { user, ran, baseElement } = await render(menu, aCaseDetail({ type: 'complaint' }), onHold);
    await user.click(screen.getByRole('button', { name: /^Status/ }));
    await user.click(await screen.findByRole('menuitem', { name: 'On hold' }));
    const dialog = await screen.findByRole('dialog', { name: 'Why “On hold”?' });
    expect(ran()).toEqual([]);
    expect(within(dialog).getByRole('button', { name: 'Set to “On hold”' })).toBeDisabled();
    expect(await faultsOf(baseElement)).toEqual([]);
    await user.type(within(dialog).getByRole('textbox', { name: /Reason/ }), 'waits for a part');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() =>
      expect(ran()).toEqual([
        { name: 'case.status', input: { caseId: idOf(1), to: 'on-hold', reason: 'waits for a part' } },
      ]),
    );
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('asks nothing about a case of another type', async () => {
    const { user, ran } = await render(menu, aCaseDetail({ type: 'inquiry' }), onHold);
    await user.click(screen.getByRole('button', { name: /^Status/ }));
    await user.click(await screen.findByRole('menuitem', { name: 'On hold' }));
    await waitFor(() => expect(ran()).toMatchObject([{ input: { to: 'on-hold', reason: '' } }]));
  });

  it('of many cases may be left out where only some types ask', async () => {
    const chosen: unknown[] = [];
    const action = () => (
      <StatusAction caseIds={[idOf(1), idOf(2)]} run={(command) => chosen.push(command)} done={() => {}} />
    );
    const { user } = await render(action, aCaseDetail(), onHold);
    await user.click(screen.getByRole('button', { name: 'Status' }));
    await user.click(await screen.findByRole('menuitem', { name: 'On hold' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByText('Some types of case want a reason for this.')).toBeInTheDocument();
    await user.click(within(dialog).getByRole('button', { name: 'Set to “On hold”' }));
    expect(chosen).toEqual([{ name: 'case.status', input: { to: 'on-hold', reason: '' } }]);
  });

  it('is asked of many cases only where one of them is of such a type', async () => {
    const chosen: unknown[] = [];
    const action = () => <StatusAction caseIds={[idOf(1)]} run={(command) => chosen.push(command)} done={() => {}} />;
    const { user } = await render(action, aCaseDetail(), onHold);
    await user.click(screen.getByRole('button', { name: 'Status' }));
    await user.click(await screen.findByRole('menuitem', { name: 'On hold' }));
    await waitFor(() => expect(chosen).toEqual([{ name: 'case.status', input: { to: 'on-hold', reason: '' } }]));
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

describe('a finished case', () => {
  const solved = (ago: number, status: 'solved' | 'closed' = 'solved') =>
    aCaseDetail({ type: 'inquiry', status, solvedAt: Date.now() - ago });

  it('is reopened while that may be, and goes on in a new one after that', async () => {
    const { user } = await render(menu, solved(29 * day));
    await user.click(screen.getByRole('button', { name: /^Status/ }));
    expect(await screen.findByRole('menuitem', { name: 'Reopened' })).toBeInTheDocument();
    expect(screen.getByRole('menuitem', { name: 'Continue in a new case' })).toBeInTheDocument();
  });

  it('that is too old offers the new one alone, opens it, and goes there', async () => {
    const { user, ran, baseElement } = await render(menu, solved(31 * day));
    await user.click(screen.getByRole('button', { name: /^Status/ }));
    await user.click(await screen.findByRole('menuitem', { name: 'Continue in a new case' }));
    expect(screen.queryByRole('menuitem', { name: 'Reopened' })).toBeNull();
    const dialog = await screen.findByRole('dialog', { name: 'Continue in a new case' });
    expect(await faultsOf(baseElement)).toEqual([]);
    await user.type(within(dialog).getByRole('textbox', { name: 'What the customer says now' }), 'Dark again');
    await user.click(within(dialog).getByRole('button', { name: 'Open the new case' }));
    await waitFor(() =>
      expect(ran()).toEqual([
        {
          name: 'case.continue',
          input: { caseId: idOf(1), subject: 'Refund has not arrived', description: 'Dark again' },
        },
      ]),
    );
    await waitFor(() => expect(window.location.hash).toContain(idOf(2)));
  });

  it('says so in the place of a reply', async () => {
    const { user } = await render(composer, solved(8 * day, 'closed'), { reopenWithinDays: 7 });
    expect(await screen.findByText(/solved more than 7 d ago/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Reopen' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Continue in a new case' }));
    expect(await screen.findByRole('dialog', { name: 'Continue in a new case' })).toBeInTheDocument();
  });
});

describe('what a customer said elsewhere', () => {
  it('is written down with where and when, by key alone, and keeps a draft of its own', async () => {
    const { user, ran, container } = await render(composer, aCaseDetail({ status: 'pending-customer' }));
    const before = Date.now();
    await user.keyboard('y');
    const editor = editorNamed('Customer’s message');
    expect(document.activeElement).toBe(editor.field());
    editor.type('灯还是不亮');
    await user.click(screen.getByRole('combobox', { name: 'Where' }));
    await user.click(await screen.findByRole('option', { name: 'WeChat' }));
    expect(await faultsOf(container)).toEqual([]);
    await user.click(screen.getByRole('tab', { name: 'Reply' }));
    expect(core.drafts.get(`received/${idOf(1)}`)?.content).toMatchObject({ body: '灯还是不亮', channel: 'wechat' });
    await user.click(screen.getByRole('tab', { name: 'Customer’s message' }));
    await waitFor(() => expect(editor.text()).toBe('灯还是不亮'));
    await user.click(screen.getByRole('button', { name: 'Save message' }));
    await waitFor(() => expect(ran()).toHaveLength(1));
    expect(ran()).toMatchObject([
      {
        name: 'case.receive',
        input: { caseId: idOf(1), body: '灯还是不亮', channel: 'wechat', saidAt: expect.any(Number) },
        draft: { kind: 'received', subject: idOf(1) },
      },
    ]);
    const { saidAt } = (ran()[0] as { input: { saidAt: number } }).input;
    expect(saidAt).toBeGreaterThanOrEqual(before);
    expect(saidAt).toBeLessThanOrEqual(Date.now());
    // Who has written it down goes on with the answer.
    await waitFor(() => expect(screen.getByRole('tab', { name: 'Reply' })).toHaveAttribute('aria-selected', 'true'));
    expect(core.drafts.size).toBe(0);
  });

  it.each([
    ['The case is reopened.', 2 * day],
    ['It is too late to reopen the case: it stays as it is.', 40 * day],
  ])('says what becomes of a solved case: %s', async (words, ago) => {
    const { user } = await render(composer, aCaseDetail({ status: 'solved', solvedAt: Date.now() - ago }));
    await user.click(screen.getByRole('tab', { name: 'Customer’s message' }));
    expect(await screen.findByText(words)).toBeInTheDocument();
  });

  it('is told apart from what came by a channel: where it was said, and who wrote it down', async () => {
    const entry = anEntry(1, { kind: 'message-in', authorName: '王小明', data: { channel: 'letter' } });
    await render((detail) => <Timeline detail={detail} entries={[entry]} />, aCaseDetail());
    expect(screen.getByText(/from the customer · Letter/)).toBeInTheDocument();
    expect(await screen.findByText(/written down by Ada Lin/)).toBeInTheDocument();
  });
});
