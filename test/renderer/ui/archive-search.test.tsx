import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { AppError } from '#domain/contract/failure.ts';
import type { ArchiveHit } from '#domain/contract/ipc/archive-views.ts';
import { FirstSync } from '#renderer/app/first-sync.tsx';
import { CaseView } from '#renderer/cases/view/case-view.tsx';
import { ArchiveSearch } from '#renderer/ui/archive/archive-search.tsx';
import { faultsOf } from '../harness/axe.ts';
import { aCaseDetail, aCustomerDetail, idOf } from '../harness/case-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { ada, inSync, startTestCore } from '../harness/test-core.ts';

function aHit(n: number): ArchiveHit {
  return {
    id: idOf(n),
    number: String(10_000 + n),
    aliases: [],
    subject: `Old case ${n}`,
    status: 'closed',
    customerId: idOf(700),
    customerName: '王小明',
    teamId: ada.teamIds[0],
    solvedAt: 1,
    lastActivityAt: Date.UTC(2025, 1, 1),
    isHere: false,
  };
}

async function renderSearch(open: () => null = () => null) {
  const core = startTestCore({
    'archive.find': () => ({ rows: [aHit(1), aHit(2)], more: true }),
    'archive.open': open,
  });
  const onOpen = vi.fn();
  const view = <ArchiveSearch text="kettle" label="Search closed cases on the server" onOpen={onOpen} />;
  const rendered = await renderView(core, view);
  const ask = () => screen.getByRole('button', { name: 'Search closed cases on the server' });
  return { core, onOpen, ask, ...rendered };
}

describe('looking for closed cases', () => {
  it('asks the server only when somebody wants it, lists what was found apart, and fetches what is opened', async () => {
    const { user, core, ask, onOpen, container } = await renderSearch();
    expect(core.calls.some(({ name }) => name === 'archive.find')).toBe(false);
    await user.click(ask());
    const found = within(await screen.findByRole('region', { name: 'Cases of the archive' }));
    expect(found.getByText('2 closed cases on the server')).toBeInTheDocument();
    expect(found.getByText('and more: narrow the search')).toBeInTheDocument();
    expect(core.calls).toContainEqual({ name: 'archive.find', input: expect.objectContaining({ text: 'kettle' }) });
    expect(await faultsOf(container)).toEqual([]);
    found.getByRole('link', { name: /Old case 2/ }).focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(onOpen).toHaveBeenCalledWith(idOf(2)));
    expect(core.calls).toContainEqual({ name: 'archive.open', input: { caseId: idOf(2) } });
  });

  it('goes nowhere when the case cannot be had, and says why', async () => {
    const { user, ask, onOpen } = await renderSearch(() => {
      throw new AppError('forbidden', 'no');
    });
    await user.click(ask());
    await user.click(await screen.findByRole('link', { name: /Old case 1/ }));
    expect(await screen.findByText('Your role or team does not allow this.')).toBeInTheDocument();
    expect(onOpen).not.toHaveBeenCalled();
  });

  it('is not offered without a network', async () => {
    const { core, ask } = await renderSearch();
    act(() => core.push('sync', { ...inSync, connection: 'offline' }));
    await waitFor(() => expect(ask()).toBeDisabled());
    expect(screen.getByText('needs the network')).toBeInTheDocument();
  });
});

describe('a case of the archive', () => {
  async function renderCase(isHere: boolean) {
    let held = isHere;
    const core = startTestCore({
      'cases.get': () => {
        if (!held) throw new AppError('not-here', 'not here');
        return aCaseDetail({ status: 'closed' }, { archived: true });
      },
      'cases.timeline': () => [],
      'customers.get': () => aCustomerDetail(),
      'archive.open': () => {
        held = true;
        core.push('changed', [{ collection: 'case', ids: [idOf(1)] }]);
        return null;
      },
    });
    return { core, ...(await renderView(core, <CaseView caseId={idOf(1)} onBack={() => {}} />)) };
  }

  it('says where it is from, and is brought up to date once', async () => {
    const { core } = await renderCase(true);
    expect(await screen.findByText('From the archive. A change brings it back to its team.')).toBeInTheDocument();
    await waitFor(() => expect(core.calls.filter(({ name }) => name === 'archive.open')).toHaveLength(1));
  });

  it('is fetched on demand when a link leads to it', async () => {
    const { user } = await renderCase(false);
    await user.click(await screen.findByRole('button', { name: 'Fetch it from the server' }));
    expect(await screen.findByRole('article', { name: 'Case 10001' })).toBeInTheDocument();
  });
});

it('a large download shows how far it is, and that work can go on', async () => {
  const core = startTestCore();
  await renderView(core, <FirstSync />);
  expect(screen.queryByRole('progressbar')).toBeNull();
  act(() => core.push('sync', { ...inSync, progress: { done: 25_000, total: 100_000 } }));
  expect(await screen.findByText('25,000 of 100,000 records are on this device')).toBeInTheDocument();
  expect(screen.getByRole('progressbar', { name: 'Download' })).toHaveAttribute('aria-valuenow', '25');
  expect(screen.getByText(/You can work already/)).toBeInTheDocument();
  act(() => core.push('sync', inSync));
  await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull());
});
