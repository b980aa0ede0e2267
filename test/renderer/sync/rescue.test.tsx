import { screen, waitFor } from '@testing-library/react';
import { expect, it, onTestFinished, vi } from 'vitest';
import { AppError } from '#domain/contract/failure.ts';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import { RescueCard } from '#renderer/sync/rescue-card.tsx';
import { faultsOf } from '../harness/axe.ts';
import { renderView } from '../harness/render-view.tsx';
import { startTestCore } from '../harness/test-core.ts';

const id = '01930000-0000-7000-8000-0000000000f1';
const content = Buffer.from('age-encryption.org/v1 …');

async function renderCard(handlers: Partial<Handlers> = {}, locale: 'en' | 'zh-CN' = 'en') {
  const core = startTestCore({
    'rescue.export': () => ({ id, fileName: 'rescue.age', size: content.length, commands: 2, drafts: 1, files: 0 }),
    'rescue.piece': ({ offset }) => ({ data: content.subarray(offset, offset + 10).toString('base64') }),
    'rescue.begin': () => ({ id }),
    'rescue.append': () => null,
    'rescue.import': () => ({ commands: 2, drafts: 1, files: 0, known: 3 }),
    ...handlers,
  });
  return { core, ...(await renderView(core, <RescueCard />, { at: '#/sync', locale })) };
}

/** What the page hands to the browser to save. */
function downloads(): Blob[] {
  const saved: Blob[] = [];
  const { createObjectURL, revokeObjectURL } = URL;
  URL.createObjectURL = (blob) => {
    saved.push(blob as Blob);
    return 'blob:rescue';
  };
  URL.revokeObjectURL = () => undefined;
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
  onTestFinished(() => {
    Object.assign(URL, { createObjectURL, revokeObjectURL });
  });
  return saved;
}

it('saves unsent work under a passphrase typed twice, by keyboard alone, and says what is in the file', async () => {
  const saved = downloads();
  const { core, user } = await renderCard();
  screen.getByRole('button', { name: 'Save unsent work as a file' }).focus();
  await user.keyboard('{Enter}');
  const first = await screen.findByLabelText(/^Passphrase \*?$/);
  await waitFor(() => expect(first).toHaveFocus());
  await user.keyboard('eight letters');
  const save = screen.getByRole('button', { name: 'Save the file' });
  expect(save).toBeDisabled();
  await user.type(screen.getByLabelText(/Passphrase again/), 'eight letter');
  expect(screen.getByText('The two are not the same.')).toBeInTheDocument();
  expect(await faultsOf(screen.getByRole('dialog'))).toEqual([]);
  await user.keyboard('s{Enter}');
  expect(await screen.findByText('rescue.age holds 2 changes, 1 drafts and 0 files.')).toBeInTheDocument();
  expect(core.calls).toContainEqual({ name: 'rescue.export', input: { passphrase: 'eight letters' } });
  expect(saved.map(({ size }) => size)).toEqual([content.length]);
});

it('takes in a file, and tells in a sentence what is wrong with it', async () => {
  let wrong = true;
  const { core, user } = await renderCard({
    'rescue.import': () => {
      if (wrong) throw new AppError('wrong-passphrase', '');
      return { commands: 2, drafts: 1, files: 0, known: 3 };
    },
  });
  await user.click(screen.getByRole('button', { name: 'Take in a rescue file' }));
  await user.upload(
    await screen.findByLabelText(/Rescue file/, { selector: 'input' }),
    new File([content], 'rescue.age'),
  );
  await user.type(screen.getByLabelText(/Passphrase/), 'not it');
  expect(await faultsOf(screen.getByRole('dialog'))).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Take in' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('This passphrase does not open the rescue file.');
  wrong = false;
  await user.click(screen.getByRole('button', { name: 'Take in' }));
  expect(await screen.findByText('Taken in: 2 changes, 1 drafts, 0 files. Already here: 3.')).toBeInTheDocument();
  const sent = core.calls.filter(({ name }) => name === 'rescue.append').map(({ input }) => input);
  expect(sent[0]).toEqual({ id, data: content.toString('base64') });
});

it('speaks Chinese', async () => {
  const { user } = await renderCard({}, 'zh-CN');
  await user.click(screen.getByRole('button', { name: '导入救援文件' }));
  expect(await screen.findByText(/服务器已经有的不会重复发送/)).toBeInTheDocument();
});
