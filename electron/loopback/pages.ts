import type { IncomingMessage, ServerResponse } from 'node:http';
import { protectiveHeaders, type RendererSource } from '#core/adapters/renderer-source.ts';
import type { Access } from './access.ts';

/** Answers plain requests: the address that lets a browser in, and the renderer's files for those who are in. */
export async function answerPage(
  request: IncomingMessage,
  response: ServerResponse,
  access: Access,
  renderer: RendererSource,
): Promise<void> {
  const path = request.url ?? '/';
  if (!access.isOurHost(request)) return refuse(response, 403, 'This address is not Holdfast’s.');
  if (!access.isOurOrigin(request)) return refuse(response, 403, 'Only Holdfast’s own page may ask this.');
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405, 'Only GET is answered here.');
  if (path.startsWith('/open?')) {
    const cookie = access.redeem(new URLSearchParams(path.slice('/open?'.length)).get('key') ?? '');
    if (!cookie) return refuse(response, 401, wayIn);
    response.writeHead(303, { ...protectiveHeaders, 'cache-control': 'no-store', 'set-cookie': cookie, location: '/' });
    response.end();
    return;
  }
  if (!access.hasCookie(request)) return refuse(response, 401, wayIn);
  const { status, headers, body } = await renderer.get(path);
  response.writeHead(status, { ...headers, 'content-length': body.byteLength });
  response.end(request.method === 'HEAD' ? undefined : body);
}

const wayIn = `Please open Holdfast with the address that it printed when it was started; this one is not valid (any more).
请使用 Holdfast 启动时显示的地址打开；当前地址无效或已失效。`;

function refuse(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, {
    ...protectiveHeaders,
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    // Nothing is read from a refused request.
    connection: 'close',
  });
  response.end(`${sentence}\n`);
}
