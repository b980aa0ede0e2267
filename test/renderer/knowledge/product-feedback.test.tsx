import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type {
  FeedbackCustomer,
  ProductFeedbackRow,
  ProductFeedbackView,
} from '#domain/contract/ipc/product-feedback-views.ts';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import type { CaseId, CommandUid, CustomerId, FollowUpId, ProductFeedbackId } from '#domain/model/ids.ts';
import { productFeedbackStates } from '#domain/model/product-feedback-fields.ts';
import { FeedbackCard } from '#renderer/cases/side/feedback-card.tsx';
import { KnowledgePage } from '#renderer/knowledge/knowledge-page.tsx';
import { commandsOf } from '../harness/area-views.ts';
import { faultsOf } from '../harness/axe.ts';
import { aCaseDetail, idOf } from '../harness/case-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { ada, startTestCore } from '../harness/test-core.ts';

const id = idOf<ProductFeedbackId>(801);
const row: ProductFeedbackRow = {
  ...{ id, problem: '夜里断电', product: '门锁', state: 'open', ownerId: ada.id, ownerName: ada.name },
  ...{ dueAt: Date.UTC(2020, 0, 1), answeredAt: null, createdAt: Date.UTC(2019, 11, 1), changedAt: 0, round: 0 },
  ...{ caseCount: 3, told: 0, saveState: 'on-server' },
};
const customer = (n: number, some: Partial<FeedbackCustomer> = {}): FeedbackCustomer => ({
  ...{ customerId: idOf<CustomerId>(700 + n), name: `客户${n}`, organisationName: null, consents: [] },
  contactPoints: [{ kind: 'phone', value: '13800138000', label: '' }],
  ...{ caseId: idOf<CaseId>(500 + n), caseNumber: `1000${n}`, caseSubject: '断电', teamName: '售后' },
  ...{ assigneeId: null, isTold: false },
  ...some,
});
const view: ProductFeedbackView = {
  ...row,
  ...{ evidence: '三天内十次', answer: '', createdBy: ada.id, createdByName: ada.name },
  cases: [
    {
      ...{ id: idOf<CaseId>(501), number: '10001', subject: '断电', status: 'open', openedAt: 0 },
      ...{ customerId: idOf<CustomerId>(701), customerName: '客户1' },
    },
  ],
  elsewhere: 2,
  customers: [customer(1), customer(2)],
  tellings: [],
  steps: [
    {
      ...{ key: idOf<CommandUid>(9), at: Date.UTC(2019, 11, 1), byName: ada.name, to: 'open' },
      ...{ changed: [], added: 3, removed: 0, note: '' },
    },
  ],
};
const answered: ProductFeedbackView = {
  ...view,
  ...{ state: 'answered', answer: '固件 2.2 已修好', answeredAt: Date.UTC(2020, 0, 2), round: 1 },
  customers: [
    customer(1, { assigneeId: ada.id }),
    customer(2, { isTold: true }),
    customer(3, { consents: [{ key: 'phone', state: 'refused', since: 0, how: '' }] }),
    customer(4, { contactPoints: [] }),
  ],
  tellings: [
    {
      ...{ id: idOf<FollowUpId>(601), customerId: idOf<CustomerId>(702), customerName: '客户2' },
      ...{ caseId: null, caseNumber: null, ownerName: '陈', dueAt: Date.UTC(2026, 0, 5) },
      ...{ status: 'done', outcome: 'reached', isNow: true },
    },
  ],
};

async function render(at: string, shown: ProductFeedbackView = view, handlers: Partial<Handlers> = {}) {
  const core = startTestCore({
    'productFeedback.list': () => ({ total: 1, rows: [row], products: ['网关', '门锁'] }),
    'productFeedback.get': () => shown,
    'productNames.list': () => ['门锁'],
    'productFeedback.export': () => ({ fileName: 'feedback.csv', csv: '', rows: 1 }),
    'command.run': () => ({ uid: 'u', made: { id, number: null } }),
    ...handlers,
  });
  return { core, ...(await renderView(core, <KnowledgePage />, { at })) };
}

describe('the list of feedback', () => {
  it('says what is overdue, is narrowed by state, product and owner, and is saved as a file', async () => {
    const { core, user, container } = await render('#/knowledge?list=feedback');
    expect(await screen.findByRole('link', { name: /夜里断电.*Open.*overdue.*3 cases/ })).toHaveAttribute(
      'href',
      `#/knowledge/${id}?list=feedback`,
    );
    expect(screen.getByRole('radio', { name: 'Feedback (1)' })).toBeChecked();
    const asked = { states: [...productFeedbackStates], product: null, ownerId: null, overdue: false };
    const wants = (some: object) =>
      waitFor(() =>
        expect(core.calls).toContainEqual({
          name: 'productFeedback.list',
          input: { ...asked, ...some, offset: 0, limit: 500 },
        }),
      );
    await wants({});
    await user.click(screen.getByRole('combobox', { name: 'State' }));
    await user.click(await screen.findByRole('option', { name: 'Declined' }));
    await wants({ states: ['declined'] });
    await user.click(screen.getByRole('combobox', { name: 'Product' }));
    await user.click(await screen.findByRole('option', { name: '网关' }));
    await user.click(screen.getByRole('checkbox', { name: 'Mine' }));
    await user.click(screen.getByRole('checkbox', { name: 'Overdue' }));
    const narrow = { states: ['declined'], product: '网关', ownerId: ada.id, overdue: true };
    await wants(narrow);
    await user.click(screen.getByRole('button', { name: 'Save as CSV' }));
    expect(await screen.findByText('1 feedback exported to feedback.csv')).toBeInTheDocument();
    expect(core.calls.find(({ name }) => name === 'productFeedback.export')?.input).toMatchObject({
      ...narrow,
      labels: { 'column.problem': 'Problem', 'state.declined': 'Declined' },
    });
    expect(await faultsOf(container)).toEqual([]);
  });

  it('is where a new one is written down, by keyboard alone', async () => {
    const { core, user } = await render('#/knowledge?list=feedback');
    await screen.findByRole('link', { name: /夜里断电/ });
    await user.keyboard('n');
    const dialog = await screen.findByRole('dialog', { name: 'Report to the product team' });
    const problem = within(dialog).getByRole('textbox', { name: /Problem/ });
    await waitFor(() => expect(problem).toHaveFocus());
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await within(dialog).findByText('Say what the problem is')).toBeInTheDocument();
    await user.type(problem, '指纹变慢');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(window.location.hash).toBe(`#/knowledge/${id}?list=feedback`));
    expect(commandsOf(core)).toEqual([
      {
        name: 'product-feedback.add',
        input: {
          ...{ problem: '指纹变慢', evidence: '', product: '', caseIds: [], ownerId: ada.id, dueAt: null },
        },
      },
    ]);
  });
});

describe('one feedback', () => {
  it('shows its evidence, customers, cases and history, and what lies elsewhere', async () => {
    const { container } = await render(`#/knowledge/${id}?list=feedback`);
    const page = await screen.findByRole('article', { name: '夜里断电' });
    expect(within(page).getByText('三天内十次')).toBeInTheDocument();
    const customers = within(page).getByRole('list', { name: 'Customers who reported it' });
    expect(within(customers).getAllByRole('listitem')).toHaveLength(2);
    expect(within(page).getByText(/2 more cases are other teams/)).toBeInTheDocument();
    const history = within(page).getByRole('list', { name: 'History' });
    expect(within(history).getByText('Open · 3 cases added')).toBeInTheDocument();
    expect(await faultsOf(container)).toEqual([]);
  });

  it('is handed over, answered in words, changed, and loses a case', async () => {
    const { core, user } = await render(`#/knowledge/${id}?list=feedback`);
    await user.click(await screen.findByRole('button', { name: 'Hand to the product team' }));
    await user.click(screen.getByRole('button', { name: 'Take 10001 out' }));
    await user.click(screen.getByRole('button', { name: 'Write the answer down' }));
    await user.click(screen.getByText('They declined'));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Write down what the product team says')).toBeInTheDocument();
    await user.type(screen.getByRole('textbox', { name: /Answer of the product team/ }), '不做');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await user.click(await screen.findByRole('button', { name: 'Edit' }));
    await user.type(screen.getByRole('textbox', { name: 'Evidence' }), '，又两次');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(commandsOf(core)).toHaveLength(4));
    expect(commandsOf(core)).toEqual([
      { name: 'product-feedback.move', input: { feedbackId: id, to: 'with-product-team' } },
      { name: 'product-feedback.cases', input: { feedbackId: id, removed: [idOf(501)] } },
      { name: 'product-feedback.answer', input: { feedbackId: id, to: 'declined', answer: '不做' } },
      { name: 'product-feedback.edit', input: { feedbackId: id, set: { evidence: '三天内十次，又两次' } } },
    ]);
  });

  it('of others is theirs to change', async () => {
    const theirs = { ...view, ownerId: idOf<typeof ada.id>(3), createdBy: idOf<typeof ada.id>(4) };
    await render(`#/knowledge/${id}?list=feedback`, theirs);
    await screen.findByRole('article', { name: '夜里断电' });
    for (const name of ['Edit', 'Write the answer down', 'Hand to the product team', 'Take 10001 out'])
      expect(screen.queryByRole('button', { name })).toBeNull();
  });

  it('once answered is told to each customer in one step; who is left out is named, with the reason', async () => {
    const told = { done: 1, same: 0, leftOut: [], refused: 0, cancelled: false, undo: null };
    const { core, user, container } = await render(`#/knowledge/${id}?list=feedback`, answered, {
      'productFeedback.tell': () => told,
    });
    expect(await screen.findByText('1 of 4 hear of the answer')).toBeInTheDocument();
    expect(screen.getByText(/Reached · due .*陈/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Tell the customers' }));
    const form = await screen.findByRole('form', { name: 'Tell who reported it' });
    expect(within(form).getByText('客户1, you told us: 夜里断电. 固件 2.2 已修好')).toBeInTheDocument();
    const leftOut = within(within(form).getByRole('region', { name: 'Left out' })).getAllByRole('listitem');
    expect(leftOut.map(({ textContent }) => textContent)).toEqual([
      '客户2hears of it already',
      '客户3refused to be addressed this way',
      '客户4has no such contact',
    ]);
    expect(await faultsOf(container)).toEqual([]);
    await user.click(within(form).getByRole('button', { name: 'Make 1 follow-up' }));
    expect(await screen.findByText('1 follow-up made')).toBeInTheDocument();
    expect(core.calls.find(({ name }) => name === 'productFeedback.tell')?.input).toMatchObject({
      ...{ feedbackId: id, round: 1, channel: 'phone' },
      plans: [
        {
          ...{ customerId: idOf(701), caseId: idOf(501), ownerId: ada.id },
          promise: '(Phone) 客户1, you told us: 夜里断电. 固件 2.2 已修好',
        },
      ],
    });
  });
});

describe('on a case', () => {
  const detail = aCaseDetail();
  const renderCard = async (handlers: Partial<Handlers>) => {
    const core = startTestCore({
      'holdings.ofCase': () => ({ chosen: null, choices: [] }),
      'command.run': () => ({ uid: 'u', made: { id, number: null } }),
      ...handlers,
    });
    return { core, ...(await renderView(core, <FeedbackCard detail={detail} />, { locale: 'en' })) };
  };

  it('stands what was reported from it, with how far that has come', async () => {
    const { container } = await renderCard({ 'productFeedback.ofCase': () => [row] });
    const list = await screen.findByRole('list', { name: 'Reported to the product team' });
    expect(within(list).getByText('Open')).toBeInTheDocument();
    expect(within(list).getByText(/overdue/)).toBeInTheDocument();
    expect(within(list).getByRole('link', { name: '夜里断电' })).toHaveAttribute(
      'href',
      `#/knowledge/${id}?list=feedback`,
    );
    expect(await faultsOf(container)).toEqual([]);
  });

  it('it is reported as something new, with the case and its subject, or with what others reported', async () => {
    const { core, user } = await renderCard({
      'productFeedback.list': () => ({ total: 1, rows: [row], products: [] }),
    });
    await user.click(await screen.findByRole('button', { name: 'Report it' }));
    const first = await screen.findByRole('dialog');
    expect(within(first).getByRole('textbox', { name: /Problem/ })).toHaveValue(detail.fields.subject);
    await user.click(within(first).getByRole('button', { name: 'Report to the product team' }));
    expect(await screen.findByText('Reported, with 1 case')).toBeInTheDocument();
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await user.click(screen.getByRole('button', { name: 'Report it' }));
    const second = await screen.findByRole('dialog');
    await user.click(await within(second).findByRole('combobox', { name: 'Add to' }));
    await user.click(await screen.findByRole('option', { name: '夜里断电' }));
    expect(within(second).queryByRole('textbox', { name: /Problem/ })).toBeNull();
    await user.click(within(second).getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Added to the feedback')).toBeInTheDocument();
    expect(commandsOf(core)).toMatchObject([
      { name: 'product-feedback.add', input: { problem: detail.fields.subject, caseIds: [detail.id] } },
      { name: 'product-feedback.cases', input: { feedbackId: id, added: [detail.id] } },
    ]);
  });
});
