import { isOurPage } from './app-protocol.ts';
import type { ElectronModules, WebContents } from './electron-modules.ts';

/** What a link may hand over to the system: the browser, the mail program, the telephone. */
const openableOutside = new Set(['https:', 'http:', 'mailto:', 'tel:']);

/**
 * Keeps every page that this program could ever show to our own page and to what our page needs. A page never makes a window itself:
 * `openOurs` is told of a page of ours that wants one.
 */
export function confinePages(
  { app, session, shell }: Pick<ElectronModules, 'app' | 'session' | 'shell'>,
  openOurs: (url: string) => void,
): void {
  const { defaultSession } = session;
  // Copying a case number and reminding of what is due is all that our page asks the system for.
  const isAllowed = (permission: string, url: string): boolean =>
    (permission === 'clipboard-sanitized-write' || permission === 'notifications') && isOurPage(url);
  defaultSession.setPermissionRequestHandler((contents, permission, answer) => {
    answer(isAllowed(permission, contents.getURL()));
  });
  defaultSession.setPermissionCheckHandler((_contents, permission, origin) => isAllowed(permission, origin));
  defaultSession.setDevicePermissionHandler(() => false);

  const openOutside = (url: string): void => {
    if (URL.canParse(url) && openableOutside.has(new URL(url).protocol)) void shell.openExternal(url);
  };
  app.on('web-contents-created', (_event, contents) => confine(contents, openOurs, openOutside));
}

function confine(contents: WebContents, openOurs: (url: string) => void, openOutside: (url: string) => void): void {
  contents.setWindowOpenHandler(({ url }) => {
    if (isOurPage(url) && isOurPage(contents.getURL())) openOurs(url);
    else openOutside(url);
    return { action: 'deny' };
  });
  contents.on('will-navigate', (event) => {
    if (isOurPage(event.url)) return;
    event.preventDefault();
    openOutside(event.url);
  });
  contents.on('will-redirect', (event) => {
    if (!isOurPage(event.url)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!isOurPage(event.url)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
}
