import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { CaseDetail, TimelineEntry } from '#domain/contract/ipc/case-views.ts';
import { Timeline } from '#renderer/cases/view/timeline.tsx';
import { aCaseDetail, anEntry, idOf } from '../harness/case-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { ada, startTestCore } from '../harness/test-core.ts';

const mei = { ...ada, id: idOf<typeof ada.id>(50), name: '梅', active: true };

async function renderTimeline(entries: readonly TimelineEntry[], detail: CaseDetail = aCaseDetail()) {
  const core = startTestCore({
    'people.list': () => ({
      agents: [{ ...ada, active: true }, mei],
      teams: [{ id: ada.teamIds[0], name: 'Support' }],
    }),
  });
  await renderView(core, <Timeline detail={detail} entries={entries} />);
  return within(screen.getByRole('region', { name: 'Timeline' }));
}

describe('the timeline', () => {
  it('begins with what the customer said at intake', async () => {
    const timeline = await renderTimeline([anEntry(1)]);
    const [first, second] = timeline.getAllByRole('listitem');
    expect(first).toHaveTextContent('Ordered on Monday');
    expect(second).toHaveTextContent('Entry 1');
  });

  it.each([
    [{ saveState: 'saved-here', delivery: 'queued', recordedAt: null }, 'Queued on this device'],
    [{ saveState: 'on-server', delivery: 'queued' }, 'On the server, queued'],
    [{ saveState: 'on-server', delivery: 'no-channel' }, 'On the server, no channel to deliver it'],
    [{ saveState: 'on-server', delivery: 'delivered' }, 'Delivered'],
  ] as const)('says no more about a reply than is known: %o', async (some, words) => {
    const timeline = await renderTimeline([anEntry(1, { kind: 'message-out', ...some })]);
    expect(timeline.getByText(words)).toBeInTheDocument();
    if (words !== 'Delivered') expect(timeline.queryByText('Delivered')).toBeNull();
  });

  it('shows both times when the server got it much later, one when it did not', async () => {
    const happenedAt = Date.UTC(2026, 10, 20, 2);
    const late = await renderTimeline([
      anEntry(1, { happenedAt, recordedAt: happenedAt + 3 * 3_600_000 }),
      anEntry(2, { happenedAt, recordedAt: happenedAt + 60_000 }),
      anEntry(3, { happenedAt, recordedAt: null, saveState: 'saved-here' }),
    ]);
    const [, first, second, third] = late.getAllByRole('listitem');
    expect(within(first as HTMLElement).getByText(/Reached the server/)).toBeInTheDocument();
    expect(second).not.toHaveTextContent('Reached the server');
    expect(third).toHaveTextContent('Not on the server yet');
  });

  it('tells what was done in sentences, with names for ids', async () => {
    const timeline = await renderTimeline([
      anEntry(1, {
        kind: 'status',
        body: '',
        data: { field: 'status', from: 'open', to: 'solved', reason: 'money is back' },
      }),
      anEntry(2, {
        kind: 'assignment',
        body: '',
        data: { changes: [{ field: 'assigneeId', from: null, to: mei.id }] },
      }),
      anEntry(3, { kind: 'fields', body: '', data: { changes: [{ field: 'priority', from: 'low', to: 'urgent' }] } }),
      anEntry(4, { kind: 'fields', body: '', data: { changes: [{ field: 'description', from: null, to: null }] } }),
      anEntry(5, { kind: 'follow-up', body: 'reached him', data: { to: 'done', reason: 'satisfied' } }),
      anEntry(7, {
        kind: 'compensation',
        body: 'broken',
        data: { to: 'approved', field: 'refund', from: { amount: 12_000, currency: 'CNY', item: '' } },
      }),
      anEntry(8, { kind: 'step', body: 'delivery\nInsured parcels', data: { field: 'prevent', to: 'done' } }),
      anEntry(9, { kind: 'step', body: 'product\nno need', data: { field: 'prevent', to: 'waived' } }),
      anEntry(10, { kind: 'handoff', body: '', data: { to: 'accepted' } }),
      anEntry(6, { kind: 'attachment', body: '发票.pdf', data: { attachmentId: idOf(7) } }),
    ]);
    expect(timeline.getByText('Ada Lin changed the status from Open to Solved')).toBeInTheDocument();
    expect(timeline.getByText('Reason: money is back')).toBeInTheDocument();
    expect(await timeline.findByText('Ada Lin assigned the case to 梅')).toBeInTheDocument();
    expect(timeline.getByText('Ada Lin changed Priority from Low to Urgent')).toBeInTheDocument();
    expect(timeline.getByText('Ada Lin rewrote Description')).toBeInTheDocument();
    expect(timeline.getByText('Ada Lin attached 发票.pdf')).toBeInTheDocument();
    expect(timeline.getByText('Ada Lin approved: Refund CN¥120.00, broken')).toBeInTheDocument();
    expect(timeline.getByText('Ada Lin took the step “Prevent”: Delivery, Insured parcels')).toBeInTheDocument();
    expect(timeline.getByText(/^Ada Lin waived the step “Prevent”: product no need$/)).toBeInTheDocument();
    expect(timeline.getByText('Ada Lin accepted the handoff')).toBeInTheDocument();
    expect(timeline.getByText('Ada Lin finished the follow-up: Satisfied')).toBeInTheDocument();
  });

  it('runs nothing that a customer wrote, and fetches no picture unasked', async () => {
    const body = 'Hello <script>alert(1)</script> ![receipt](https://example.org/a.png) [look](javascript:alert(1))';
    const timeline = await renderTimeline([anEntry(1, { kind: 'message-in', authorName: 'Wang', body })]);
    const [, entry] = timeline.getAllByRole('listitem');
    expect(entry?.querySelector('script, img')).toBeNull();
    expect(timeline.getByRole('link', { name: 'Picture: receipt' })).toHaveAttribute(
      'href',
      'https://example.org/a.png',
    );
    expect(timeline.getByText('look').getAttribute('href') ?? '').not.toContain('javascript');
  });

  it('draws only a part of a very long one, and counts all of it', async () => {
    const entries = Array.from({ length: 2000 }, (_, index) => anEntry(index));
    const timeline = await renderTimeline(entries);
    const drawn = timeline.getAllByRole('listitem');
    expect(drawn.length).toBeLessThan(120);
    expect(drawn[0]).toHaveAttribute('aria-setsize', '2001');
  });
});
