import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { DefinitionView } from '#domain/contract/ipc/cooperation-views.ts';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import type { DefinitionId } from '#domain/model/ids.ts';
import type { MacroContent } from '#domain/rules/definitions/macro.ts';
import { MacroAction } from '#renderer/cases/macros/bulk-macro.tsx';
import { CaseMacros } from '#renderer/cases/macros/case-macros.tsx';
import { MacroMenu } from '#renderer/cases/macros/macro-menu.tsx';
import { macroProvider } from '#renderer/cases/macros/macro-provider.ts';
import { faultsOf } from '../harness/axe.ts';
import { aCaseDetail, idOf } from '../harness/case-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { startTestCore } from '../harness/test-core.ts';

const still: MacroContent = {
  ...{ status: null, priority: null, type: null, assignee: null, teamId: null },
  ...{ addTags: [], removeTags: [], text: null },
};
const aMacro = (n: number, name: string, content: Partial<MacroContent>, some: Partial<DefinitionView> = {}) => ({
  ...{ id: idOf<DefinitionId>(n), kind: 'macro' as const, name, ownerId: null, position: n, active: true },
  ...{ content: { ...still, ...content }, updatedAt: 0, saveState: 'on-server' as const, ...some },
});
const asks = aMacro(1, 'Ask for the receipt', {
  ...{ status: 'pending-customer', priority: 'high', addTags: ['receipt'] },
  text: { kind: 'reply', body: '{{customer.name}}您好，{{order.date}}' },
});
const closes = aMacro(2, 'Close it', { status: 'closed', priority: 'low' });
const off = aMacro(3, 'Not in use', { priority: 'low' }, { active: false });

const done = { done: 1, same: 0, leftOut: [], refused: 0, cancelled: false, undo: 'token' };

async function renderCase(handlers: Partial<Handlers> = {}, fields = {}, locale: 'en' | 'zh-CN' = 'en') {
  const core = startTestCore({
    'definitions.list': () => [asks, closes, off],
    'macros.run': () => done,
    ...handlers,
  });
  const detail = aCaseDetail({ type: 'inquiry', ...fields });
  const view = (
    <CaseMacros detail={detail}>
      <MacroMenu />
    </CaseMacros>
  );
  const rendered = await renderView(core, view, { locale });
  const asked = () => core.calls.filter(({ name }) => name === 'macros.run').map(({ input }) => input);
  return { core, asked, detail, ...rendered };
}

const choose = async (user: Awaited<ReturnType<typeof renderCase>>['user'], name: string, menu = 'Macro') => {
  await user.click(await screen.findByRole('button', { name: menu }));
  await user.click(await screen.findByRole('menuitem', { name }));
  return await screen.findByRole('dialog');
};

describe('a macro on a case', () => {
  it('shows what it changes and its text filled in, with what nobody filled in marked', async () => {
    const { user } = await renderCase();
    const dialog = await choose(user, 'Ask for the receipt');
    expect(
      within(dialog)
        .getAllByRole('listitem')
        .map((line) => line.textContent),
    ).toEqual(['PriorityNormalHigh', 'Add tagsreceipt', 'StatusOpenWaiting for customer']);
    const text = within(dialog).getByRole('textbox', { name: 'Reply to the customer' });
    expect(text).toHaveValue('王小明您好，{{order.date}}');
    expect(within(dialog).getByText('{{order.date}}', { selector: 'mark' })).toBeVisible();
    await waitFor(() => expect(text).toHaveFocus());
    expect(within(dialog).getByRole('button', { name: 'Apply anyway' })).toBeEnabled();
    expect(await faultsOf(dialog)).toEqual([]);
  });

  it('is applied by one Enter, its reply held back, and can be undone as one', async () => {
    const plain = aMacro(1, 'Thank', { priority: 'high', text: { kind: 'reply', body: '{{customer.name}}' } });
    const { user, asked, detail, state } = await renderCase({ 'definitions.list': () => [plain] });
    const dialog = await choose(user, 'Thank');
    await waitFor(() => expect(within(dialog).getByRole('button', { name: 'Apply' })).toHaveFocus());
    await user.keyboard('{Enter}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(asked()).toEqual([
      {
        ...{ id: expect.any(String), caseIds: [detail.id], whole: false, holdMs: 10_000, seenMessageId: null },
        macro: { ...still, priority: 'high', text: { kind: 'reply', body: '王小明' } },
      },
    ]);
    expect(state.undo.offer.getState()).toEqual({ token: 'token', name: 'macro', count: 1 });
  });

  it('names what cannot be done, and does the rest', async () => {
    const { user, asked } = await renderCase();
    const dialog = await choose(user, 'Close it');
    expect(within(dialog).getByRole('list', { name: 'What cannot be done' })).toHaveTextContent(
      'Status stays as it is. The case cannot take this step from its present status.',
    );
    await user.keyboard('{Enter}');
    await waitFor(() => expect(asked()).toMatchObject([{ macro: closes.content }]));
  });

  it('stays on the screen and says why when the core refuses', async () => {
    const failure = { kind: 'thread-moved', message: '' } as const;
    const { user } = await renderCase({
      'macros.run': () => ({
        ...{ ...done, done: 0, refused: 1, undo: null },
        leftOut: [{ caseId: idOf(1), number: '10001', failure }],
      }),
    });
    const dialog = await choose(user, 'Close it');
    await user.keyboard('{Enter}');
    expect(await within(dialog).findByRole('alert')).toHaveTextContent('Messages were written meanwhile');
  });

  it('has nothing to apply where the case is so already', async () => {
    const { user } = await renderCase({}, { status: 'closed', priority: 'low' });
    const dialog = await choose(user, 'Close it');
    expect(dialog).toHaveTextContent('The case is as this macro would make it.');
    expect(within(dialog).getByRole('button', { name: 'Apply' })).toBeDisabled();
  });

  it('is offered by name to the palette, and by a key; one that is switched off is not', async () => {
    const { state } = await renderCase({}, {}, 'zh-CN');
    await screen.findByRole('button', { name: '宏' });
    const offered = state.actions.offered().filter(({ id }) => id === 'case.macro');
    expect(offered.map(({ choice }) => choice)).toEqual([undefined, 'Ask for the receipt', 'Close it']);
    act(() => void offered[2]?.run());
    expect(await screen.findByRole('dialog', { name: '宏：Close it' })).toHaveTextContent('状态保持不变');
  });

  it('has no button where there is none', async () => {
    const { core } = await renderCase({ 'definitions.list': () => [off] });
    await waitFor(() => expect(core.calls.some(({ name }) => name === 'definitions.list')).toBe(true));
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('is found while somebody writes, and puts nothing into the text', async () => {
    const opened: string[] = [];
    const macros = [asks, closes] as never;
    const { find } = macroProvider({ macros, open: ({ name }) => void opened.push(name) }, 'Macro');
    expect((await find('RECEIPT')).map(({ label }) => label)).toEqual(['Ask for the receipt']);
    const [first] = await find('');
    expect(first?.text(false)).toBe('');
    first?.picked?.(false);
    expect(opened).toEqual(['Ask for the receipt']);
  });
});

describe('a macro on many cases', () => {
  it('is run whole or not at all for each, and names those it left', async () => {
    const failure = { kind: 'illegal-transition', message: '' } as const;
    const core = startTestCore({
      'definitions.list': () => [asks],
      'macros.run': () => ({ ...done, refused: 1, leftOut: [{ caseId: idOf(2), number: '10002', failure }] }),
    });
    let finished = 0;
    const caseIds = [idOf(1), idOf(2)] as never;
    const { user, state } = await renderView(
      core,
      <MacroAction caseIds={caseIds} run={() => {}} done={() => finished++} />,
    );
    const dialog = await choose(user, 'Ask for the receipt');
    expect(dialog).toHaveTextContent('{{customer.name}}您好');
    expect(await faultsOf(dialog)).toEqual([]);
    await user.keyboard('{Enter}');
    expect(await within(dialog).findByText(/10002/)).toHaveTextContent('present status');
    expect(core.calls.find(({ name }) => name === 'macros.run')?.input).toMatchObject({
      ...{ caseIds, whole: true, holdMs: 10_000, macro: asks.content },
    });
    expect(state.undo.offer.getState()).toMatchObject({ name: 'macro' });
    await user.click(within(dialog).getAllByRole('button', { name: 'Close' }).at(-1) as HTMLElement);
    expect(finished).toBe(1);
  });
});
