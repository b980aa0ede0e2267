import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { AppError } from '#domain/contract/failure.ts';
import type { OutboxRow } from '#domain/contract/ipc/sync-views.ts';
import type { EntryId } from '#domain/model/ids.ts';
import { CaseView } from '#renderer/cases/view/case-view.tsx';
import { outboxPageOf } from '../harness/area-views.ts';
import { faultsOf } from '../harness/axe.ts';
import { aCaseDetail, aCustomerDetail, anEntry } from '../harness/case-views.ts';
import { editorNamed } from '../harness/editor.ts';
import { renderView } from '../harness/render-view.tsx';
import { startTestCore } from '../harness/test-core.ts';
import { rowFor } from '../sync/command-rows.ts';

const asked = anEntry(1, { kind: 'message-in', authorName: '王小明', body: '什么时候到账？' });
const answered = anEntry(2, { kind: 'message-out', authorName: '陈晨', body: '已经退了，请查收。' });
const caseId = aCaseDetail().id;

/** A case as Ada has it open; `moves` lets a colleague answer. */
async function renderCase(held: readonly OutboxRow[] = [], locale: 'en' | 'zh-CN' = 'en') {
  let entries = [asked];
  let rows = held;
  const newest = () => entries.at(-1)?.id as EntryId;
  const core = startTestCore({
    'cases.get': () => aCaseDetail({ lastMessageId: newest() }),
    'cases.timeline': () => entries,
    'customers.get': () => aCustomerDetail(),
    'outbox.list': (input) => outboxPageOf(rows, input),
    'outbox.edit': ({ seenMessageId }) => {
      rows = [];
      core.drafts.set(`reply/${caseId}`, {
        kind: 'reply',
        subject: caseId,
        content: { body: 'held words', seenMessageId: seenMessageId ?? null },
        savedAt: 5,
      });
      core.push('outbox', null);
      core.push('changed', [{ collection: 'draft', ids: [`reply/${caseId}`] }]);
      return { kind: 'reply', subject: caseId };
    },
    'outbox.dismiss': () => null,
    'command.run': ({ name, input }) => {
      const { seenMessageId } = input as { seenMessageId?: string };
      if (name === 'case.reply' && seenMessageId !== newest()) throw new AppError('thread-moved', 'it moved');
      return { uid: 'u', made: null };
    },
  });
  const moves = () => {
    entries = [asked, answered];
    core.push('changed', [{ collection: 'case', ids: [caseId] }]);
  };
  if (held.length > 0) entries = [asked, answered];
  const rendered = await renderView(core, <CaseView caseId={caseId} onBack={() => {}} />, {
    at: `#/cases/${caseId}?queue=mine`,
    locale,
  });
  await screen.findByRole('article', { name: locale === 'en' ? /^Case/ : /工单/ });
  const ran = () =>
    core.calls
      .filter(({ name }) => name === 'command.run')
      .map(
        ({ input }) => input as { name: string; input: { body: string; seenMessageId?: string }; replaces?: string },
      );
  const editor = editorNamed('Reply');
  const panel = async () => within(await screen.findByRole('region', { name: 'Not sent: the conversation went on' }));
  return { ...rendered, core, moves, ran, editor, panel };
}

/** Writes a reply while a colleague answers, and sends it. */
async function collided(locale: 'en' | 'zh-CN' = 'en') {
  const rendered = await renderCase([], locale);
  rendered.editor.type('We look into it.');
  rendered.moves();
  expect(await screen.findByText('New messages came since you began to write')).toBeInTheDocument();
  rendered.editor.send();
  return rendered;
}

describe('a reply to a thread that moved while it was written', () => {
  it('is sent with the message its author saw when they began', async () => {
    const { editor, ran } = await renderCase();
    editor.type('On its way.');
    editor.send();
    await waitFor(() => expect(ran()[0]?.input).toMatchObject({ body: 'On its way.', seenMessageId: asked.id }));
  });

  it('shows what was seen, what came since and what was written, and takes the focus', async () => {
    const { panel, container } = await collided();
    const shown = await panel();
    const part = (name: string | RegExp) => within(shown.getByRole('region', { name }));
    expect(part('What you saw last').getByText('什么时候到账？')).toBeInTheDocument();
    expect(part('What came since (1 message)').getByText('已经退了，请查收。')).toBeInTheDocument();
    expect(part('What came since (1 message)').getByText('陈晨')).toBeInTheDocument();
    expect(part('What you wrote').getByText('We look into it.')).toBeInTheDocument();
    expect(shown.getByRole('heading', { name: /Not sent/ })).toHaveFocus();
    expect(await faultsOf(container)).toEqual([]);
  });

  it('goes when its author says so, having seen the rest', async () => {
    const { user, panel, ran, core, editor } = await collided();
    await user.click((await panel()).getByRole('button', { name: 'Send anyway' }));
    await waitFor(() => expect(ran().at(-1)?.input.seenMessageId).toBe(answered.id));
    await waitFor(() => expect(editor.text()).toBe(''));
    expect(core.drafts.size).toBe(0);
  });

  it.each(['Edit', 'Escape'])('goes back into the composer with %s, and passes then', async (way) => {
    const { user, panel, editor, ran } = await collided();
    const shown = await panel();
    await waitFor(() => expect(shown.getByRole('button', { name: 'Edit' })).toBeEnabled());
    if (way === 'Edit') await user.click(shown.getByRole('button', { name: 'Edit' }));
    else await user.keyboard('{Escape}');
    await waitFor(() => expect(editor.field()).toHaveFocus());
    expect(editor.text()).toBe('We look into it.');
    editor.type(' Sorry!');
    editor.send();
    await waitFor(() =>
      expect(ran().at(-1)?.input).toMatchObject({ body: 'We look into it. Sorry!', seenMessageId: answered.id }),
    );
  });

  it('becomes an internal note', async () => {
    const { user, panel, ran, editor } = await collided();
    await user.click((await panel()).getByRole('button', { name: 'Keep as internal note' }));
    await waitFor(() => expect(ran().at(-1)).toMatchObject({ name: 'case.note', input: { body: 'We look into it.' } }));
    await waitFor(() => expect(editor.text()).toBe(''));
  });

  it('is dropped only when that was said twice', async () => {
    const { user, panel, ran, core, editor } = await collided();
    const shown = await panel();
    await user.click(shown.getByRole('button', { name: 'Drop' }));
    await waitFor(() => expect(core.drafts.size).toBe(1));
    expect(core.calls.some(({ name }) => name === 'drafts.remove')).toBe(false);
    await user.click(shown.getByRole('button', { name: 'Drop it' }));
    await waitFor(() => expect(editor.text()).toBe(''));
    expect(ran()).toHaveLength(1);
  });
});

describe('a reply the server held', () => {
  const held: OutboxRow = {
    ...rowFor('case.reply', { caseId }, { caseId, body: 'held words', seenMessageId: asked.id }),
    state: 'refused',
    cancellable: false,
    editable: true,
    refusal: { kind: 'thread-moved', message: '' },
  };

  it('stands on its case with the same choices, and what is chosen takes its place', async () => {
    const { user, panel, ran } = await renderCase([held]);
    const shown = await panel();
    await shown.findByText('已经退了，请查收。');
    await user.click(shown.getByRole('button', { name: 'Send anyway' }));
    await waitFor(() =>
      expect(ran()).toEqual([
        {
          name: 'case.reply',
          input: { caseId, body: 'held words', seenMessageId: answered.id },
          replaces: held.uid,
        },
      ]),
    );
    expect(await screen.findByText('Your reply is queued again.')).toBeInTheDocument();
  });

  it('goes back into the composer, where the focus is then', async () => {
    const { user, panel, editor, core } = await renderCase([held]);
    const shown = await panel();
    await waitFor(() => expect(shown.getByRole('button', { name: 'Edit' })).toBeEnabled());
    await user.click(shown.getByRole('button', { name: 'Edit' }));
    await waitFor(() => expect(editor.text()).toBe('held words'));
    await waitFor(() => expect(editor.field()).toHaveFocus());
    expect(core.calls).toContainEqual({ name: 'outbox.edit', input: { uid: held.uid, seenMessageId: answered.id } });
    expect(window.location.hash).not.toContain('write');
  });

  it('is kept as a note in one commit, or dropped after asking', async () => {
    const { user, panel, ran, core } = await renderCase([held]);
    const shown = await panel();
    await waitFor(() => expect(shown.getByRole('button', { name: 'Keep as internal note' })).toBeEnabled());
    await user.click(shown.getByRole('button', { name: 'Keep as internal note' }));
    await waitFor(() => expect(ran()[0]).toMatchObject({ name: 'case.note', replaces: held.uid }));
    await user.click(shown.getByRole('button', { name: 'Drop' }));
    await user.click(shown.getByRole('button', { name: 'Drop it' }));
    await waitFor(() => expect(core.calls).toContainEqual({ name: 'outbox.dismiss', input: { uid: held.uid } }));
  });

  it('is said in Chinese without a fault for those who hear it', async () => {
    const { container } = await renderCase([held], 'zh-CN');
    expect(await screen.findByRole('region', { name: '此后的新消息（1 条）' })).toHaveTextContent('已经退了，请查收。');
    expect(await faultsOf(container)).toEqual([]);
  });
});
