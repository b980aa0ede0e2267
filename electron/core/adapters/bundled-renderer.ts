import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';
import {
  contentSecurityPolicy,
  protectiveHeaders,
  type RendererResponse,
  type RendererSource,
} from './renderer-source.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.webmanifest': 'application/manifest+json',
};

/** Vite writes the hash of what is inside into these names, so they never change under the same name. */
const hashedName = /^assets\/[^/]+-[\w-]{8,}\.\w+$/;

/** Serves what `vite build` made. The page gets a new nonce each time and is never stored. */
export function createBundledRenderer(folder: string): RendererSource {
  const root = resolve(folder);
  return {
    async get(path) {
      const name = fileNameOf(path);
      const type = name === undefined ? undefined : types[extname(name)];
      if (name === undefined || type === undefined) return notFound();
      const file = resolve(root, name);
      if (!file.startsWith(root + sep)) return notFound();
      const body = await readFile(file).catch(() => undefined);
      if (!body) return notFound();
      if (name === 'index.html') return page(body.toString('utf8'));
      const cache = hashedName.test(name) ? 'public, max-age=31536000, immutable' : 'no-cache';
      return { status: 200, headers: { ...protectiveHeaders, 'content-type': type, 'cache-control': cache }, body };
    },
  };
}

/** The file inside the bundle that a URL's path names; undefined for what no browser of ours would send. */
function fileNameOf(path: string): string | undefined {
  let name: string;
  try {
    name = decodeURIComponent(path.split(/[?#]/, 1)[0] ?? '');
  } catch {
    return undefined;
  }
  if (!name.startsWith('/') || /[\\\0:]/.test(name) || name.split('/').includes('..')) return undefined;
  return name === '/' ? 'index.html' : join('.', name);
}

function page(html: string): RendererResponse {
  const nonce = randomBytes(18).toString('base64');
  const withNonce = html.replace('<head>', `<head>\n    <meta property="csp-nonce" nonce="${nonce}" />`);
  return {
    status: 200,
    headers: {
      ...protectiveHeaders,
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': contentSecurityPolicy(nonce),
    },
    body: Buffer.from(withNonce),
  };
}

function notFound(): RendererResponse {
  return {
    status: 404,
    headers: { ...protectiveHeaders, 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
    body: Buffer.from('Not found.\n'),
  };
}
