// What is found by meaning comes after the words' answer: it must not move a list under somebody's hand, and the screen says what leaves.
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { SuggestedArticle } from '#domain/contract/ipc/knowledge-at-work.ts';
import type { MeaningState } from '#domain/contract/ipc/meaning-procedures.ts';
import type { ArticleId } from '#domain/model/ids.ts';
import { CaseFiles } from '#renderer/cases/files/case-files.tsx';
import { KnowledgeCard } from '#renderer/cases/side/knowledge/knowledge-card.tsx';
import { WritingDesk } from '#renderer/state/writing-desk.tsx';
import { faultsOf } from '../harness/axe.ts';
import { aCaseDetail, idOf } from '../harness/case-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { startTestCore } from '../harness/test-core.ts';

const article = (n: number, title: string, byMeaning = false): SuggestedArticle => ({
  ...{ id: idOf<ArticleId>(900 + n), title, kind: 'faq', language: 'en', passage: '', byMeaning },
  ...{ marks: [], titleMarks: [] },
});
const one = article(1, 'One');
const two = article(2, 'Two');
const near = article(3, 'Near', true);
const on: MeaningState = {
  rules: { address: 'https://api.example.com/v1', model: 'small', sends: 'articles-and-question' },
  ...{ hasKey: true, articles: 3, behind: 0, paused: false },
  ...{ problem: null, retryAt: null, articlesSentAt: 1, questionSentAt: 1 },
};

async function renderCard(state: MeaningState = on) {
  let found = [one, two];
  const core = startTestCore({ 'articleSuggestions.find': () => found, 'meaning.get': () => state });
  const detail = aCaseDetail({ status: 'open' });
  const rendered = await renderView(
    core,
    <CaseFiles caseId={detail.id}>
      <WritingDesk>
        <KnowledgeCard detail={detail} />
      </WritingDesk>
    </CaseFiles>,
  );
  const list = await screen.findByRole('list', { name: 'Articles that may help' });
  const titles = () =>
    within(screen.getByRole('list', { name: 'Articles that may help' }))
      .getAllByRole('button', { name: /One|Two|Near/ })
      .map(({ textContent }) => /One|Two|Near/.exec(textContent ?? '')?.[0]);
  const asked = () => core.calls.filter(({ name }) => name === 'articleSuggestions.find').length;
  const refined = async (better: SuggestedArticle[]) => {
    const before = asked();
    found = better;
    core.push('changed', [{ collection: 'suggestion', ids: [] }]);
    await waitFor(() => expect(asked()).toBeGreaterThan(before));
  };
  return { ...rendered, list, titles, refined };
}

describe('a better answer to the same question', () => {
  it('takes its place where nobody’s hand is, and says what was found by meaning', async () => {
    const { titles, refined, container } = await renderCard();
    expect(titles()).toEqual(['One', 'Two']);
    await refined([near, two, one]);
    await waitFor(() => expect(titles()).toEqual(['Near', 'Two', 'One']));
    expect(screen.getByText('by meaning')).toBeInTheDocument();
    expect(await faultsOf(container)).toEqual([]);
  });

  it('only adds at the end while the pointer is on the list, and has its order once it left', async () => {
    const { list, titles, refined } = await renderCard();
    fireEvent.pointerMove(list);
    await refined([near, two, one]);
    await waitFor(() => expect(titles()).toEqual(['One', 'Two', 'Near']));
    await refined([near, two]);
    await waitFor(() => expect(titles()).toEqual(['Two', 'Near']));
    // What a browser tells as leaving arrives here as going out.
    fireEvent.pointerOut(list);
    await waitFor(() => expect(titles()).toEqual(['Near', 'Two']));
  });

  it('only adds while the focus is in the list, or one of it is being read', async () => {
    const { titles, refined, user } = await renderCard();
    await user.click(screen.getByRole('button', { name: /Two/ }));
    fireEvent.pointerOut(screen.getByRole('list', { name: 'Articles that may help' }));
    await refined([near, two, one]);
    await waitFor(() => expect(titles()).toEqual(['One', 'Two', 'Near']));
  });
});

describe('under what may help', () => {
  it.each([
    ['that what is asked leaves', on, /what is asked goes to api.example.com/],
    ['that it stays', { ...on, rules: { ...on.rules, sends: 'articles' } } as MeaningState, /stays on this device/],
    ['that words alone find', { ...on, problem: 'unreachable' } as MeaningState, /By words alone for now/],
  ])('stands %s', async (_what, state, words) => {
    await renderCard(state);
    expect(await screen.findByText(words)).toBeInTheDocument();
  });

  it.each([
    ['off', { ...on, rules: null }],
    ['without a key', { ...on, hasKey: false }],
  ])('stands nothing where it is %s', async (_what, state) => {
    const { container } = await renderCard(state);
    expect(container.textContent).not.toMatch(/meaning|api\.example/);
  });
});
