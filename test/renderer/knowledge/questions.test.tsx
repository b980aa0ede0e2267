import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { AskedQuestion } from '#domain/contract/ipc/question-views.ts';
import type { ArticleId, CaseId } from '#domain/model/ids.ts';
import { QuestionsPage } from '#renderer/knowledge/questions/questions-page.tsx';
import { commandsOf } from '../harness/area-views.ts';
import { faultsOf } from '../harness/axe.ts';
import { idOf } from '../harness/case-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { ada, signedIn, startTestCore } from '../harness/test-core.ts';

const refund: AskedQuestion = {
  ...{ id: idOf(1), subject: '退款没到账', count: 30, lastAskedAt: Date.now(), writeNext: true, articles: [] },
  trend: [
    { from: Date.UTC(2026, 10, 1, 12), count: 10 },
    { from: Date.UTC(2026, 10, 8, 12), count: 20 },
  ],
  caseIds: [idOf<CaseId>(6), idOf<CaseId>(5)],
  examples: [{ caseId: idOf<CaseId>(5), number: '10005', subject: '退款还没有到账' }],
  parts: {
    teams: [{ name: '售后', count: 30 }],
    channels: [
      { channel: 'phone', count: 20 },
      { channel: 'chat', count: 10 },
    ],
    types: [{ type: 'inquiry', count: 30 }],
    tags: [],
    products: [{ name: '门锁 X1', count: 3 }],
  },
};
const lock: AskedQuestion = {
  ...{ ...refund, id: idOf(2), subject: '门锁报警', count: 2, writeNext: false },
  articles: [{ id: idOf<ArticleId>(9), title: '门锁为什么报警', cases: 2, helped: 1, notHelped: 0 }],
};

const render = async (
  rows: readonly AskedQuestion[],
  role: 'lead' | 'agent' = 'lead',
  total = rows.length,
  list?: () => Promise<never>,
) => {
  const core = startTestCore({
    'session.get': () => ({ ...signedIn, agent: { ...ada, role } }),
    'questions.list': list ?? (() => ({ asked: 120, total, rows, products: ['门锁 X1', 'Hub'] })),
    'questions.cancel': () => null,
    'questions.export': () => ({ fileName: 'questions.csv', csv: '', rows: 2 }),
    'command.run': () => ({ uid: 'u', made: { id: idOf(77), number: null } }),
  });
  return { core, ...(await renderView(core, <QuestionsPage />, { locale: 'en' })) };
};

describe('what is asked often', () => {
  it('is listed with how often, its share, its weeks in words and the articles that served', async () => {
    const { user, container } = await render([refund, lock]);
    const [first, second] = within(await screen.findByRole('list', { name: 'Questions' })).getAllByRole('heading');
    expect([first?.textContent, second?.textContent]).toEqual(['退款没到账', '门锁报警']);
    expect(screen.getByText('30 cases')).toBeInTheDocument();
    expect(screen.getByText('25% of all')).toBeInTheDocument();
    expect(screen.getAllByText('Write this next')).toHaveLength(1);
    const trend = screen.getAllByRole('img', { name: 'By week: from Nov 1 10, from Nov 8 20' });
    expect(trend).toHaveLength(2);
    expect(screen.getByRole('link', { name: '门锁为什么报警' })).toHaveAttribute('href', `#/knowledge/${idOf(9)}`);
    expect(screen.getByText('used on 2 cases · helped on 1 of 1')).toBeInTheDocument();
    for (const each of screen.getAllByText('Where it comes from, and examples')) await user.click(each);
    expect(screen.getAllByText('Phone (20), Chat (10)')).toHaveLength(2);
    expect(screen.getAllByRole('link', { name: '10005 退款还没有到账' })[0]).toHaveAttribute(
      'href',
      `#/cases/${idOf(5)}`,
    );
    expect(await faultsOf(container)).toEqual([]);
  });

  it('is where an article is begun, by who may write them', async () => {
    const { core, user } = await render([refund]);
    await user.click(await screen.findByRole('button', { name: 'Write an article: 退款没到账' }));
    await waitFor(() => expect(window.location.hash).toBe(`#/knowledge/${idOf(77)}?draft=1&list=drafts`));
    expect(commandsOf(core)).toEqual([
      { name: 'article-draft.begin', input: { title: '退款没到账', body: '', kind: 'faq', language: 'en' } },
    ]);
  });

  it('is shown to others without that', async () => {
    await render([refund], 'agent');
    expect(await screen.findByText('30 cases')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Write an article/ })).toBeNull();
  });

  it('of another time or channel begins at the first page again', async () => {
    const { core, user } = await render([refund], 'lead', 45);
    await user.click(await screen.findByRole('button', { name: 'Next page' }));
    const all = { teamId: null, channel: null, type: null, product: null };
    const wanted = { id: expect.any(String), days: 30, ...all, offset: 20, limit: 20 };
    await waitFor(() => expect(core.calls).toContainEqual({ name: 'questions.list', input: wanted }));
    await user.click(screen.getByText('365 days'));
    const year = { ...wanted, days: 365, offset: 0 };
    await waitFor(() => expect(core.calls).toContainEqual({ name: 'questions.list', input: year }));
    await user.click(screen.getByRole('combobox', { name: 'Channel' }));
    await user.click(await screen.findByRole('option', { name: 'Chat' }));
    const chat = { ...year, channel: 'chat' };
    await waitFor(() => expect(core.calls).toContainEqual({ name: 'questions.list', input: chat }));
    await user.click(screen.getByRole('combobox', { name: 'Products' }));
    await user.click(await screen.findByRole('option', { name: 'Hub' }));
    const hub = { ...chat, product: 'Hub' };
    await waitFor(() => expect(core.calls).toContainEqual({ name: 'questions.list', input: hub }));
  });

  it('is saved as a file, in the words of whoever reads it', async () => {
    const { core, user } = await render([refund, lock]);
    await user.click(await screen.findByRole('button', { name: 'Save as CSV' }));
    expect(await screen.findByText('2 questions exported to questions.csv')).toBeInTheDocument();
    expect(core.calls.find(({ name }) => name === 'questions.export')?.input).toMatchObject({
      days: 30,
      labels: { 'column.question': 'Question', 'channel.phone': 'Phone', 'type.inquiry': 'Inquiry', yes: 'Yes' },
    });
  });

  it('tells how far it is while that takes its time, and can be stopped and begun anew', async () => {
    const { core, user, container } = await render([refund], 'lead', 1, () => new Promise<never>(() => {}));
    const idOfAsked = (place: number) => {
      const asked = core.calls.filter(({ name }) => name === 'questions.list').at(place);
      return (asked?.input as { id: string } | undefined)?.id ?? expect.unreachable('nothing was asked');
    };
    await screen.findByRole('combobox', { name: 'Products' });
    const first = idOfAsked(0);
    core.push('bulk', { id: idOf(99), done: 90, total: 100 });
    core.push('bulk', { id: first, done: 40, total: 100 });
    expect(await screen.findByText('40%')).toBeInTheDocument();
    expect(screen.getByRole('progressbar', { name: 'Looking through the cases' })).toBeInTheDocument();
    expect(await faultsOf(container)).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Stop' }));
    await waitFor(() => expect(core.calls).toContainEqual({ name: 'questions.cancel', input: { id: first } }));
    await user.click(screen.getByRole('button', { name: 'Look again' }));
    await waitFor(() => expect(idOfAsked(-1)).not.toBe(first));
    expect(screen.queryByText('40%')).toBeNull();
  });

  it('may be nothing', async () => {
    await render([]);
    expect(await screen.findByText('No question was asked twice')).toBeInTheDocument();
  });
});
