import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { CaseRepeats, RepeatedCase } from '#domain/contract/ipc/care-views.ts';
import type { CaseId, CustomerId } from '#domain/model/ids.ts';
import { RepeatBanner } from '#renderer/cases/relations/repeat-banner.tsx';
import { faultsOf } from '../harness/axe.ts';
import { idOf } from '../harness/case-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { startTestCore } from '../harness/test-core.ts';

const caseId = idOf<CaseId>(1);
const earlier = (n: number): RepeatedCase => ({
  ...{ id: idOf<CaseId>(n), number: String(10_000 + n), subject: '退款没到账', status: 'solved' },
  ...{ openedAt: Date.UTC(2026, 10, n), customerId: idOf<CustomerId>(700), customerName: '王小明' },
});
const thrice: CaseRepeats = { organisationName: null, others: [earlier(3), earlier(2)] };

function rendered(repeats: CaseRepeats | null, locale: 'en' | 'zh-CN' = 'en') {
  const core = startTestCore({ 'repeats.get': () => repeats });
  return renderView(core, <RepeatBanner caseId={caseId} />, { locale });
}

it('says on the case that its customer asks again and again, with the other cases a step away', async () => {
  const { user, container } = await rendered(thrice);
  const band = within(await screen.findByRole('region', { name: 'Repeated question' }));
  await user.click(band.getByText('Asked again and again: 3 cases of this customer ask the same.'));
  expect(band.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual([
    `#/cases/${idOf(3)}`,
    `#/cases/${idOf(2)}`,
  ]);
  expect(await faultsOf(container)).toEqual([]);
});

it('names the organisation that asks, and its people', async () => {
  await rendered({ ...thrice, organisationName: '海港物流' }, 'zh-CN');
  const band = within(await screen.findByRole('region', { name: '重复问题' }));
  expect(band.getByText(/海港物流有 3 张工单在问同一件事/)).toBeInTheDocument();
  expect(band.getAllByText('王小明')).toHaveLength(2);
});

it('is not there where nothing was asked again', async () => {
  const core = startTestCore({ 'repeats.get': () => null });
  await renderView(core, <RepeatBanner caseId={caseId} />);
  await expect.poll(() => core.calls.map(({ name }) => name)).toContain('repeats.get');
  expect(screen.queryByRole('region')).toBeNull();
});
