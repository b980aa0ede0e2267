import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { type CustomerFile, customerFileFormat, customerFileVersion } from '#domain/contract/customer-file.ts';
import { AppError } from '#domain/contract/failure.ts';
import type { CustomerHistoryLine, CustomerHistory as History } from '#domain/contract/ipc/customer-file-views.ts';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import type { Role } from '#domain/model/choices.ts';
import type { CustomerId } from '#domain/model/ids.ts';
import { CustomerFilePage } from '#renderer/customers/record/customer-file-page.tsx';
import { CustomerHistory } from '#renderer/customers/record/customer-history.tsx';
import { IdentityCard } from '#renderer/customers/record/identity-card.tsx';
import { commandsOf } from '../harness/area-views.ts';
import { faultsOf } from '../harness/axe.ts';
import { aCustomerDetail, idOf } from '../harness/case-views.ts';
import { aFile } from '../harness/file-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { ada, signedIn, startTestCore } from '../harness/test-core.ts';

const customerId = idOf<CustomerId>(700);
const otherId = idOf<CustomerId>(701);
const number = '11010519491231002X';
const mask = '••••002X';

const as = (role: Role): Partial<Handlers> => ({
  'session.get': () => ({ ...signedIn, agent: { ...ada, role } }),
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('the identity number', () => {
  const render = async (role: Role, handlers: Partial<Handlers> = {}, shown = mask) => {
    const core = startTestCore({
      ...as(role),
      'customers.identities': () => (shown === '' ? [] : [{ customerId, customerName: '王小明', mask: shown }]),
      'customers.revealIdentity': () => ({ number }),
      'command.run': () => ({ uid: 'u', made: null }),
      ...handlers,
    });
    const card = <IdentityCard customerId={customerId} mask={shown} />;
    return { core, ...(await renderView(core, card, { at: '#/customers/x' })) };
  };

  it('is masked for an agent, who can enter another one but not see this one', async () => {
    const { core, user, container } = await render('agent');
    expect(await screen.findByText(mask)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Show whole number' })).toBeNull();
    expect(await faultsOf(container)).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Change identity number' }));
    const dialog = await screen.findByRole('dialog');
    expect(await faultsOf(dialog)).toEqual([]);
    await user.type(within(dialog).getByRole('textbox', { name: 'Number' }), '110105 194912310021');
    expect(within(dialog).getByRole('status')).toHaveTextContent('check digit');
    await user.keyboard('{Enter}');
    await waitFor(() =>
      expect(commandsOf(core)).toEqual([
        { name: 'customer.set-identity', input: { customerId, number: '110105 194912310021' } },
      ]),
    );
    // Nothing of it is kept as a draft.
    expect([...core.drafts.values()]).toEqual([]);
  });

  it('is shown to a lead who says why, for a minute', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const { core, user } = await render('lead');
    await user.click(await screen.findByRole('button', { name: 'Show whole number' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('written into the history');
    expect(await faultsOf(dialog)).toEqual([]);
    const show = within(dialog).getByRole('button', { name: 'Show whole number' });
    expect(show).toBeDisabled();
    await user.type(within(dialog).getByRole('textbox', { name: 'Reason' }), 'a refund');
    await user.click(show);
    expect(await screen.findByText(number)).toBeInTheDocument();
    expect(core.calls.filter(({ name }) => name === 'customers.revealIdentity').map(({ input }) => input)).toEqual([
      { customerId, reason: 'a refund' },
    ]);
    await vi.advanceTimersByTimeAsync(59_000);
    await vi.advanceTimersByTimeAsync(2000);
    await waitFor(() => expect(screen.queryByText(number)).toBeNull());
    expect(screen.getByText(mask)).toBeInTheDocument();
  });

  it('is not shown when the server of truth says no', async () => {
    const { user } = await render('lead', {
      'customers.revealIdentity': () => {
        throw new AppError('not-here', 'not here');
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Show whole number' }));
    await user.type(await screen.findByRole('textbox', { name: 'Reason' }), 'x{Enter}');
    await waitFor(() => expect(screen.getByRole('dialog')).toBeInTheDocument());
    expect(screen.queryByText(number)).toBeNull();
  });

  it('that nobody wrote down is said to be missing', async () => {
    await render('agent', {}, '');
    expect(await screen.findByText('Not written down')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Enter identity number' })).toBeInTheDocument();
  });
});

describe('the history', () => {
  const line: Omit<CustomerHistoryLine, 'id' | 'kind'> = {
    ...{ customerId, otherCustomerId: null, byName: 'Ada Lin', reason: '', changes: [] },
    ...{ happenedAt: Date.UTC(2026, 10, 22, 8), recordedAt: Date.UTC(2026, 10, 22, 9) },
    saveState: 'on-server',
  };
  const phone = { kind: 'phone', value: '138', label: 'home' };
  const history: History = {
    total: 12,
    names: { [otherId]: '王晓明', [idOf(5)]: '海星' },
    begunAt: Date.UTC(2026, 0, 1),
    lines: [
      { ...line, id: 'a', kind: 'revealed', reason: 'a refund' },
      {
        ...line,
        ...{ id: 'b', kind: 'edited', recordedAt: null, saveState: 'saved-here' },
        changes: [
          { field: 'tier', from: 'standard', to: 'vip' },
          { field: 'organisationId', from: null, to: idOf(5) },
          { field: 'contactPoints', added: [phone], removed: [{ ...phone, label: '' }] },
          { field: 'shoeSize', from: 1, to: 2 },
        ],
      },
      { ...line, id: 'c', kind: 'merged', otherCustomerId: otherId },
      { ...line, id: 'd', kind: 'merged', customerId: otherId, otherCustomerId: customerId },
      { ...line, id: 'e', kind: 'edited', byName: null, customerId: otherId },
      { ...line, id: 'f', kind: 'exported', changes: [{ field: 'internal', to: true }] },
    ],
  };

  it('says who did what, from which value to which, and goes on with the next page', async () => {
    const core = startTestCore({ 'customers.history': () => history });
    const { user, container } = await renderView(core, <CustomerHistory customerId={customerId} />, {
      at: '#/customers/x',
    });
    const shown = (await screen.findAllByRole('listitem')).map((item) => item.textContent ?? '');
    const text = shown.join('\n');
    for (const said of [
      'Ada Lin looked at the whole identity number',
      'Reason: a refund',
      'Tier: Standard → VIP',
      'Organisation: empty → 海星',
      'Contact points: added 138 (home)',
      'Contact points: removed 138',
      'shoeSize: 1 → 2',
      'merged the file of 王晓明 into this one',
      'merged this file into that of 王晓明',
      'A rule of the workspace changed the file in the file of 王晓明',
      'With the team’s own notes',
    ])
      expect(text).toContain(said);
    expect(await faultsOf(container)).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Next page' }));
    await waitFor(() =>
      expect(core.calls.findLast(({ name }) => name === 'customers.history')?.input).toMatchObject({ offset: 10 }),
    );
  });

  it('tells since when the file is kept where nobody wrote it down here', async () => {
    const core = startTestCore({ 'customers.history': () => ({ ...history, total: 0, lines: [] }) });
    await renderView(core, <CustomerHistory customerId={customerId} />, { at: '#/customers/x', locale: 'zh-CN' });
    expect(await screen.findByText(/该档案建于 2026年1月1日/)).toBeInTheDocument();
  });
});

describe('the complete file', () => {
  const moment = '2026-11-22T08:00:00.000Z';
  const file: CustomerFile = {
    ...{ format: customerFileFormat, version: customerFileVersion, madeAt: moment, madeBy: 'Ada Lin', reason: '' },
    customer: { id: customerId, name: '王小明' },
    includes: { internal: false, identity: false },
    missing: { archivedCases: ['10007'], archiveUnasked: true, otherTeams: true, files: [idOf(9)], asOf: moment },
    identityNumbers: {},
    names: { [ada.id]: 'Ada Lin' },
    records: {
      customer: [{ id: customerId, name: '王小明', tier: 'vip', identityMask: mask, tags: ['老客户'] }],
      case: [{ id: idOf(1), number: '10001', subject: '灯坏了', status: 'open', openedAt: moment }],
      entry: [
        { id: idOf(2), caseId: idOf(1), kind: 'message-in', body: '还没修好', happenedAt: moment, authorId: null },
        { id: idOf(3), caseId: idOf(1), kind: 'message-out', body: '明天来', happenedAt: moment, authorId: ada.id },
      ],
      call: [{ id: idOf(4), direction: 'in', outcome: 'informed', need: '催修', startedAt: moment, agentId: ada.id }],
      recommendation: [{ id: idOf(8), text: '备用电池', state: 'told' }],
      attachment: [
        { id: idOf(5), name: '照片.jpg', sha256: 'ab'.repeat(32), size: 7, removedAt: null },
        { id: idOf(9), name: '别处.jpg', sha256: 'cd'.repeat(32), size: 8, removedAt: null },
        { id: idOf(10), name: '旧合同.pdf', sha256: 'ef'.repeat(32), size: 8, removedAt: '2026-11-21T08:00:00.000Z' },
      ],
      customerChange: [
        {
          ...{ id: idOf(7), customerId, otherCustomerId: otherId, kind: 'merged', agentId: ada.id, happenedAt: moment },
          changes: [{ field: 'tier', from: 'standard', to: 'vip' }],
        },
      ],
      somethingNew: [{ id: idOf(6), note: '新版本写的' }],
    },
  };
  const render = async (role: Role, handlers: Partial<Handlers> = {}) => {
    const core = startTestCore({
      ...as(role),
      'customers.get': () => aCustomerDetail({ id: customerId }),
      'customers.file': () => ({ fileName: 'holdfast-customer-2026-11-22-0193', file }),
      'customers.cancelFile': () => null,
      ...handlers,
    });
    const page = <CustomerFilePage customerId={customerId} />;
    return { core, ...(await renderView(core, page, { at: `#/customers/${customerId}?file=1` })) };
  };

  it('is put together by choice, shown as it is printed, and says what may be missing', async () => {
    const { core, user, container } = await render('agent');
    await user.click(await screen.findByRole('checkbox', { name: 'With the team’s own notes' }));
    expect(screen.queryByRole('checkbox', { name: 'With the whole identity number' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Put together' }));
    const paper = await screen.findByRole('article');
    expect(core.calls.find(({ name }) => name === 'customers.file')?.input).toMatchObject({
      ...{ customerId, internal: true, identity: false },
    });
    expect(paper).toHaveAttribute('data-print-sheet');
    const missing = within(paper).getByRole('region', { name: 'What may be missing' });
    expect(missing).toHaveTextContent('10007');
    expect(missing).toHaveTextContent('The content of these files is not on this device: 别处.jpg.');
    expect(missing).toHaveTextContent('teams that Ada Lin does not belong to');
    expect(missing).toHaveTextContent('The identity number is masked.');
    for (const said of [
      '还没修好',
      '明天来',
      '催修',
      'VIP',
      mask,
      '照片.jpg',
      /旧合同\.pdf.*Removed/,
      '备用电池',
      'Told',
      'ab'.repeat(32),
      '新版本写的',
      '老客户',
      'merged the file of another customer into this one',
      'Tier: Standard → VIP',
    ])
      expect(paper).toHaveTextContent(said);
    expect(await faultsOf(container)).toEqual([]);
    const print = vi.spyOn(window, 'print').mockImplementation(() => undefined);
    await user.click(screen.getByRole('button', { name: 'Print or save as PDF' }));
    expect(print).toHaveBeenCalledOnce();
    await user.keyboard('{Control>}p{/Control}');
    expect(print).toHaveBeenCalledTimes(2);
  });

  it('is saved with the content of the files that are here, in one archive', async () => {
    const saved: Blob[] = [];
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      saved.push(blob as Blob);
      return 'blob:test';
    });
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    onTestFinished(() => {
      vi.restoreAllMocks();
    });
    const { user } = await render('agent', {
      'attachments.find': ({ attachmentId }) =>
        attachmentId === idOf(5)
          ? aFile(1, { id: attachmentId, name: '照片.jpg' })
          : aFile(2, { id: attachmentId, here: false, place: 'on-server' }),
      'attachments.get': () => ({ data: Buffer.from('a photo').toString('base64'), size: 7 }),
    });
    await user.click(await screen.findByRole('button', { name: 'Put together' }));
    await user.click(await screen.findByRole('button', { name: 'Save with files (ZIP)' }));
    await waitFor(() => expect(click).toHaveBeenCalledOnce());
    expect((click.mock.contexts[0] as HTMLAnchorElement).download).toBe('holdfast-customer-2026-11-22-0193.zip');
    const archive = await saved[0]?.text();
    expect(archive).toContain('"format": "holdfast-customer-file"');
    expect(archive).toContain(`files/${idOf(5)}/照片.jpga photo`);
    expect(archive).not.toContain(`files/${idOf(9)}`);
  });

  it('is saved as a PDF by the desktop program, which asks where', async () => {
    const savePdf = vi.fn<(name: string) => Promise<'saved' | 'failed'>>().mockResolvedValueOnce('saved');
    vi.stubGlobal('holdfast', { savePdf });
    const { user } = await render('agent');
    await user.click(await screen.findByRole('button', { name: 'Put together' }));
    await user.click(await screen.findByRole('button', { name: 'Save as PDF' }));
    expect(await screen.findByText('Saved as PDF.')).toBeInTheDocument();
    expect(savePdf).toHaveBeenCalledExactlyOnceWith('holdfast-customer-2026-11-22-0193');
    expect(screen.getByRole('button', { name: 'Print' })).toBeInTheDocument();
    savePdf.mockResolvedValueOnce('failed');
    await user.click(screen.getByRole('button', { name: 'Save as PDF' }));
    expect(await screen.findByText('The PDF could not be saved.')).toBeInTheDocument();
    vi.unstubAllGlobals();
  });

  it('with whole identity numbers is for leads, who say why', async () => {
    const { core, user } = await render('lead');
    await user.click(await screen.findByRole('checkbox', { name: 'With the whole identity number' }));
    expect(screen.getByRole('button', { name: 'Put together' })).toBeDisabled();
    await user.type(screen.getByRole('textbox', { name: 'For whom or what for' }), '本人要求{Enter}');
    await waitFor(() =>
      expect(core.calls.find(({ name }) => name === 'customers.file')?.input).toMatchObject({
        ...{ identity: true, reason: '本人要求' },
      }),
    );
  });

  it('says how far it is, and can be called off', async () => {
    let answer: (failure: AppError) => void = () => undefined;
    const { core, user } = await render('agent', {
      'customers.file': () => new Promise((_, reject) => (answer = reject)),
      'customers.cancelFile': () => {
        answer(new AppError('cancelled', 'called off'));
        return null;
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Put together' }));
    const asked = core.calls.find(({ name }) => name === 'customers.file')?.input;
    core.push('bulk', { id: (asked as { id: string }).id, done: 2, total: 9 });
    expect(await screen.findByText('Fetching archived cases: 2 of 9')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Cancel' })).toBeNull());
    expect(screen.queryByRole('article')).toBeNull();
  });
});
