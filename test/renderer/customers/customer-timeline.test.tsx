import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { TimelineMoment } from '#domain/contract/ipc/timeline-views.ts';
import type { CaseId, CustomerId } from '#domain/model/ids.ts';
import { CustomerTimeline } from '#renderer/customers/customer-timeline.tsx';
import { faultsOf } from '../harness/axe.ts';
import { idOf } from '../harness/case-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { startTestCore } from '../harness/test-core.ts';

const customerId = idOf<CustomerId>(700);
const onCase = { caseId: idOf<CaseId>(1), caseNumber: '10001', who: '林', text: '' };
const offCase = { caseId: null, caseNumber: null, who: null, text: '' };
const moments: readonly TimelineMoment[] = [
  { ...offCase, id: idOf(7), kind: 'survey', at: 7, score: 4, text: 'quick' },
  { ...offCase, id: idOf(6), kind: 'follow-up', at: 6, status: 'open', outcome: null, text: 'call again' },
  { ...onCase, id: idOf(5), kind: 'follow-up', at: 5, status: 'done', outcome: 'reached' },
  { ...onCase, id: idOf(4), kind: 'call', at: 4, direction: 'in', outcome: 'resolved', text: 'the lock' },
  { ...offCase, id: idOf(3), kind: 'visit', at: 3 },
  { ...onCase, id: idOf(2), kind: 'message-in', at: 2, who: '王小明', text: 'It does not open' },
  { ...onCase, id: idOf(1), kind: 'case', at: 1, text: 'Lock' },
];

async function timeline(rows = moments) {
  const core = startTestCore({
    'customers.timeline': ({ limit }) => ({ customerId, rows: rows.slice(0, limit), more: rows.length > limit }),
  });
  return { core, ...(await renderView(core, <CustomerTimeline customerId={customerId} />, {})) };
}
const lines = () => screen.getAllByRole('listitem');

describe('the timeline of a customer', () => {
  it('says of each what it was, how it went and who it was, and leads there', async () => {
    const { container } = await timeline();
    await screen.findByText('It does not open');
    expect(lines().map((line) => line.textContent)).toEqual([
      expect.stringMatching(/^Satisfaction4 of 5quick/),
      expect.stringMatching(/^Follow-uppromisedcall again/),
      expect.stringMatching(/^Follow-upReached林10001/),
      expect.stringMatching(/^CallIncoming · Resolved林10001the lock/),
      expect.stringMatching(/^Visit/),
      expect.stringMatching(/^Message from the customer王小明10001It does not open/),
      expect.stringMatching(/^Case opened林10001Lock/),
    ]);
    const hrefs = lines().map((line) => within(line).queryByRole('link')?.getAttribute('href') ?? null);
    const toCase = `#/cases/${idOf(1)}`;
    expect(hrefs).toEqual([null, null, toCase, `#/calls/${idOf(4)}`, `#/visits/${idOf(3)}`, toCase, toCase]);
    expect(await faultsOf(container)).toEqual([]);
  });

  it('is short at first, and goes back further on request', async () => {
    const many = Array.from({ length: 30 }, (_, n) => ({ ...moments[6], id: idOf(n), at: n }) as TimelineMoment);
    const { user } = await timeline(many);
    const more = await screen.findByRole('button', { name: 'Show earlier' });
    expect(lines()).toHaveLength(10);
    await user.click(more);
    expect(await screen.findAllByText('Case opened')).toHaveLength(30);
    expect(screen.queryByRole('button', { name: 'Show earlier' })).toBeNull();
  });

  it('says so where there is nothing yet', async () => {
    await timeline([]);
    expect(await screen.findByText('Nothing has passed between us yet')).toBeInTheDocument();
  });
});
