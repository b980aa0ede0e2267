// Pictures and videos in the text of an article: shown from this device, fetched where they are not, put in offline.
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { AttachmentView } from '#domain/contract/ipc/attachment-views.ts';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import type { ArticleId, AttachmentId } from '#domain/model/ids.ts';
import { attachmentAddress, attachmentIdIn } from '#renderer/state/files/attachment-address.ts';
import { isPicture, isVideo } from '#renderer/state/files/is-picture.ts';
import { useArticleFiles } from '#renderer/state/files/use-article-files.ts';
import { useAttachment } from '#renderer/state/files/use-attachment.ts';
import { idOf } from '../../harness/case-views.ts';
import { aFile } from '../../harness/file-views.ts';
import { renderView } from '../../harness/render-view.tsx';
import { startTestCore } from '../../harness/test-core.ts';

function Shown({ id }: { readonly id: AttachmentId }) {
  const { file, url, fetch } = useAttachment(id);
  if (!file) return <p>{file === null ? 'unknown' : 'looked up'}</p>;
  return url ? (
    <img src={url} alt={file.name} />
  ) : (
    <button type="button" onClick={fetch}>{`fetch ${file.name}`}</button>
  );
}

function Writing({ articleId, taken }: { readonly articleId: ArticleId; taken(address: string): void }) {
  const { files, handing, add } = useArticleFiles(articleId);
  return (
    <>
      <input
        type="file"
        multiple
        aria-label="files"
        onChange={({ currentTarget }) =>
          add([...(currentTarget.files ?? [])], (id, name) => taken(`![${name}](${attachmentAddress(id)})`))
        }
      />
      <p>{`${files.length} there, ${handing.map(({ name }) => name).join()} coming`}</p>
    </>
  );
}

async function show(found: AttachmentView | null, handlers: Partial<Handlers> = {}) {
  let file = found;
  const make = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:picture');
  const revoke = vi.spyOn(URL, 'revokeObjectURL').mockReturnValue();
  onTestFinished(() => {
    make.mockRestore();
    revoke.mockRestore();
  });
  const core = startTestCore({
    'attachments.find': () => file,
    'attachments.fetch': () => null,
    'attachments.get': () => ({ data: 'AAAA', size: 3 }),
    ...handlers,
  });
  const rendered = await renderView(core, <Shown id={aFile(1).id} />);
  const become = (next: AttachmentView) => {
    file = next;
    act(() => core.push('changed', [{ collection: 'attachment', ids: [next.id] }]));
  };
  const fetched = () => core.calls.filter(({ name }) => name === 'attachments.fetch').length;
  return { ...rendered, revoke, become, fetched };
}

describe('a file that a text names', () => {
  it('is shown from this device, and let go of with the view', async () => {
    const { revoke, unmount } = await show(aFile(1));
    expect(await screen.findByRole('img', { name: 'photo-1.png' })).toHaveAttribute('src', 'blob:picture');
    unmount();
    expect(revoke).toHaveBeenCalledWith('blob:picture');
  });

  it('is fetched once when a picture of it is looked at, and then shown', async () => {
    const away = aFile(1, { here: false, place: 'on-server' });
    const { become, fetched } = await show(away);
    await waitFor(() => expect(fetched()).toBe(1));
    become({ ...away, place: 'fetching' });
    become(aFile(1));
    expect(await screen.findByRole('img')).toBeInTheDocument();
    become(away);
    await screen.findByRole('button');
    expect(fetched()).toBe(1);
  });

  it.each([
    ['a video', { mediaType: 'video/mp4' }],
    ['a large picture', { size: 9_000_000 }],
  ])('%s is fetched when the person says so', async (_what, some) => {
    const { user, fetched } = await show(aFile(1, { ...some, here: false, place: 'on-server' }));
    await user.click(await screen.findByRole('button', { name: 'fetch photo-1.png' }));
    await waitFor(() => expect(fetched()).toBe(1));
  });

  it('that this device does not know is said to be unknown', async () => {
    await show(null);
    expect(await screen.findByText('unknown')).toBeInTheDocument();
  });
});

it('files that are put into an article are handed over one after the other, and named when they are saved', async () => {
  const articleId = idOf<ArticleId>(4001);
  const begun: string[] = [];
  const taken: string[] = [];
  const core = startTestCore({
    'attachments.list': (owner) => ('articleId' in owner && owner.articleId === articleId ? [aFile(1)] : []),
    'attachments.begin': (input) => {
      begun.push('articleId' in input && input.articleId === articleId ? input.name : 'elsewhere');
      return { fileId: idOf(70 + begun.length) };
    },
    'attachments.append': () => ({ received: 1 }),
    'attachments.finish': () => ({ uid: 'u', made: { id: idOf(80 + begun.length), number: null } }),
  });
  await renderView(core, <Writing articleId={articleId} taken={(address) => taken.push(address)} />);
  await screen.findByText('1 there, coming');
  const files = ['a', 'b'].map((name) => new File(['x'], `${name}.png`, { type: 'image/png' }));
  fireEvent.change(screen.getByLabelText('files'), { target: { files } });
  expect(screen.getByText('1 there, a.png,b.png coming')).toBeInTheDocument();
  await waitFor(() => expect(taken).toEqual([`![a.png](attachment:${idOf(81)})`, `![b.png](attachment:${idOf(82)})`]));
  expect(begun).toEqual(['a.png', 'b.png']);
  await screen.findByText('1 there, coming');
});

it.each([
  [`attachment:${idOf(1)}`, idOf(1)],
  ['attachment:../x', null],
  ['https://desk.example/attachment:1', null],
  ['article:x', null],
])('%s names %s', (address, id) => {
  expect(attachmentIdIn(address)).toBe(id);
});

it.each([
  ['image/png', true, false],
  ['video/mp4', false, true],
  ['image/svg+xml', false, false],
  ['text/html', false, false],
])('%s: picture %s, video %s', (mediaType, picture, video) => {
  expect(isPicture({ mediaType })).toBe(picture);
  expect(isVideo({ mediaType })).toBe(video);
});
