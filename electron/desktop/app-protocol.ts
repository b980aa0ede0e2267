import type { RendererSource } from '#core/adapters/renderer-source.ts';
import type { ElectronModules } from './electron-modules.ts';

export const appOrigin = 'app://holdfast';
export const startPage = `${appOrigin}/`;

/** Before the app is ready: `app:` gets an origin, storage and a policy of its own, like https. */
export function registerAppScheme({ protocol }: Pick<ElectronModules, 'protocol'>): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the renderer at app://holdfast/, and nothing else of the disk. */
export function serveApp({ protocol }: Pick<ElectronModules, 'protocol'>, renderer: RendererSource): void {
  protocol.handle('app', async (request) => {
    if (!isOurPage(request.url)) return new Response('Not found.\n', { status: 404 });
    if (request.method !== 'GET') return new Response('Only GET is answered here.\n', { status: 405 });
    const { pathname, search } = new URL(request.url);
    const { status, headers, body } = await renderer.get(pathname + search);
    return new Response(body, { status, headers });
  });
}

/** Whether this address is of our own page: the origin of a custom scheme is opaque, so its parts are compared. */
export function isOurPage(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host, username } = new URL(url);
  return protocol === 'app:' && host === 'holdfast' && username === '';
}
