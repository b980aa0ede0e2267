// Where visits are met with besides their own area: beside the case, in its timeline, and in the service file.
import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { TimelineEntry } from '#domain/contract/ipc/case-views.ts';
import { VisitsCard } from '#renderer/cases/side/visits-card.tsx';
import { EntryItem } from '#renderer/cases/view/entry-item.tsx';
import { ShownCaseContext } from '#renderer/cases/view/shown-case.ts';
import { CustomerVisits } from '#renderer/customers/customer-visits.tsx';
import { FollowUpsPage } from '#renderer/follow-ups/follow-ups-page.tsx';
import { parseRoute } from '#renderer/state/route.ts';
import { AppointmentCard } from '#renderer/ui/appointment/appointment-card.tsx';
import { anAppointment } from '../harness/appointment-views.ts';
import { faultsOf } from '../harness/axe.ts';
import { aCaseDetail, aCustomer, aFollowUp, anEntry, idOf } from '../harness/case-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { startTestCore } from '../harness/test-core.ts';
import { aVisit } from './a-visit.ts';

const withVisits = () => startTestCore({ 'visits.list': () => ({ total: 1, rows: [aVisit()] }) });

it('beside the case: who was there, and a new one from the palette', async () => {
  const core = withVisits();
  const { id } = aCaseDetail();
  const { container, state } = await renderView(core, <VisitsCard caseId={id} />);
  const link = await screen.findByRole('link', { name: /At their place · Resolved/ });
  expect(link).toHaveAttribute('href', `#/visits/${aVisit().id}`);
  expect(core.calls.find(({ name }) => name === 'visits.list')?.input).toMatchObject({ caseId: id });
  expect(await faultsOf(container)).toEqual([]);
  state.actions.run('case.visit');
  expect(window.location.hash).toBe(`#/visits/new?case=${id}`);
});

it('beside a case without any: one line, and the way to the first', async () => {
  const { user } = await renderView(startTestCore(), <VisitsCard caseId={aCaseDetail().id} />);
  expect(await screen.findByText('No visits for this case.')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Record a visit' }));
  expect(window.location.hash).toBe(`#/visits/new?case=${aCaseDetail().id}`);
});

it('in the service file', async () => {
  const core = withVisits();
  const customerId = aCustomer().id;
  const { container, user } = await renderView(core, <CustomerVisits customerId={customerId} />);
  expect(await screen.findByRole('link', { name: /换了电池/ })).toHaveAttribute('href', `#/visits/${aVisit().id}`);
  expect(core.calls.find(({ name }) => name === 'visits.list')?.input).toMatchObject({ customerId });
  expect(await faultsOf(container)).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Record a visit' }));
  expect(window.location.hash).toBe(`#/visits/new?customer=${customerId}`);
});

it('from a visit that was promised: what was agreed goes along', async () => {
  const promised = aFollowUp({ kind: 'visit', promise: 'Bring the lock' });
  const other = aFollowUp({ id: idOf(801), kind: 'call-back', promise: 'Call' });
  const core = startTestCore({ 'followUps.list': () => [promised, other] });
  const { user } = await renderView(core, <FollowUpsPage />, { at: '#/follow-ups' });
  await user.click(await screen.findByRole('button', { name: /Bring the lock/ }));
  await user.click(await screen.findByRole('menuitem', { name: 'Record a visit' }));
  const { area, id, params } = parseRoute(window.location.hash);
  expect({ area, id, params }).toEqual({
    area: 'visits',
    id: 'new',
    params: {
      ...(promised.customerId ? { customer: promised.customerId } : {}),
      ...(promised.caseId ? { case: promised.caseId } : {}),
      planned: String(promised.dueAt),
    },
  });
});

it('from an appointment: when and where it had been agreed', async () => {
  const appointment = anAppointment({ kind: 'visit', place: '晨光路一号' });
  const { user } = await renderView(startTestCore(), <AppointmentCard appointment={appointment} />);
  await user.click(screen.getByRole('button', { name: 'Record a visit' }));
  expect(parseRoute(window.location.hash)).toMatchObject({
    area: 'visits',
    id: 'new',
    params: { customer: appointment.customerId, planned: String(appointment.startsAt), place: '晨光路一号' },
  });
});

it('an appointment for a call is no visit', async () => {
  await renderView(startTestCore(), <AppointmentCard appointment={anAppointment({ kind: 'call' })} />);
  expect(screen.queryByRole('button', { name: 'Record a visit' })).not.toBeInTheDocument();
});

const { id: visitId } = aVisit();

function renderLine(entry: TimelineEntry) {
  const { id, fields } = aCaseDetail();
  return renderView(
    startTestCore(),
    <ShownCaseContext value={{ id, number: fields.number }}>
      <EntryItem entry={entry} />
    </ShownCaseContext>,
  );
}

it('in the timeline: the note in named parts, what was left empty left out, and the way to the report', async () => {
  const entry = anEntry(1, { kind: 'visit', body: '', data: { visitId, to: 'recorded' }, visit: aVisit() });
  await renderLine(entry);
  const card = screen.getByRole('article');
  expect(within(card).getByRole('link', { name: 'At their place' })).toHaveAttribute('href', `#/visits/${visitId}`);
  for (const text of ['换了电池', '电池四节', 'Upset', '30 min']) expect(card).toHaveTextContent(text);
  expect(card).not.toHaveTextContent('What was promised');
});

it.each([
  ['corrected', { changes: [{ field: 'done', from: null, to: null }] }, 'corrected the visit: What was done'],
  ['signed', { reason: '李老师' }, '李老师 signed the report of the visit with'],
])('in the timeline: that it was %s', async (to, more, text) => {
  const entry = anEntry(1, { kind: 'visit', body: '', data: { visitId, to, ...more }, visit: aVisit() });
  const { container } = await renderLine(entry);
  expect(container).toHaveTextContent(text);
});
