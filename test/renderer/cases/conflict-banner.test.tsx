import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ConflictView } from '#domain/contract/ipc/case-views.ts';
import { ConflictBanner } from '#renderer/cases/view/conflict-banner.tsx';
import { aConflict, aCustomerDetail, idOf } from '../harness/case-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { ada, startTestCore } from '../harness/test-core.ts';

async function renderBanner(conflict: ConflictView, locale: 'en' | 'zh-CN' = 'en') {
  const core = startTestCore({
    'command.run': () => ({ uid: 'u', made: null }),
    'customers.get': ({ customerId }) =>
      aCustomerDetail({ fields: { ...aCustomerDetail().fields, name: customerId === idOf(701) ? '李雷' : '韩梅梅' } }),
  });
  const rendered = await renderView(core, <ConflictBanner conflict={conflict} />, { locale });
  const chosen = () => core.calls.filter(({ name }) => name === 'command.run').map(({ input }) => input);
  return { ...rendered, chosen };
}

describe('a conflict', () => {
  it('says in Chinese who changed what too, and shows both values by their names', async () => {
    await renderBanner(aConflict(), 'zh-CN');
    expect(screen.getByText('陈晨 也修改了优先级')).toBeInTheDocument();
    const [mine, theirs] = within(screen.getByRole('region')).getAllByRole('button');
    expect(mine).toHaveTextContent('您的修改当前生效高');
    expect(theirs).toHaveTextContent('陈晨 的修改低');
  });

  it('is settled with the value that was chosen', async () => {
    const { user, chosen } = await renderBanner(aConflict());
    await user.click(screen.getByRole('button', { name: /From 陈晨/ }));
    await waitFor(() =>
      expect(chosen()).toEqual([{ name: 'conflict.resolve', input: { conflictId: aConflict().id, value: 'low' } }]),
    );
  });

  it('names both people to somebody who made neither change', async () => {
    await renderBanner(aConflict({ mineIsYours: false, mineByName: 'Maya' }));
    expect(screen.getByText('Priority was also changed by Maya')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: /From Maya/ })).toBeInTheDocument();
    expect(screen.getByRole('button', { name: /From 陈晨/ })).toBeInTheDocument();
  });

  it('shows people and customers by name, and nobody as nobody', async () => {
    await renderBanner(aConflict({ field: 'assigneeId', mine: ada.id, theirs: null, current: ada.id }));
    await waitFor(() => expect(screen.getByRole('button', { name: /Yours/ })).toHaveTextContent('Ada Lin'));
    expect(screen.getByRole('button', { name: /From 陈晨/ })).toHaveTextContent('Nobody');
  });

  it('reads the names of customers before it shows them', async () => {
    await renderBanner(aConflict({ field: 'customerId', mine: idOf(701), theirs: idOf(702), current: idOf(701) }));
    const banner = screen.getByRole('region', { name: 'Changed by two people at once' });
    await waitFor(() => expect(within(banner).getByText('李雷')).toBeInTheDocument());
    expect(within(banner).getByText('韩梅梅')).toBeInTheDocument();
  });
});
