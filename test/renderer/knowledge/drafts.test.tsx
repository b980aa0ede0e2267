import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import type { KnowledgeRole, Role } from '#domain/model/choices.ts';
import type { AgentId } from '#domain/model/ids.ts';
import { diffLines } from '#domain/rules/line-diff.ts';
import { KnowledgePage } from '#renderer/knowledge/knowledge-page.tsx';
import { commandsOf } from '../harness/area-views.ts';
import { faultsOf } from '../harness/axe.ts';
import { idOf } from '../harness/case-views.ts';
import { aDraft, anArticlePage, aProposal, aRevision } from '../harness/knowledge-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { richNamed } from '../harness/rich.ts';
import { ada, signedIn, startTestCore } from '../harness/test-core.ts';

interface Who {
  readonly role?: Role;
  readonly knowledgeRole?: KnowledgeRole;
}
const lead = { role: 'lead' } as const;
const editor = { knowledgeRole: 'editor' } as const;
const page = anArticlePage(1, { title: 'Router' });
const colleague = idOf<AgentId>(77);

async function renderPage(at: string, who: Who, handlers: Partial<Handlers>) {
  const core = startTestCore({
    'session.get': () => ({ ...signedIn, agent: { ...ada, ...who } }),
    'knowledge.get': () => page,
    'command.run': () => ({ uid: 'u', made: { id: idOf(4999), number: null } }),
    ...handlers,
  });
  return { core, ...(await renderView(core, <KnowledgePage />, { at })) };
}

const draftAt = (id: string) => `#/knowledge/${id}?draft=1&list=drafts`;

describe('a draft', () => {
  it('is written on, saved as what was changed, and handed in', async () => {
    const draft = aDraft(1, { title: 'Router', body: 'One.' });
    const { user, core, container } = await renderPage(draftAt(draft.id), editor, {
      'articleDrafts.get': () => draft,
      'articleDrafts.list': () => [draft],
    });
    await screen.findByRole('textbox', { name: 'Text' });
    expect(await faultsOf(container)).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Submit for review' }));
    await waitFor(() =>
      expect(commandsOf(core)).toEqual([
        { name: 'article-draft.move', input: { draftId: draft.id, to: 'in-review', saves: 1, note: '' } },
      ]),
    );
    richNamed('Text').paste({ text: 'Zero. ' });
    // What is typed is saved before it goes anywhere.
    expect(await screen.findByRole('button', { name: 'Save' })).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Submit for review' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(commandsOf(core)).toHaveLength(2));
    expect(commandsOf(core)[1]).toMatchObject({
      name: 'article-draft.edit',
      input: { draftId: draft.id, set: { body: expect.stringContaining('Zero.') } },
      seen: { collection: 'articleDraft', id: draft.id, rev: 1, fields: { title: 'Router', body: 'One.' } },
    });
    expect(screen.queryByRole('button', { name: 'Publish' })).toBeNull();
  });

  it('goes back with a reason, and its changes are seen before it is approved', async () => {
    const draft = aDraft(1, { body: 'One.\nTwo.' }, { state: 'in-review', saves: 4, createdBy: colleague });
    const { user, core, container } = await renderPage(draftAt(draft.id), lead, {
      'articleDrafts.get': () => draft,
      'articleVersions.compare': () => ({
        before: { ...draft.face, title: 'Old' },
        after: draft.face,
        lines: diffLines('One.', 'One.\nTwo.'),
        settings: ['title'],
      }),
    });
    await user.click(await screen.findByRole('radio', { name: 'Changes' }));
    const changes = within(await screen.findByRole('region', { name: 'Changes' }));
    expect(changes.getByText('Two.').tagName).toBe('INS');
    expect(changes.getByText('Old').tagName).toBe('DEL');
    expect(await faultsOf(container)).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Return with a reason' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByRole('button', { name: 'Return with a reason' })).toBeDisabled();
    await user.type(dialog.getByRole('textbox'), '缺图');
    await user.click(dialog.getByRole('button', { name: 'Return with a reason' }));
    await waitFor(() =>
      expect(commandsOf(core)).toEqual([
        { name: 'article-draft.move', input: { draftId: draft.id, to: 'draft', saves: 4, note: '缺图' } },
      ]),
    );
  });

  it('is published now, or at a time', async () => {
    const draft = aDraft(1, {}, { state: 'approved', saves: 2 });
    const { user, core } = await renderPage(draftAt(draft.id), lead, { 'articleDrafts.get': () => draft });
    await user.click(await screen.findByRole('button', { name: 'Publish' }));
    let dialog = within(await screen.findByRole('dialog'));
    await user.click(dialog.getByRole('radio', { name: 'At a time' }));
    await user.click(dialog.getByRole('button', { name: 'Schedule' }));
    await waitFor(() => expect(commandsOf(core)).toHaveLength(1));
    expect(commandsOf(core)[0]).toMatchObject({ name: 'article-draft.publish', input: { at: expect.any(Number) } });
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await user.click(screen.getByRole('button', { name: 'Publish' }));
    dialog = within(await screen.findByRole('dialog'));
    await user.click(dialog.getByRole('button', { name: 'Publish' }));
    await waitFor(() =>
      expect(commandsOf(core)[1]).toEqual({
        name: 'article-draft.publish',
        input: { draftId: draft.id, saves: 2, at: null, askAgain: false },
      }),
    );
    await waitFor(() => expect(window.location.hash).toBe(`#/knowledge/${draft.articleId}`));
  });

  it('whose article went on is settled place by place', async () => {
    const draft = aDraft(1, { title: 'Mine', body: 'a\nmine\nz' }, { state: 'approved', saves: 3, isBehind: true });
    const theirs = { ...draft.face, title: 'Theirs', body: 'a\ntheirs\nz' };
    const base = { ...draft.face, title: 'Base', body: 'a\nbase\nz' };
    const { user, core, container } = await renderPage(draftAt(draft.id), lead, {
      'articleDrafts.get': () => ({
        ...draft,
        merge: {
          ...{ revision: 7, base, theirs, merged: null },
          clashes: [
            { field: 'title' },
            {
              field: 'body',
              hunks: [
                { kind: 'settled', text: 'a' },
                { kind: 'clash', base: 'base', mine: 'mine', theirs: 'theirs' },
                { kind: 'settled', text: 'z' },
              ],
            },
          ],
        },
      }),
    });
    const merge = within(await screen.findByRole('region', { name: /same places/ }));
    expect(await faultsOf(container)).toEqual([]);
    expect(merge.getByText('2 places left')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Publish' })).toBeNull();
    expect(merge.getByRole('button', { name: 'Take over' })).toBeDisabled();
    await user.click(merge.getByRole('radio', { name: 'Published meanwhile: Theirs' }));
    await user.click(merge.getByRole('button', { name: 'Both' }));
    const text = merge.getByRole('textbox', { name: 'What shall stand' });
    expect(text).toHaveValue('theirs\nmine');
    await user.type(text, '!');
    await user.click(merge.getByRole('button', { name: 'Take over' }));
    await waitFor(() =>
      expect(commandsOf(core)).toEqual([
        {
          name: 'article-draft.settle',
          input: { draftId: draft.id, saves: 3, revision: 7, set: { title: 'Theirs', body: 'a\ntheirs\nmine!\nz' } },
        },
      ]),
    );
  });

  it('is found among all, one’s own and those that wait', async () => {
    const mine = aDraft(1, { title: 'Mine' });
    const waiting = aDraft(2, { title: 'Waiting' }, { state: 'in-review' });
    const { user, container } = await renderPage('#/knowledge?list=drafts', lead, {
      'articleDrafts.list': ({ states, mine: own }) =>
        own ? [mine] : [mine, waiting].filter(({ state }) => !states || states.includes(state)),
    });
    const list = () => screen.getAllByRole('listitem').map((row) => row.textContent?.match(/^(Mine|Waiting)/)?.[0]);
    await waitFor(() => expect(list()).toEqual(['Mine', 'Waiting']));
    expect(screen.getByRole('radio', { name: 'Drafts (1)' })).toBeChecked();
    await user.click(screen.getByRole('radio', { name: 'Review' }));
    await waitFor(() => expect(list()).toEqual(['Waiting']));
    expect(await faultsOf(container)).toEqual([]);
  });
});

describe('the history of an article', () => {
  it('shows what each revision changed, and restores one as a draft', async () => {
    const face = aDraft(1, { body: 'Was.' }).face;
    const compared: unknown[] = [];
    const { user, core, container } = await renderPage(`#/knowledge/${page.id}?history=1`, editor, {
      'articleRevisions.list': () => [aRevision(2, { note: 'why' }), aRevision(1)],
      'articleRevisions.get': () => ({ ...aRevision(1), face }),
      'articleVersions.compare': (input) => {
        compared.push(input);
        return { before: face, after: face, lines: diffLines('Was.', 'Is.'), settings: [] };
      },
    });
    const list = within(await screen.findByRole('list', { name: 'Revisions' }));
    expect(list.getByRole('button', { name: /Revision 2/ })).toHaveTextContent('why');
    expect(await screen.findByText('Is.')).toBeInTheDocument();
    expect(compared).toEqual([
      {
        before: { kind: 'revision', revisionId: aRevision(1).id },
        after: { kind: 'revision', revisionId: aRevision(2).id },
      },
    ]);
    expect(await faultsOf(container)).toEqual([]);
    await user.click(list.getByRole('button', { name: /Revision 1/ }));
    await user.click(screen.getByRole('button', { name: 'Restore as a draft' }));
    await waitFor(() =>
      expect(commandsOf(core)).toMatchObject([
        { name: 'article-draft.begin', input: { articleId: page.id, body: 'Was.' } },
      ]),
    );
    await waitFor(() => expect(window.location.hash).toBe(draftAt(idOf(4999))));
  });
});

it('tells those who approve who has not acknowledged an announcement', async () => {
  const { container } = await renderPage(`#/knowledge/${page.id}?receipts=1`, lead, {
    'articleReceipts.list': () => [
      { agentId: colleague, name: 'Bo', at: null },
      { agentId: ada.id, name: ada.name, at: Date.UTC(2026, 10, 20) },
    ],
  });
  expect(await screen.findByText('1 has not yet')).toBeInTheDocument();
  expect(within(screen.getByRole('list', { name: 'Who has read it' })).getByText('Not yet')).toBeInTheDocument();
  expect(await faultsOf(container)).toEqual([]);
});

it('lets editors answer a proposal, and a decline needs its reason', async () => {
  const { user, core, container } = await renderPage('#/knowledge?list=proposals', editor, {
    'articleProposals.list': () => [aProposal(1)],
  });
  expect(await screen.findByText('Say how long.')).toBeInTheDocument();
  expect(await faultsOf(container)).toEqual([]);
  expect(screen.getByRole('button', { name: 'Decline' })).toBeDisabled();
  await user.type(screen.getByRole('textbox', { name: 'Answer' }), 'It varies.');
  await user.click(screen.getByRole('button', { name: 'Decline' }));
  await waitFor(() =>
    expect(commandsOf(core)).toEqual([
      {
        name: 'article.answer-proposal',
        input: { proposalId: aProposal(1).id, state: 'declined', answer: 'It varies.' },
      },
    ]),
  );
});
