import { expect, test } from 'vitest';
import type { ElectronModules } from '#desktop/electron-modules.ts';
import { openPaperDesk } from '#desktop/paper-desk.ts';
import { silentLog } from '../loopback/loopback-harness.ts';

const ours = { url: 'app://holdfast/#/visits/1', parent: null };

interface Desk {
  readonly frame?: object | null;
  /** Where the person wants it; none, when they call it off. */
  readonly chosen?: string;
  readonly printing?: () => Promise<Uint8Array>;
}

async function saved(name: unknown, { frame = ours, chosen = '/home/ada/r.pdf', printing }: Desk = {}) {
  let handle: (event: object, name: unknown) => Promise<string> = () => Promise.reject(new Error('not open'));
  const asked: { defaultPath?: string }[] = [];
  const written: [string, Uint8Array][] = [];
  const modules = {
    ipcMain: { handle: (_channel: string, handler: typeof handle) => (handle = handler) },
    BrowserWindow: { fromWebContents: () => ({}) },
    dialog: {
      showSaveDialog: async (_window: object, options: { defaultPath?: string }) => {
        asked.push(options);
        return { canceled: chosen === '', filePath: chosen };
      },
    },
  };
  openPaperDesk(
    modules as unknown as ElectronModules,
    async (path, content) => {
      if (path.startsWith('/full/')) throw new Error('no space left');
      written.push([path, content]);
    },
    silentLog,
  );
  const sender = { printToPDF: printing ?? (async () => Uint8Array.of(37, 80, 68, 70)) };
  const answer = await handle({ sender, senderFrame: frame }, name);
  return { answer, asked, written };
}

test('what would be printed is saved where the person says, under a name that can be kept', async () => {
  const { answer, asked, written } = await saved('../../服务报告 10001: 王/小明');
  expect(answer).toBe('saved');
  expect(asked[0]?.defaultPath).toBe('小明.pdf');
  expect(written).toEqual([['/home/ada/r.pdf', Uint8Array.of(37, 80, 68, 70)]]);
});

test('who calls it off has nothing written', async () => {
  expect(await saved('r', { chosen: '' })).toMatchObject({ answer: 'cancelled', written: [] });
});

test.each([
  ['a web page', { url: 'https://example.com/', parent: null }],
  ['a frame inside our page', { ...ours, parent: {} }],
  ['a page that is gone', null],
])('%s gets none', async (_what, frame) => {
  expect(await saved('r', { frame })).toMatchObject({ answer: 'failed', asked: [], written: [] });
});

test('a page that cannot be printed, or a disk that is full, is told', async () => {
  const printing = () => Promise.reject(new Error('printing failed'));
  expect((await saved('r', { printing })).answer).toBe('failed');
  expect((await saved('r', { chosen: '/full/r.pdf' })).answer).toBe('failed');
});
