import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import type { CaseDetail, TimelineEntry } from '#domain/contract/ipc/case-views.ts';
import type { ArticleId } from '#domain/model/ids.ts';
import { Timeline } from '#renderer/cases/view/timeline.tsx';
import { aCall } from '../harness/area-views.ts';
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

  it('shows a call with its note, how the caller was and what of a script was said', async () => {
    const said = [
      { articleId: idOf<ArticleId>(1), step: 'Greeting', text: 'Good morning.' },
      { articleId: idOf<ArticleId>(1), step: '', text: 'I see to it.' },
    ];
    const call = aCall(1, { mood: 'angry', said, done: 'Sent a new one' });
    const timeline = await renderTimeline([anEntry(1, { kind: 'call', body: '', call })]);
    const line = timeline.getAllByRole('listitem')[1] as HTMLElement;
    const parts = within(line).getAllByRole('term');
    expect(parts.map((part) => [part.textContent, part.nextSibling?.textContent])).toEqual([
      ['Need', 'Need 1'],
      ['Done', 'Sent a new one'],
      ['Outcome', 'Informed'],
      ['Mood', 'Angry'],
      ['Script', 'Good morning.\nI see to it.'],
    ]);
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

const of = (kind: TimelineEntry['kind'], number: number, some: Partial<TimelineEntry> = {}) =>
  anEntry(number, { kind, body: kind === 'status' ? '' : `${kind} ${number}`, ...some });

const mixed = [
  of('message-in', 1),
  of('note', 2),
  of('message-out', 3, { delivery: 'delivered' }),
  of('call', 4),
  of('status', 5, { data: { field: 'status', from: 'open', to: 'solved' } }),
];

async function renderMixed(
  entries: readonly TimelineEntry[] = mixed,
  handlers: Parameters<typeof startTestCore>[0] = {},
) {
  const core = startTestCore(handlers);
  const view = await renderView(core, <Timeline detail={aCaseDetail()} entries={entries} />);
  return {
    core,
    view,
    lines: () => within(screen.getByRole('region', { name: 'Timeline' })).queryAllByRole('listitem'),
  };
}

describe('the kinds of a timeline', () => {
  it('are counted, and one of them is shown alone, also the next time', async () => {
    const { core, lines } = await renderMixed();
    expect(lines()).toHaveLength(6);
    expect(screen.getAllByRole('radio').map((chip) => chip.closest('label')?.textContent)).toEqual([
      ...['All 6', 'Messages 3', 'Notes 1', 'Calls and visits 1', 'Changes 1'],
    ]);
    await userEvent.click(screen.getByRole('radio', { name: /Notes/ }));
    await waitFor(() => expect(lines()).toHaveLength(1));
    expect(lines()[0]).toHaveTextContent('note 2');
    expect(core.calls.find(({ name }) => name === 'settings.set')?.input).toMatchObject({
      caseLooks: { [ada.id]: { timeline: 'notes' } },
    });
  });

  it('follow one another by key, and one that has no lines leads back to all', async () => {
    const { lines } = await renderMixed(mixed.slice(0, 2));
    for (const kind of ['Messages', 'Notes', 'Calls and visits']) {
      await userEvent.keyboard('v');
      expect(await screen.findByRole('radio', { name: new RegExp(kind), checked: true })).toBeInTheDocument();
    }
    expect(screen.getByText('No calls or visits yet.')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Show everything' }));
    await waitFor(() => expect(lines()).toHaveLength(3));
  });
});

describe('what is new in a case', () => {
  const unread = mixed.slice(1).map(({ id }) => id);

  it('is marked where an agent comes back, and a key goes from one new line to the next', async () => {
    const { core, lines } = await renderMixed(mixed, { 'cases.look': () => ({ unread }) });
    const news = await screen.findByRole('button', { name: '4 new' });
    expect(core.calls.find(({ name }) => name === 'cases.look')?.input).toMatchObject({
      upTo: mixed.at(-1)?.recordedAt,
    });
    expect(lines().filter((line) => within(line).queryByRole('img', { name: 'New' }))).toHaveLength(4);
    expect(lines()[2]).toHaveTextContent('New since you were here');
    await userEvent.click(news);
    expect(lines()[2]?.querySelector(':focus')).not.toBeNull();
    await userEvent.keyboard('u');
    expect(lines()[3]?.querySelector(':focus')).not.toBeNull();
  });

  it('is found among what another kind hides', async () => {
    const { lines } = await renderMixed(mixed, { 'cases.look': () => ({ unread }) });
    await screen.findByRole('button', { name: '4 new' });
    await userEvent.click(screen.getByRole('radio', { name: /Calls/ }));
    await waitFor(() => expect(lines()).toHaveLength(1));
    await userEvent.keyboard('u');
    await waitFor(() => expect(lines()[2]?.querySelector(':focus')).not.toBeNull());
  });

  it('shows as soon as the window has it, and what comes before one’s eyes is not new', async () => {
    const late = anEntry(9, { body: 'late' });
    const more = anEntry(10, { body: 'live' });
    let asked = 0;
    const core = startTestCore({ 'cases.look': () => ({ unread: asked++ === 0 ? [late.id] : [late.id, more.id] }) });
    const timeline = (entries: readonly TimelineEntry[]) => <Timeline detail={aCaseDetail()} entries={entries} />;
    let add: (entries: readonly TimelineEntry[]) => void = () => undefined;
    function Growing() {
      const [entries, setEntries] = useState<readonly TimelineEntry[]>(mixed);
      add = setEntries;
      return timeline(entries);
    }
    await renderView(core, <Growing />);
    await waitFor(() => expect(asked).toBe(1));
    expect(screen.queryByText('New since you were here')).toBeNull();
    act(() => add([...mixed, late]));
    expect(await screen.findByText('New since you were here')).toBeInTheDocument();
    act(() => add([...mixed, late, more]));
    await waitFor(() => expect(asked).toBe(3));
    expect(screen.getAllByRole('img', { name: 'New' })).toHaveLength(1);
  });
});

describe('a line of a timeline', () => {
  it('has an address that leads to it, and gives away its words and the way to it', async () => {
    const { lines } = await renderMixed();
    const user = userEvent.setup();
    const note = lines()[2] as HTMLElement;
    const link = within(note).getByRole('link', { name: /Happened/ });
    expect(link).toHaveAttribute('href', `#/cases/${aCaseDetail().id}?entry=${mixed[1]?.id}`);
    link.focus();
    await user.click(await within(note).findByRole('button', { name: 'Copy the text' }));
    expect(await navigator.clipboard.readText()).toBe('note 2');
    await user.click(within(note).getByRole('button', { name: 'Copy a link to this line' }));
    expect(await navigator.clipboard.readText()).toBe(
      `[#10001, Ada Lin, ${link.querySelector('time')?.title}](#/cases/${aCaseDetail().id}?entry=${mixed[1]?.id})`,
    );
    fireEvent.click(link);
    await waitFor(() => expect(note.querySelector('[data-target]')).not.toBeNull());
    within(lines()[5] as HTMLElement)
      .getByRole('link')
      .focus();
    await user.click(await within(lines()[5] as HTMLElement).findByRole('button', { name: 'Copy the text' }));
    expect(await navigator.clipboard.readText()).toBe('Ada Lin changed the status from Open to Solved');
  });
});
