import { errorTrace } from '#core/error-trace.ts';
import type { Log } from '#core/ports.ts';
import { cleanFileName } from '#domain/rules/file-name.ts';
import { isOurPage } from './app-protocol.ts';
import type { ElectronModules } from './electron-modules.ts';

/** As renderer/bridge/paper.ts reads it. */
type PdfSaved = 'saved' | 'cancelled' | 'failed';

/** Saves what a page of ours would print as a PDF, where the person says. The page names the file, and nothing of where it goes. */
export function openPaperDesk(
  { ipcMain, dialog, BrowserWindow }: Pick<ElectronModules, 'ipcMain' | 'dialog' | 'BrowserWindow'>,
  write: (path: string, content: Uint8Array) => Promise<void>,
  log: Log,
): void {
  ipcMain.handle('holdfast:save-pdf', async ({ sender, senderFrame }, name: unknown): Promise<PdfSaved> => {
    const window = BrowserWindow.fromWebContents(sender);
    if (!window || !senderFrame || senderFrame.parent || !isOurPage(senderFrame.url)) {
      log.warn('a foreign page asked for a PDF');
      return 'failed';
    }
    try {
      const content = await sender.printToPDF({ preferCSSPageSize: true, generateTaggedPDF: true });
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        defaultPath: `${cleanFileName(String(name))}.pdf`,
        filters: [{ name: 'PDF', extensions: ['pdf'] }],
      });
      if (canceled || filePath === '') return 'cancelled';
      await write(filePath, content);
      return 'saved';
    } catch (error) {
      log.error('a page could not be saved as PDF', { error: errorTrace(error) });
      return 'failed';
    }
  });
}
