import { createEvent, fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { AppError } from '#domain/contract/failure.ts';
import type { CaseStatus } from '#domain/model/choices.ts';
import { Composer } from '#renderer/cases/view/composer.tsx';
import { aCaseDetail } from '../harness/case-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { startTestCore } from '../harness/test-core.ts';

type Ran = { name: string; input: { body?: string; to?: CaseStatus } };

async function renderComposer(options: { status?: CaseStatus; refuse?: boolean; draft?: string } = {}) {
  const detail = aCaseDetail({ status: options.status ?? 'open' });
  const core = startTestCore({
    'command.run': () => {
      if (options.refuse) throw new AppError('disk-full', 'no room');
      return { uid: 'u', made: null };
    },
  });
  if (options.draft !== undefined)
    core.drafts.set(`reply/${detail.id}`, {
      kind: 'reply',
      subject: detail.id,
      content: { body: options.draft },
      savedAt: 1,
    });
  const rendered = await renderView(core, <Composer detail={detail} />);
  const ran = () => core.calls.filter(({ name }) => name === 'command.run').map(({ input }) => input as Ran);
  const field = () => screen.getByRole<HTMLTextAreaElement>('textbox');
  return { ...rendered, core, detail, ran, field };
}

describe('writing to a customer', () => {
  it('sends with Ctrl+Enter, empties the field and removes the draft', async () => {
    const { user, field, ran, detail, core } = await renderComposer();
    await user.type(field(), '您好，退款已到账。');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(field()).toHaveValue(''));
    expect(ran()).toEqual([
      { name: 'case.reply', input: { caseId: detail.id, body: '您好，退款已到账。', seenMessageId: null } },
    ]);
    await waitFor(() => expect(core.calls.some(({ name }) => name === 'drafts.remove')).toBe(true));
    expect(core.drafts.size).toBe(0);
  });

  it('takes Enter alone as a new line', async () => {
    const { user, field, ran } = await renderComposer();
    await user.type(field(), 'one{Enter}two');
    expect(field()).toHaveValue('one\ntwo');
    expect(ran()).toEqual([]);
  });

  it('never sends while an input method composes, whichever way the browser reports it', async () => {
    const { field, ran } = await renderComposer();
    fireEvent.compositionStart(field());
    fireEvent.change(field(), { target: { value: "ni'hao" } });
    fireEvent.compositionUpdate(field(), { data: "ni'hao" });
    fireEvent.keyDown(field(), { key: 'Enter', ctrlKey: true, isComposing: true });
    // Old Chromium and Safari end the composition first and mark the key with code 229.
    fireEvent.keyDown(field(), { key: 'Enter', ctrlKey: true, keyCode: 229 });
    expect(ran()).toEqual([]);
    fireEvent.compositionEnd(field(), { data: '你好' });
    fireEvent.change(field(), { target: { value: '你好' } });
    const enter = createEvent.keyDown(field(), { key: 'Enter', ctrlKey: true });
    fireEvent(field(), enter);
    await waitFor(() => expect(ran().map(({ input }) => input.body)).toEqual(['你好']));
  });

  it('keeps the text when it could not be saved, and says why', async () => {
    const { user, field } = await renderComposer({ refuse: true });
    await user.type(field(), 'important words');
    await user.click(screen.getByRole('button', { name: 'Send' }));
    expect(await screen.findByText(/The disk is full/)).toBeInTheDocument();
    expect(field()).toHaveValue('important words');
  });

  it('opens with the draft of the last time', async () => {
    const { field } = await renderComposer({ draft: 'begun yesterday' });
    await waitFor(() => expect(field()).toHaveValue('begun yesterday'));
    expect(screen.getByText('Draft saved')).toBeInTheDocument();
  });

  it('keeps a draft of the reply and one of the note apart', async () => {
    const { user, field, core, detail } = await renderComposer();
    await user.type(field(), 'for the customer');
    await user.click(screen.getByRole('tab', { name: 'Internal note' }));
    await user.type(field(), 'for us');
    await user.click(screen.getByRole('tab', { name: 'Reply' }));
    await waitFor(() => expect(field()).toHaveValue('for the customer'));
    expect(core.drafts.get(`note/${detail.id}`)?.content).toEqual({ body: 'for us' });
  });

  it('sends and sets a status in one go', async () => {
    const { user, field, ran } = await renderComposer();
    await user.type(field(), 'Please send us the receipt.');
    await user.click(screen.getByRole('button', { name: 'Send and set a status' }));
    const name = 'Send and set to: Waiting for customer';
    await user.click(await screen.findByRole('menuitem', { name }));
    await waitFor(() => expect(ran().map(({ name }) => name)).toEqual(['case.reply', 'case.status']));
    expect(ran()[1]?.input.to).toBe('pending-customer');
  });

  it('offers to reopen a closed case instead of a field that would be refused', async () => {
    const { user, ran } = await renderComposer({ status: 'closed' });
    expect(screen.queryByRole('textbox')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Reopen' }));
    await waitFor(() =>
      expect(ran()).toEqual([{ name: 'case.status', input: expect.objectContaining({ to: 'reopened' }) }]),
    );
  });
});
