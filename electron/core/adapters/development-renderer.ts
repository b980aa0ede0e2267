import type { RendererSource } from './renderer-source.ts';

/**
 * Passes requests on to Vite's development server, so that the page keeps the host's origin, cookie and pipe while Vite
 * replaces modules in it. No security policy: Vite's scripts are inline. Never used by a packaged program.
 */
export function createDevelopmentRenderer(serverUrl: string): RendererSource {
  return {
    async get(path) {
      try {
        const answer = await fetch(serverUrl.replace(/\/$/, '') + path, { headers: { accept: 'text/html,*/*' } });
        return {
          status: answer.status,
          headers: {
            'content-type': answer.headers.get('content-type') ?? 'application/octet-stream',
            'cache-control': 'no-store',
          },
          body: new Uint8Array(await answer.arrayBuffer()),
        };
      } catch {
        return {
          status: 502,
          headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
          body: Buffer.from('The development server does not answer.\n'),
        };
      }
    },
  };
}
