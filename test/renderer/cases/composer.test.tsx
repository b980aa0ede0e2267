import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { AppError } from '#domain/contract/failure.ts';
import type { HeldMessage } from '#domain/contract/ipc/held-message.ts';
import type { ArticleView } from '#domain/contract/ipc/search-views.ts';
import type { CaseStatus } from '#domain/model/choices.ts';
import type { ArticleId, CommandUid } from '#domain/model/ids.ts';
import { CaseFiles } from '#renderer/cases/files/case-files.tsx';
import { CaseNotHere } from '#renderer/cases/view/case-not-here.tsx';
import { Composer } from '#renderer/cases/view/composer.tsx';
import { faultsOf } from '../harness/axe.ts';
import { aCaseDetail } from '../harness/case-views.ts';
import { editorNamed } from '../harness/editor.ts';
import { renderView } from '../harness/render-view.tsx';
import { ada, startTestCore } from '../harness/test-core.ts';

type Ran = { name: string; input: { body?: string; to?: CaseStatus }; holdMs?: number; after?: string };

const sentUid = '01930000-0000-7000-8000-0000000000c1' as CommandUid;
const colleague = {
  ...ada,
  id: '01930000-0000-7000-8000-000000000002' as typeof ada.id,
  login: 'wang',
  name: '王小明',
};

function article(n: number, title: string, body: string, kind: ArticleView['kind']): ArticleView {
  const id = `01930000-0000-7000-8000-0000000001${n}0` as ArticleId;
  return { id, title, body, kind, language: 'en', rev: 1, tags: [], updatedAt: 1 };
}
const articles = [
  article(1, 'Greeting', 'Dear {{customer.name}}, about {{case.number}}: {{order.number}}', 'script'),
  article(2, 'Refunds [how]', 'Within 5 days.\n\n- by card', 'how-to'),
];

interface Options {
  readonly status?: CaseStatus;
  readonly refuse?: boolean;
  readonly draft?: string;
  readonly locale?: 'en' | 'zh-CN';
}

async function renderComposer(options: Options = {}) {
  const detail = aCaseDetail({ status: options.status ?? 'open' });
  let held: HeldMessage[] = [];
  const core = startTestCore({
    'people.list': () => ({ agents: [ada, colleague].map((agent) => ({ ...agent, active: true })), teams: [] }),
    'articles.list': ({ text, kinds }) =>
      articles.filter(({ kind, title }) => kinds.includes(kind) && title.toLowerCase().startsWith(text.toLowerCase())),
    'outbox.held': () => held,
    'outbox.edit': () => {
      const [message] = held;
      held = [];
      const place = { kind: message?.kind ?? 'reply', subject: detail.id };
      core.drafts.set(`${place.kind}/${detail.id}`, { ...place, content: { body: 'sent too early' }, savedAt: 7 });
      core.push('outbox', null);
      core.push('changed', [{ collection: 'draft', ids: [`${place.kind}/${detail.id}`] }]);
      return place;
    },
    'command.run': ({ name, holdMs, draft }) => {
      if (options.refuse) throw new AppError('disk-full', 'no room');
      if (draft) core.drafts.delete(`${draft.kind}/${draft.subject}`);
      const kind = name === 'case.note' ? 'note' : 'reply';
      if (holdMs && name !== 'case.status')
        held = [{ uid: sentUid, kind, caseId: detail.id, caseNumber: '1042', leavesInMs: holdMs }];
      core.push('outbox', null);
      return { uid: sentUid, made: null };
    },
  });
  if (options.draft !== undefined)
    core.drafts.set(`reply/${detail.id}`, {
      kind: 'reply',
      subject: detail.id,
      content: { body: options.draft },
      savedAt: new Date(2026, 10, 22, 9, 5).getTime(),
    });
  const view = (
    <CaseFiles caseId={detail.id}>
      <Composer detail={detail} />
    </CaseFiles>
  );
  const rendered = await renderView(core, view, { at: `#/cases/${detail.id}`, locale: options.locale ?? 'en' });
  const ran = () => core.calls.filter(({ name }) => name === 'command.run').map(({ input }) => input as Ran);
  const leaves = () => {
    held = [];
    act(() => core.push('outbox', null));
  };
  return { ...rendered, core, detail, ran, leaves, editor: editorNamed() };
}

describe('writing to a customer', () => {
  it('sends with Ctrl+Enter, empties the field and removes the draft', async () => {
    const { editor, ran, detail, core } = await renderComposer();
    editor.type('您好，退款已到账。');
    editor.send();
    await waitFor(() => expect(editor.text()).toBe(''));
    expect(ran()).toEqual([
      {
        name: 'case.reply',
        input: { caseId: detail.id, body: '您好，退款已到账。', seenMessageId: null },
        holdMs: 10_000,
        draft: { kind: 'reply', subject: detail.id },
      },
    ]);
    await waitFor(() => expect(core.calls.some(({ name }) => name === 'drafts.remove')).toBe(true));
    expect(core.drafts.size).toBe(0);
  });

  it('takes Enter alone as a new line, and goes on with a list', async () => {
    const { editor, ran } = await renderComposer();
    editor.type('- one');
    editor.press('Enter');
    editor.type('two');
    expect(editor.text()).toBe('- one\n- two');
    expect(ran()).toEqual([]);
  });

  it.each([
    ['isComposing', { isComposing: true }],
    ['code 229', { keyCode: 229 }],
  ])('never sends while an input method composes (%s)', async (_how, sign) => {
    const { editor, ran } = await renderComposer();
    editor.type("ni'hao");
    fireEvent.compositionStart(editor.field());
    editor.press('Enter', { ctrlKey: true, ...sign });
    editor.press('Enter', sign);
    fireEvent.compositionEnd(editor.field(), { data: '你好' });
    expect(ran()).toEqual([]);
    expect(editor.text()).toBe("ni'hao");
  });

  it('keeps the text when it could not be saved, and says why', async () => {
    const { user, editor } = await renderComposer({ refuse: true });
    editor.type('important words');
    await user.click(screen.getByRole('button', { name: 'Send' }));
    expect(await screen.findByText(/The disk is full/)).toBeInTheDocument();
    expect(editor.text()).toBe('important words');
  });

  it('opens with the draft of the last time, and says when that was saved', async () => {
    const { editor } = await renderComposer({ draft: 'begun yesterday' });
    await waitFor(() => expect(editor.text()).toBe('begun yesterday'));
    expect(screen.getByText('Draft saved 09:05')).toBeInTheDocument();
  });

  it('keeps a draft of the reply and one of the note apart', async () => {
    const { user, editor, core, detail } = await renderComposer();
    editor.type('for the customer');
    await user.click(screen.getByRole('tab', { name: 'Internal note' }));
    editor.type('for us');
    await user.click(screen.getByRole('tab', { name: 'Reply' }));
    await waitFor(() => expect(editor.text()).toBe('for the customer'));
    expect(core.drafts.get(`note/${detail.id}`)?.content).toEqual({ body: 'for us' });
  });

  it('sends and sets a status in one go, which is taken back with the reply', async () => {
    const { user, editor, ran } = await renderComposer();
    editor.type('Please send us the receipt.');
    await user.click(screen.getByRole('button', { name: 'Send and set a status' }));
    const name = 'Send and set to: Waiting for customer';
    await user.click(await screen.findByRole('menuitem', { name }));
    await waitFor(() => expect(ran().map(({ name }) => name)).toEqual(['case.reply', 'case.status']));
    expect(ran()[1]).toMatchObject({ input: { to: 'pending-customer' }, after: sentUid });
  });

  it('offers to reopen a closed case instead of a field that would be refused', async () => {
    const { user, ran } = await renderComposer({ status: 'closed' });
    expect(screen.queryByRole('textbox')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Reopen' }));
    await waitFor(() =>
      expect(ran()).toEqual([{ name: 'case.status', input: expect.objectContaining({ to: 'reopened' }) }]),
    );
  });

  it.each(['en', 'zh-CN'] as const)('has no fault for those who hear it (%s)', async (locale) => {
    const { container, editor } = await renderComposer({ locale });
    editor.type('**Hello** [a](https://a.example)\n\n- one');
    expect(await faultsOf(container)).toEqual([]);
  });
});

describe('the formatting', () => {
  it('goes around what is selected and comes off again', async () => {
    const { user, editor } = await renderComposer();
    editor.type('very important');
    act(() => editor.view().dispatch({ selection: { anchor: 5, head: 14 } }));
    await user.click(screen.getByRole('button', { name: 'Bold' }));
    expect(editor.text()).toBe('very **important**');
    editor.press('b', { ctrlKey: true, keyCode: 66 });
    expect(editor.text()).toBe('very important');
  });

  it('shows the signs of Markdown to who wants to see them, and changes no letter', async () => {
    const { user, editor, core } = await renderComposer({ draft: 'a **b** c' });
    await waitFor(() => expect(editor.field()).toHaveTextContent('a b c'));
    await user.click(screen.getByRole('button', { name: 'Markdown' }));
    await waitFor(() => expect(editor.field()).toHaveTextContent('a **b** c'));
    expect(editor.text()).toBe('a **b** c');
    expect(core.calls).toContainEqual({ name: 'settings.set', input: { plainText: true } });
  });

  it('comes with what is pasted, and its clutter does not', async () => {
    const { editor } = await renderComposer();
    const data = new Map([
      ['text/plain', 'Bold words'],
      ['text/html', '<meta><style>p{}</style><p style="color:red"><b>Bold</b> words<script>x()</script></p>'],
    ]);
    const clipboardData = { types: [...data.keys()], files: [], getData: (type: string) => data.get(type) ?? '' };
    fireEvent.paste(editor.field(), { clipboardData });
    expect(editor.text()).toBe('**Bold** words');
  });
});

describe('the menu at the cursor', () => {
  const options = async () => within(await screen.findByRole('listbox', { name: 'Insert' })).getAllByRole('option');

  it('finds a colleague by pinyin and puts a chip in that any Markdown shows', async () => {
    const { editor } = await renderComposer();
    editor.type('请@wxm');
    expect((await options()).map((option) => option.textContent)).toEqual(['王小明']);
    editor.press('Enter');
    expect(editor.text()).toBe(`请[@王小明](agent:${colleague.id}) `);
    expect(editor.field()).toHaveTextContent('请@王小明');
    expect(screen.queryByRole('listbox')).toBeNull();
  });

  it('fills a script in from the case, and warns before an unfilled place goes to the customer', async () => {
    const { user, editor, ran, detail } = await renderComposer();
    editor.type('/greet');
    await options();
    editor.press('Enter');
    const filled = `Dear ${detail.customer?.name}, about ${detail.fields.number}: {{order.number}}`;
    expect(editor.text()).toBe(filled);
    editor.send();
    expect(await screen.findByText('Still to be filled in: {{order.number}}')).toBeInTheDocument();
    expect(ran()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Fill in' }));
    editor.type('A-7');
    editor.send();
    await waitFor(() => expect(ran()[0]?.input.body).toBe(filled.replace('{{order.number}}', 'A-7')));
  });

  it('quotes an article to a customer and links it for colleagues', async () => {
    const { user, editor } = await renderComposer();
    editor.type('?ref');
    await options();
    editor.press('Enter');
    expect(editor.text()).toBe('> **Refunds [how]**\n>\n> Within 5 days.\n>\n> - by card\n\n');
    await user.click(screen.getByRole('tab', { name: 'Internal note' }));
    editor.type('？ref');
    await options();
    editor.press('Enter');
    expect(editor.text()).toBe(`[Refunds \\[how\\]](article:${articles[1]?.id}) `);
    expect(editor.field()).toHaveTextContent('Refunds [how]');
  });

  it('is walked with the arrows, sent away with Escape, and names the chosen one to who hears it', async () => {
    const { editor, container } = await renderComposer();
    editor.type('@');
    const [first, second] = await options();
    await waitFor(() => expect(editor.field()).toHaveAttribute('aria-activedescendant', first?.id));
    editor.press('ArrowDown');
    await waitFor(() => expect(editor.field()).toHaveAttribute('aria-activedescendant', second?.id));
    expect(second).toHaveAttribute('aria-selected', 'true');
    expect(await faultsOf(container)).toEqual([]);
    expect(await faultsOf(document.body)).toEqual([]);
    editor.press('Escape');
    await waitFor(() => expect(screen.queryByRole('listbox')).toBeNull());
    editor.type('a');
    await act(() => new Promise((done) => setTimeout(done, 50)));
    expect(screen.queryByRole('listbox')).toBeNull();
  });

  it('takes no key of an input method', async () => {
    const { editor } = await renderComposer();
    editor.type('@wang');
    await options();
    editor.press('Enter', { isComposing: true });
    editor.press('Enter', { keyCode: 229 });
    editor.press('ArrowDown', { keyCode: 229 });
    expect(editor.text()).toBe('@wang');
    editor.press('Enter');
    expect(editor.text()).toBe(`[@王小明](agent:${colleague.id}) `);
  });
});

describe('what was sent too early', () => {
  it('can be had back for ten seconds, into the text it came from', async () => {
    const { user, editor } = await renderComposer();
    editor.type('sent too early');
    editor.send();
    expect(await screen.findByText('Reply saved')).toBeInTheDocument();
    await waitFor(() => expect(editor.text()).toBe(''));
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(editor.text()).toBe('sent too early'));
    await waitFor(() => expect(editor.field()).toHaveFocus());
    expect(screen.queryByText('Reply saved')).toBeNull();
  });

  it('comes back with Ctrl+Z in the emptied text, where else Ctrl+Z is the text’s own', async () => {
    const { editor, core } = await renderComposer();
    editor.type('sent too early');
    editor.press('z', { ctrlKey: true, keyCode: 90 });
    expect(editor.text()).toBe('');
    expect(core.calls.some(({ name }) => name === 'outbox.edit')).toBe(false);
    editor.type('sent too early');
    editor.send();
    await screen.findByText('Reply saved');
    await waitFor(() => expect(editor.text()).toBe(''));
    editor.press('z', { ctrlKey: true, keyCode: 90 });
    await waitFor(() => expect(editor.text()).toBe('sent too early'));
  });

  it('is not offered any more once it has left', async () => {
    const { editor, leaves } = await renderComposer();
    editor.type('gone');
    editor.send();
    await screen.findByRole('button', { name: 'Undo' });
    leaves();
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull());
  });
});

it('offers what was begun on a case that goes on in this one, and takes it over without losing a word', async () => {
  const detail = aCaseDetail({ status: 'open' });
  const from = '01930000-0000-7000-8000-0000000000d1';
  const core = startTestCore({
    'cases.relations': () => ({ absorbed: [{ id: from, number: '1041' }] }) as never,
  });
  const begun = { kind: 'reply', subject: from, content: { body: 'begun there' }, savedAt: 3 } as const;
  core.drafts.set(`reply/${from}`, begun);
  const { user } = await renderView(
    core,
    <CaseFiles caseId={detail.id}>
      <Composer detail={detail} />
    </CaseFiles>,
  );
  const editor = editorNamed();
  editor.type('begun here');
  expect(await screen.findByText('Begun on 1041, which goes on here: begun there')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Go on writing' }));
  await waitFor(() => expect(core.drafts.has(`reply/${from}`)).toBe(false));
  expect(editor.text()).toBe('begun here\n\nbegun there');
  expect(core.drafts.get(`reply/${detail.id}`)?.content).toMatchObject({ body: 'begun here\n\nbegun there' });
});

it('leaves the words of its author on the page of a case that is not here any more', async () => {
  const caseId = aCaseDetail().id;
  const core = startTestCore();
  core.drafts.set(`reply/${caseId}`, { kind: 'reply', subject: caseId, content: { body: 'half a reply' }, savedAt: 3 });
  const { container } = await renderView(core, <CaseNotHere caseId={caseId} onBack={() => undefined} />);
  const left = within(await screen.findByRole('region', { name: 'Your reply, not sent' }));
  expect(left.getByText('half a reply')).toBeInTheDocument();
  expect(left.getByRole('button', { name: 'Copy the text' })).toBeInTheDocument();
  expect(screen.queryByRole('region', { name: 'Your note, not saved' })).toBeNull();
  expect(await faultsOf(container)).toEqual([]);
});

describe('files', () => {
  it('that are pasted become attachments of the case, with a chip where they were pasted', async () => {
    const detail = aCaseDetail({ status: 'open' });
    const attachmentId = '01930000-0000-7000-8000-0000000000f1';
    const core = startTestCore({
      'attachments.begin': () => ({ fileId: '01930000-0000-7000-8000-0000000000f0' }),
      'attachments.append': () => ({ received: 3 }),
      'attachments.finish': () => ({ uid: 'u', made: { id: attachmentId, number: null } }),
    });
    await renderView(
      core,
      <CaseFiles caseId={detail.id}>
        <Composer detail={detail} />
      </CaseFiles>,
    );
    const editor = editorNamed();
    editor.type('See ');
    const files = [new File(['abc'], 'router.png', { type: 'image/png' })];
    fireEvent.paste(editor.field(), { clipboardData: { types: ['Files'], files, getData: () => '' } });
    await waitFor(() => expect(editor.text()).toBe(`See [router.png](attachment:${attachmentId}) `));
    expect(core.calls.filter(({ name }) => name === 'attachments.begin')).toHaveLength(1);
  });
});
