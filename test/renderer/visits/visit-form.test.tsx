import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { AppError } from '#domain/contract/failure.ts';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import { VisitsPage } from '#renderer/visits/visits-page.tsx';
import { commandsOf } from '../harness/area-views.ts';
import { faultsOf } from '../harness/axe.ts';
import { aCaseDetail, aCustomer, aCustomerDetail, idOf } from '../harness/case-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { ada, startTestCore } from '../harness/test-core.ts';
import { aVisit } from './a-visit.ts';

const newId = idOf(5001);

async function renderForm(at: string, handlers: Partial<Handlers> = {}) {
  const core = startTestCore({
    'customers.get': () => aCustomerDetail(),
    'customers.list': () => ({ total: 1, rows: [aCustomer()] }),
    'cases.get': () => aCaseDetail(),
    'cases.list': () => ({ total: 0, rows: [] }),
    'visits.list': () => ({ total: 1, rows: [aVisit()] }),
    'visits.get': () => aVisit(),
    'people.list': () => ({ agents: [{ ...ada, active: true }], teams: [{ id: ada.teamIds[0], name: 'Support' }] }),
    'command.run': () => ({ uid: 'u', made: { id: newId, number: null } }),
    ...handlers,
  });
  const rendered = await renderView(core, <VisitsPage />, { at });
  await screen.findByRole('form', { name: 'New visit' });
  return { core, ...rendered };
}

const field = (name: string) => screen.getByLabelText(name);

describe('writing a visit down', () => {
  it('one key each for arrived and left, the note, and it is saved with what is known of the case', async () => {
    const { core, user } = await renderForm(`#/visits/new?case=${idOf(1)}`);
    await user.keyboard('al');
    expect(await screen.findByText('Time there')).toBeInTheDocument();
    await user.type(field('What was done'), '换了电池');
    await user.type(field('Parts and material used'), '电池四节');
    await user.type(field('Met with'), '李老师');
    await user.click(screen.getByRole('radio', { name: 'Resolved' }));
    await user.click(screen.getByRole('button', { name: 'Save visit' }));
    await screen.findByText('The visit is saved on this device.');
    const [saved, ...more] = commandsOf(core);
    expect(more).toEqual([]);
    expect(saved).toMatchObject({
      name: 'visit.record',
      input: {
        ...{ caseId: idOf(1), customerId: aCustomer().id, kind: 'on-site', outcome: 'resolved' },
        ...{ done: '换了电池', parts: '电池四节', metWith: '李老师' },
      },
    });
    expect(window.location.hash).toBe(`#/visits/${newId}`);
    expect(core.drafts.size).toBe(0);
  });

  it('what was promised becomes a follow-up, and a second try does not record the visit twice', async () => {
    let failing = true;
    const { core, user } = await renderForm(`#/visits/new?customer=${aCustomer().id}`, {
      'command.run': ({ name }) => {
        if (failing && name === 'follow-up.schedule') throw new AppError('disk-full', 'full');
        return { uid: 'u', made: { id: newId, number: null } };
      },
    });
    await user.keyboard('al');
    await user.click(screen.getByRole('radio', { name: 'We come again' }));
    expect(screen.getByRole('switch', { name: 'Schedule a follow-up' })).toBeChecked();
    await user.type(field('What was promised'), '带锁芯来');
    await user.click(screen.getByRole('button', { name: 'Save visit' }));
    await waitFor(() => expect(commandsOf(core)).toHaveLength(2));
    expect(screen.getByRole('form', { name: 'New visit' })).toBeInTheDocument();
    failing = false;
    await user.click(screen.getByRole('button', { name: 'Save visit' }));
    await waitFor(() => expect(window.location.hash).toBe(`#/visits/${newId}`));
    expect(commandsOf(core).map(({ name }) => name)).toEqual([
      'visit.record',
      'follow-up.schedule',
      'follow-up.schedule',
    ]);
    expect(commandsOf(core).at(-1)?.input).toMatchObject({
      kind: 'visit',
      promise: '带锁芯来',
      customerId: aCustomer().id,
    });
  });

  it('what had been agreed is kept with it', async () => {
    const planned = new Date(2026, 10, 20, 9).getTime();
    const { core, user } = await renderForm(`#/visits/new?customer=${aCustomer().id}&planned=${planned}&place=Room+7`);
    expect(screen.getByText('Agreed for')).toHaveTextContent('Nov 20, 2026, 09:00');
    expect(field('Place')).toHaveValue('Room 7');
    await user.keyboard('al');
    await user.click(screen.getByRole('radio', { name: 'Resolved' }));
    await user.click(screen.getByRole('button', { name: 'Save visit' }));
    await waitFor(() => expect(commandsOf(core)[0]?.input).toMatchObject({ plannedAt: planned, place: 'Room 7' }));
  });

  it('says what is missing, and takes the person there', async () => {
    const { core, user } = await renderForm('#/visits/new');
    await user.click(screen.getByRole('button', { name: 'Save visit' }));
    for (const text of [
      'Please choose the customer.',
      'Please say when you arrived.',
      'Please say when you left.',
      'Please say how the visit ended.',
    ])
      expect(await screen.findByText(text)).toBeInTheDocument();
    await waitFor(() => expect(screen.getByLabelText('Customer')).toHaveFocus());
    expect(commandsOf(core)).toEqual([]);
  });

  it('is saved as it is typed, and found again', async () => {
    const { core, user } = await renderForm(`#/visits/new?customer=${aCustomer().id}`);
    await user.type(field('What was done'), '换了一半');
    fireEvent.blur(field('What was done'));
    await waitFor(() => expect(JSON.stringify([...core.drafts.values()])).toContain('换了一半'));
    expect([...core.drafts.keys()]).toEqual([`visit/${aCustomer().id}`]);
  });

  it('has no faults that axe finds', async () => {
    const { container, user } = await renderForm(`#/visits/new?case=${idOf(1)}`);
    await user.click(screen.getByRole('switch', { name: 'Schedule a follow-up' }));
    expect(await faultsOf(container)).toEqual([]);
  });
});
