import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AttachmentView } from '#domain/contract/ipc/attachment-views.ts';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import type { VisitView } from '#domain/contract/ipc/visit-views.ts';
import type { AgentId, AttachmentId } from '#domain/model/ids.ts';
import { VisitsPage } from '#renderer/visits/visits-page.tsx';
import { commandsOf } from '../harness/area-views.ts';
import { faultsOf } from '../harness/axe.ts';
import { idOf } from '../harness/case-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { startTestCore } from '../harness/test-core.ts';
import { aVisit } from './a-visit.ts';

const print = vi.fn();
beforeEach(() => {
  vi.stubGlobal('print', print);
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => 'blob:photo', revokeObjectURL: () => undefined }));
});
afterEach(() => {
  vi.unstubAllGlobals();
  print.mockClear();
});

async function renderReport(some: Partial<VisitView> = {}, handlers: Partial<Handlers> = {}) {
  let visit = aVisit(some);
  const core = startTestCore({
    'visits.list': () => ({ total: 1, rows: [visit] }),
    'visits.get': () => visit,
    'command.run': () => ({ uid: 'u', made: null }),
    ...handlers,
  });
  const rendered = await renderView(core, <VisitsPage />, { at: `#/visits/${visit.id}` });
  const paper = await screen.findByRole('article');
  const becomes = (next: Partial<VisitView>) => {
    visit = { ...visit, ...next };
    core.push('changed', [{ collection: 'visit', ids: [visit.id] }]);
  };
  return { core, paper, becomes, ...rendered };
}

function draw(...points: readonly (readonly [number, number])[]) {
  const pad = screen.getByRole('img', { name: /^Signature: / });
  pad.getBoundingClientRect = () => ({ left: 0, top: 0, width: 500, height: 200 }) as DOMRect;
  const [first, ...more] = points;
  const event = ([x, y]: readonly [number, number]) => ({ pointerId: 1, button: 0, clientX: x, clientY: y });
  if (first) fireEvent.pointerDown(pad, event(first));
  for (const point of more) fireEvent.pointerMove(pad, event(point));
  fireEvent.pointerUp(pad, event(points.at(-1) ?? [0, 0]));
}

describe('the report', () => {
  it('speaks the customer’s language, and leaves out what is for us alone', async () => {
    const { paper } = await renderReport();
    expect(paper).toHaveAttribute('lang', 'zh-CN');
    expect(within(paper).getByRole('heading', { name: '服务报告' })).toBeInTheDocument();
    for (const text of ['Harbour', '王小明', '晨光路一号', '李老师', '换了电池', '电池四节', '30 分钟', '已解决'])
      expect(paper).toHaveTextContent(text);
    expect(paper).not.toHaveTextContent('不满');
    expect(screen.getByText('Upset')).toBeInTheDocument();
  });

  it('can be had in another language, and is printed by Ctrl+P', async () => {
    const { user } = await renderReport();
    await user.click(screen.getByRole('combobox', { name: 'Language of the report' }));
    await user.click(await screen.findByRole('option', { name: 'English' }));
    expect(await screen.findByRole('heading', { name: 'Service report' })).toBeInTheDocument();
    await user.keyboard('{Control>}p{/Control}');
    expect(print).toHaveBeenCalledOnce();
  });

  it('says that it was changed after it was signed', async () => {
    const signature = {
      ...{ name: '李老师', strokes: 'M10 10l5 5', reportHash: 'b'.repeat(64) },
      ...{ signedAt: 1, witnessId: aVisit().agentId },
    };
    const { paper, becomes } = await renderReport({ signature, signing: 'signed' });
    expect(within(paper).getByRole('img', { name: '李老师 的签名' })).toBeInTheDocument();
    expect(paper).not.toHaveTextContent('报告在签名后有改动');
    becomes({ signing: 'changed-after' });
    await waitFor(() => expect(screen.getByRole('article')).toHaveTextContent('报告在签名后有改动'));
  });

  it('of a colleague can be read and printed, not signed or corrected', async () => {
    await renderReport({ agentId: idOf<AgentId>(9) });
    expect(screen.getByRole('button', { name: 'Print' })).toBeInTheDocument();
    for (const name of ['Sign', 'Correct', 'Add photos'])
      expect(screen.queryByRole('button', { name })).not.toBeInTheDocument();
  });

  it('has no faults that axe finds, the pad among them', async () => {
    const { container, user } = await renderReport();
    await user.click(screen.getByRole('button', { name: 'Sign' }));
    await screen.findByRole('form', { name: 'Sign' });
    expect(await faultsOf(container)).toEqual([]);
  });
});

describe('signing', () => {
  it('by hand: strokes, undone one by one, kept as lines with the hash of what was read', async () => {
    const { core, user } = await renderReport();
    await user.keyboard('s');
    await screen.findByRole('form', { name: 'Sign' });
    expect(screen.getByLabelText('Name of who signs')).toHaveValue('李老师');
    const accept = screen.getByRole('button', { name: 'Sign the report' });
    expect(accept).toBeDisabled();
    draw([10, 10], [30, 10], [30, 40]);
    draw([50, 50], [80, 80]);
    await user.click(screen.getByRole('button', { name: 'Undo the last stroke' }));
    await waitFor(() => expect(core.drafts.has(`signature/${aVisit().id}`)).toBe(true));
    await user.click(accept);
    await waitFor(() => expect(commandsOf(core)).toHaveLength(1));
    expect(commandsOf(core)[0]).toMatchObject({
      name: 'visit.sign',
      input: { name: '李老师', strokes: 'M20 20l0 0l40 0l0 60', reportHash: 'a'.repeat(64) },
    });
    await waitFor(() => expect(screen.queryByRole('form', { name: 'Sign' })).not.toBeInTheDocument());
    expect(core.drafts.size).toBe(0);
  });

  it('a second finger draws nothing', async () => {
    const { user } = await renderReport();
    await user.keyboard('s');
    const pad = await screen.findByRole('img', { name: /^Signature: / });
    pad.getBoundingClientRect = () => ({ left: 0, top: 0, width: 500, height: 200 }) as DOMRect;
    fireEvent.pointerDown(pad, { pointerId: 1, button: 0, clientX: 10, clientY: 10 });
    fireEvent.pointerDown(pad, { pointerId: 2, button: 0, clientX: 90, clientY: 90 });
    fireEvent.pointerMove(pad, { pointerId: 2, button: 0, clientX: 95, clientY: 95 });
    expect(pad.querySelectorAll('path')[1]).toHaveAttribute('d', 'M20 20l0 0');
  });

  it('by the keyboard alone: the name, and that it was confirmed in person', async () => {
    const { core, user } = await renderReport();
    await user.keyboard('s');
    const name = await screen.findByLabelText('Name of who signs');
    await user.clear(name);
    await user.type(name, '王小明');
    await user.tab();
    await user.keyboard(' ');
    expect(screen.getByRole('checkbox')).toBeChecked();
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(commandsOf(core)).toHaveLength(1));
    expect(commandsOf(core)[0]?.input).toMatchObject({ name: '王小明', strokes: null });
  });

  it('what was drawn under another report does not count for this one', async () => {
    const { becomes, user } = await renderReport();
    await user.keyboard('s');
    await screen.findByRole('form', { name: 'Sign' });
    draw([10, 10], [30, 10]);
    expect(screen.getByRole('button', { name: 'Sign the report' })).toBeEnabled();
    becomes({ done: '换了锁芯', reportHash: 'c'.repeat(64) });
    expect(await screen.findByText(/The report has changed since/)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Sign the report' })).toBeDisabled();
  });
});

describe('correcting', () => {
  it('sends only what was changed, with what was seen', async () => {
    const { core, user } = await renderReport();
    await user.keyboard('e');
    const done = await screen.findByLabelText('What was done');
    await user.clear(done);
    await user.type(done, '换了锁芯');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByRole('article');
    expect(commandsOf(core)).toMatchObject([{ name: 'visit.edit', input: { set: { done: '换了锁芯' } } }]);
    expect(core.calls.find(({ name }) => name === 'command.run')?.input).toMatchObject({
      seen: { collection: 'visit', rev: 3, fields: { done: '换了电池' } },
    });
  });
});

describe('photos', () => {
  const photo: AttachmentView = {
    ...{ id: idOf<AttachmentId>(61), entryId: aVisit().entryId, name: '现场.jpg' },
    ...{ mediaType: 'image/jpeg', size: 3, createdByName: 'Ada', createdAt: 1, place: 'here', here: true },
    ...{ moved: 0, failure: null, mayRemove: false },
  };

  it('of the visit stand on the report, others of the case do not; one elsewhere says so', async () => {
    const { paper } = await renderReport(
      {},
      {
        'attachments.list': () => [
          photo,
          { ...photo, id: idOf(62), name: '别处.jpg', here: false, place: 'on-server' },
          { ...photo, id: idOf(63), name: '合同.jpg', entryId: null },
        ],
        'attachments.get': () => ({ data: 'AAAA', size: 3 }),
      },
    );
    expect(await within(paper).findByRole('img', { name: '现场.jpg' })).toHaveAttribute('src', 'blob:photo');
    expect(paper).toHaveTextContent('此照片不在本机。');
    expect(paper).not.toHaveTextContent('合同.jpg');
    expect(screen.getByRole('button', { name: 'Fetch 1 photo' })).toBeInTheDocument();
  });

  it('are handed to the line of the visit; what is no picture is not', async () => {
    const { core } = await renderReport(
      {},
      {
        'attachments.begin': () => ({ fileId: idOf(71) }),
        'attachments.append': () => ({ received: 3 }),
        'attachments.finish': () => ({ uid: 'u', made: null }),
      },
    );
    const files = [
      new File(['abc'], '门.jpg', { type: 'image/jpeg' }),
      new File(['abc'], 'x.pdf', { type: 'application/pdf' }),
    ];
    fireEvent.change(screen.getByTestId('photo-chooser'), { target: { files } });
    expect(await screen.findByText('x.pdf is no picture that can be shown.')).toBeInTheDocument();
    expect(core.calls.filter(({ name }) => name === 'attachments.finish').map(({ input }) => input)).toEqual([
      { fileId: idOf(71), entryId: aVisit().entryId },
    ]);
  });

  it("of a visit without a case are the visit's own", async () => {
    const { core, paper } = await renderReport(
      { caseId: null, entryId: null },
      {
        'attachments.list': (owner) => ('visitId' in owner ? [{ ...photo, entryId: null }] : []),
        'attachments.get': () => ({ data: 'AAAA', size: 3 }),
        'attachments.begin': () => ({ fileId: idOf(71) }),
        'attachments.append': () => ({ received: 3 }),
        'attachments.finish': () => ({ uid: 'u', made: null }),
      },
    );
    expect(await within(paper).findByRole('img', { name: '现场.jpg' })).toBeInTheDocument();
    const files = [new File(['abc'], '门.jpg', { type: 'image/jpeg' })];
    fireEvent.change(screen.getByTestId('photo-chooser'), { target: { files } });
    await waitFor(() =>
      expect(core.calls.find(({ name }) => name === 'attachments.finish')?.input).toEqual({
        fileId: idOf(71),
        entryId: null,
      }),
    );
    expect(core.calls.find(({ name }) => name === 'attachments.begin')?.input).toMatchObject({
      visitId: aVisit().id,
      name: '门.jpg',
    });
  });
});
