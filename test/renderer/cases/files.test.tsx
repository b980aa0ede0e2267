import { act, createEvent, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { AppError } from '#domain/contract/failure.ts';
import type { AttachmentPlace, AttachmentView } from '#domain/contract/ipc/attachment-views.ts';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import type { Connection } from '#domain/contract/ipc/sync-views.ts';
import type { CaseId } from '#domain/model/ids.ts';
import { CaseFiles } from '#renderer/cases/files/case-files.tsx';
import { FilesCard } from '#renderer/cases/files/files-card.tsx';
import { faultsOf } from '../harness/axe.ts';
import { idOf } from '../harness/case-views.ts';
import { aFile } from '../harness/file-views.ts';
import { renderView } from '../harness/render-view.tsx';
import { inSync, startTestCore } from '../harness/test-core.ts';

const caseId = idOf<CaseId>(1);
const fileId = idOf(5000);

async function renderCard(
  files: readonly AttachmentView[],
  handlers: Partial<Handlers> = {},
  { locale = 'en', connection = 'online' }: { locale?: 'en' | 'zh-CN'; connection?: Connection } = {},
) {
  const core = startTestCore({
    'attachments.list': () => files,
    'sync.get': () => ({ ...inSync, connection }),
    ...handlers,
  });
  const card = (
    <CaseFiles caseId={caseId}>
      <section aria-label="case">
        <textarea aria-label="reply" />
        <FilesCard caseId={caseId} />
      </section>
    </CaseFiles>
  );
  return { core, ...(await renderView(core, card, { locale })) };
}

/** Takes files as the core does, and keeps what came. */
function taking() {
  const taken: { name: string; size: number; content: Buffer }[] = [];
  const handlers: Partial<Handlers> = {
    'attachments.begin': ({ name, size }) => {
      taken.push({ name, size, content: Buffer.alloc(0) });
      return { fileId };
    },
    'attachments.append': ({ data }) => {
      const last = taken.at(-1);
      if (last) last.content = Buffer.concat([last.content, Buffer.from(data, 'base64')]);
      return { received: last?.content.length ?? 0 };
    },
    'attachments.finish': () => ({ uid: 'u', made: null }),
    'attachments.abandon': () => null,
  };
  return { taken, handlers };
}

const places: readonly [AttachmentPlace, Connection, Partial<AttachmentView>, string, string][] = [
  ['waiting', 'online', {}, 'saved here, next to be sent', '已保存在本机，即将发送'],
  ['waiting', 'offline', {}, 'waiting for the network', '等待网络'],
  ['sending', 'online', { moved: 617_000 }, '50 % on the server', '已发送到服务器 50%'],
  ['sending', 'working-offline', { moved: 617_000 }, 'waiting until you go online', '上线后发送'],
  ['here', 'offline', {}, 'on the server', '已在服务器上'],
  ['on-server', 'online', { here: false }, 'not on this device: fetch it', '不在本机，可下载'],
  ['fetching', 'online', { here: false, moved: 123_400 }, '10 % fetched', '已下载 10%'],
  ['elsewhere', 'online', { here: false }, "a colleague's device has still to send it", '等待同事的设备发送'],
  [
    'failed',
    'online',
    { failure: { kind: 'too-large', message: '', details: { megabytes: 25 } } },
    'The file is too large. At most 25 MB are taken.',
    '文件太大，最多可以是 25 MB。',
  ],
];

describe('where a file is', () => {
  it.each(places)('%s while %s is said in words', async (place, connection, some, en, zh) => {
    const file = aFile(1, { ...some, place });
    const english = await renderCard([file], {}, { connection });
    expect(await screen.findByText(new RegExp(en.replace(/[.?]/g, '\\$&')))).toHaveTextContent('1.2 MB');
    english.unmount();
    await renderCard([file], {}, { connection, locale: 'zh-CN' });
    expect(await screen.findByText(new RegExp(zh))).toBeInTheDocument();
  });

  it('stays current as it moves', async () => {
    let files = [aFile(1, { place: 'waiting' })];
    const { core } = await renderCard([], { 'attachments.list': () => files });
    await screen.findByText(/next to be sent/);
    files = [aFile(1)];
    act(() => core.push('changed', [{ collection: 'attachment', ids: [files[0]?.id ?? ''] }]));
    await screen.findByText(/on the server/);
  });

  it('says when there is none, and has no fault for those who do not see', async () => {
    const { container } = await renderCard([]);
    await screen.findByText('No files');
    expect(await faultsOf(container)).toEqual([]);
  });
});

describe('adding', () => {
  it('a chosen file hands it over whole, in pieces that fit a frame, and shows it when it is saved', async () => {
    const { taken, handlers } = taking();
    const bytes = new Uint8Array(600_000).map((_, index) => index % 251);
    const { core, user } = await renderCard([], handlers);
    await user.upload(screen.getByTestId('file-chooser'), new File([bytes], '发票.png', { type: 'image/png' }));
    await waitFor(() => expect(core.calls.some(({ name }) => name === 'attachments.finish')).toBe(true));
    expect(taken[0]).toMatchObject({ name: '发票.png', size: 600_000 });
    expect(taken[0]?.content.equals(bytes)).toBe(true);
    expect(core.calls.filter(({ name }) => name === 'attachments.append')).toHaveLength(3);
    await waitFor(() => expect(screen.queryByText('发票.png')).not.toBeInTheDocument());
  });

  it('works by dropping anywhere on the case, which shows where', async () => {
    const { taken, handlers } = taking();
    await renderCard([], handlers);
    const target = screen.getByRole('textbox', { name: 'reply' });
    const files = [new File(['a'], 'a.txt'), new File(['bc'], 'b.txt')];
    const dataTransfer = { types: ['Files'], files, dropEffect: 'none' };
    fireEvent.dragOver(target, { dataTransfer });
    expect(screen.getByText('Drop the files here to put them on the case')).toBeInTheDocument();
    fireEvent.drop(target, { dataTransfer });
    await waitFor(() => expect(taken.map(({ name }) => name)).toEqual(['a.txt', 'b.txt']));
    expect(screen.queryByText('Drop the files here to put them on the case')).not.toBeInTheDocument();
  });

  it('works by pasting a picture, and leaves pasted text to the field', async () => {
    const { taken, handlers } = taking();
    await renderCard([], handlers);
    const target = screen.getByRole('textbox', { name: 'reply' });
    const picture = new File(['png'], 'image.png', { type: 'image/png' });
    const text = createEvent.paste(target, { clipboardData: { types: ['text/plain', 'Files'], files: [picture] } });
    fireEvent(target, text);
    expect(text.defaultPrevented).toBe(false);
    const image = createEvent.paste(target, { clipboardData: { types: ['Files'], files: [picture] } });
    fireEvent(target, image);
    expect(image.defaultPrevented).toBe(true);
    await waitFor(() => expect(taken.map(({ name }) => name)).toEqual(['image.png']));
  });

  it('says what was not taken and why, takes the next, and puts the message aside when it was read', async () => {
    const { taken, handlers } = taking();
    const { user, container } = await renderCard([], {
      ...handlers,
      'attachments.begin': (input) => {
        if (input.name.endsWith('.exe')) throw new AppError('blocked-type', 'no', { type: 'exe' });
        return handlers['attachments.begin']?.(input) ?? { fileId };
      },
    });
    const chooser = screen.getByTestId('file-chooser');
    await user.upload(chooser, [new File(['x'], 'setup.exe'), new File(['y'], 'note.txt')]);
    const line = (await screen.findByRole('alert')).closest('li') as HTMLElement;
    expect(line).toHaveTextContent('Files of the type “exe” are not taken');
    await waitFor(() => expect(taken.map(({ name }) => name)).toEqual(['note.txt']));
    expect(await faultsOf(container)).toEqual([]);
    await user.click(within(line).getByRole('button', { name: 'Put aside: setup.exe' }));
    expect(screen.queryByText('setup.exe')).not.toBeInTheDocument();
  });

  it('that fails half way leaves nothing behind in the core', async () => {
    const { handlers } = taking();
    const { core, user } = await renderCard([], {
      ...handlers,
      'attachments.append': () => {
        throw new AppError('disk-full', 'full');
      },
    });
    await user.upload(screen.getByTestId('file-chooser'), new File(['x'], 'a.txt'));
    expect(await screen.findByRole('alert')).toHaveTextContent('The disk is full');
    expect(core.calls.filter(({ name }) => name === 'attachments.abandon')).toHaveLength(1);
  });
});

describe('using a file', () => {
  const content = Buffer.from('the content of a picture');
  const giving: Partial<Handlers> = {
    'attachments.get': ({ offset }) => ({
      data: content.subarray(offset, offset + 10).toString('base64'),
      size: content.length,
    }),
  };

  function watchUrls() {
    const made: Blob[] = [];
    const createObjectURL = vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      made.push(blob as Blob);
      return 'blob:test';
    });
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    onTestFinished(() => {
      createObjectURL.mockRestore();
      click.mockRestore();
    });
    return { made, click };
  }

  it('saves it under its name, as it is', async () => {
    const { made, click } = watchUrls();
    const { user } = await renderCard([aFile(1)], giving);
    await user.click(await screen.findByRole('button', { name: 'Save photo-1.png' }));
    await waitFor(() => expect(click).toHaveBeenCalledOnce());
    expect(await made[0]?.text()).toBe(content.toString());
    expect((click.mock.contexts[0] as HTMLAnchorElement).download).toBe('photo-1.png');
  });

  it('opens a picture, and nothing else, in the window', async () => {
    watchUrls();
    const files = [
      aFile(1),
      aFile(2, { name: 'page.html', mediaType: 'text/html' }),
      aFile(3, { mediaType: 'image/svg+xml' }),
    ];
    const { user } = await renderCard(files, giving);
    await user.click(await screen.findByRole('button', { name: 'Open photo-1.png' }));
    const dialog = await screen.findByRole('dialog', { name: 'photo-1.png' });
    expect(within(dialog).getByRole('img', { name: 'photo-1.png' })).toHaveAttribute('src', 'blob:test');
    expect(await faultsOf(dialog)).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(screen.getAllByRole('button', { name: /^Open/ })).toHaveLength(1);
  });

  it.each([
    ['on-server', 'Fetch photo-1.png'],
    ['elsewhere', 'Fetch photo-1.png'],
    ['failed', 'Try again: photo-1.png'],
  ] as const)('%s: asks the core for it', async (place, name) => {
    const here = place === 'failed';
    const { core, user } = await renderCard([aFile(1, { place, here })], { 'attachments.fetch': () => null });
    await user.click(await screen.findByRole('button', { name }));
    await waitFor(() =>
      expect(core.calls).toContainEqual({ name: 'attachments.fetch', input: { attachmentId: aFile(1).id } }),
    );
  });

  it('says when it turns out to be damaged', async () => {
    const { user } = await renderCard([aFile(1)], {
      'attachments.get': () => {
        throw new AppError('damaged', 'damaged');
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Save photo-1.png' }));
    expect(await screen.findByText(/damaged/)).toBeInTheDocument();
  });
});
