import type { Log } from '#core/ports.ts';
import type { Events } from '#domain/contract/ipc/contract.ts';
import type { Pipe } from '#domain/contract/ipc/pipe.ts';
import { isOurPage } from './app-protocol.ts';
import type { ElectronModules, WebContents } from './electron-modules.ts';
import { createPagePipe } from './page-pipe.ts';

export interface PageDoor {
  /** Asks the page of a window for one of its actions. */
  act(contents: WebContents, action: Events['action']): void;
}

/** Connects each page of ours that loads to the core; a page that reloads leaves its old pipe. */
export function openPageDoor(
  { ipcMain }: Pick<ElectronModules, 'ipcMain'>,
  core: { connect(pipe: Pipe): () => void },
  log: Log,
): PageDoor {
  /** Closes the pipe of the page that a window shows now. */
  const leaving = new WeakMap<WebContents, () => void>();
  const pipes = new WeakMap<WebContents, Pipe>();

  ipcMain.on('holdfast:connect', ({ senderFrame, sender, ports: [port] }) => {
    if (!port) return;
    // Only the page itself: a frame inside it would have a parent.
    if (!senderFrame || senderFrame.parent || !isOurPage(senderFrame.url)) {
      log.warn('a foreign page asked for the core');
      port.close();
      return;
    }
    const leave = leaving.get(sender);
    leave?.();
    if (!leave) {
      sender.once('destroyed', () => leaving.get(sender)?.());
      sender.on('render-process-gone', () => leaving.get(sender)?.());
    }
    const { pipe, close } = createPagePipe(port, log);
    pipe.onClose(core.connect(pipe));
    leaving.set(sender, close);
    pipes.set(sender, pipe);
  });
  return { act: (contents, action) => pipes.get(contents)?.post({ t: 'push', name: 'action', value: action }) };
}
