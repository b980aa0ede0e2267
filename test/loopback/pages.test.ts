import { expect, test } from 'vitest';
import { ask, runEchoLoopback, signInAsBrowser } from './loopback-harness.ts';

test('the printed address lets a browser in and leads to the page', async () => {
  const loopback = await runEchoLoopback();
  const { pathname, search } = new URL(loopback.address);
  const opened = await ask(loopback.port, pathname + search);
  expect(opened.status).toBe(303);
  expect(opened.headers.location).toBe('/');
  expect(String(opened.headers['set-cookie'])).toMatch(/^holdfast-\w+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);

  const page = await ask(loopback.port, '/', { cookie: await signInAsBrowser(loopback) });
  expect(page.status).toBe(200);
  expect(page.body).toContain('<body>page</body>');
  expect(page.headers['cache-control']).toBe('no-store');
});

test('each page carries a nonce of its own, in the policy and where the renderer reads it', async () => {
  const loopback = await runEchoLoopback();
  const cookie = await signInAsBrowser(loopback);
  const nonces = new Set<string>();
  for (const path of ['/', '/index.html', '/?x=1']) {
    const page = await ask(loopback.port, path, { cookie });
    const nonce = /<meta property="csp-nonce" nonce="([^"]+)"/.exec(page.body)?.[1] ?? '';
    expect(page.headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonce}'`);
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.headers['content-security-policy']).not.toContain('unsafe');
    nonces.add(nonce);
  }
  expect(nonces.size).toBe(3);
});

test('files named by their content may be kept', async () => {
  const loopback = await runEchoLoopback();
  const cookie = await signInAsBrowser(loopback);
  const file = await ask(loopback.port, '/assets/index-B1a2C3d4.js', { cookie });
  expect(file.headers['cache-control']).toContain('immutable');
  expect(file.headers['content-type']).toContain('text/javascript');
  expect(file.body).toBe('export {};\n');
});

test.each([
  '/../../../etc/passwd',
  '/..%2f..%2f..%2fetc/passwd',
  '/assets/..%5c..%5cpackage.json',
  '/%00',
  '/%',
  '//etc/passwd',
  '/C:/Windows/win.ini',
  '/assets',
  '/missing.js',
  'http://elsewhere.example/',
])('%s is not found', async (path) => {
  const loopback = await runEchoLoopback();
  const answer = await ask(loopback.port, path, { cookie: await signInAsBrowser(loopback) });
  expect(answer.status).toBe(404);
});

test('nobody is let in without the secret of this run', async () => {
  const loopback = await runEchoLoopback();
  const cookie = await signInAsBrowser(loopback);
  const name = cookie.split('=')[0];
  for (const wrong of ['', `${name}=`, `${name}=${'x'.repeat(43)}`, `other=${cookie.split('=')[1]}`]) {
    const answer = await ask(loopback.port, '/', wrong ? { cookie: wrong } : {});
    expect(answer.status).toBe(401);
    expect(answer.body).toContain('with the address that it printed');
    expect(answer.headers['set-cookie']).toBeUndefined();
  }
  for (const key of ['', 'x', 'x'.repeat(43)]) {
    expect((await ask(loopback.port, `/open?key=${key}`)).status).toBe(401);
  }
});

test('two runs of one profile have different secrets, two profiles different cookies', async () => {
  const [first, second] = [await runEchoLoopback(), await runEchoLoopback()];
  const [firstCookie = '', secondCookie = ''] = [await signInAsBrowser(first), await signInAsBrowser(second)];
  expect(firstCookie.split('=')[0]).not.toBe(secondCookie.split('=')[0]);
  expect(firstCookie.split('=')[1]).not.toBe(secondCookie.split('=')[1]);
  expect((await ask(first.port, '/', { cookie: `${secondCookie}; ${firstCookie}` })).status).toBe(200);
});

test('a ticket opens once', async () => {
  const loopback = await runEchoLoopback();
  const { pathname, search } = new URL(loopback.mintTicketAddress());
  expect((await ask(loopback.port, pathname + search)).status).toBe(303);
  expect((await ask(loopback.port, pathname + search)).status).toBe(401);
});

test('a foreign name for this machine is refused, with or without the cookie', async () => {
  const loopback = await runEchoLoopback();
  const cookie = await signInAsBrowser(loopback);
  for (const host of ['evil.example', `localhost:${loopback.port}`, '127.0.0.1', `127.0.0.1:${loopback.port + 1}`]) {
    expect((await ask(loopback.port, '/', { host, cookie })).status).toBe(403);
    expect((await ask(loopback.port, new URL(loopback.address).pathname, { host })).status).toBe(403);
  }
});

test('a foreign page is refused', async () => {
  const loopback = await runEchoLoopback();
  const cookie = await signInAsBrowser(loopback);
  const foreign = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: `http://127.0.0.1:${loopback.port + 1}` },
    { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
    { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors' },
  ] as Record<string, string>[];
  for (const headers of foreign) {
    expect((await ask(loopback.port, '/', { ...headers, cookie })).status).toBe(403);
  }
  const own = { origin: loopback.origin, 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors' };
  expect((await ask(loopback.port, '/', { ...own, cookie })).status).toBe(200);
});

test('only reading is answered', async () => {
  const loopback = await runEchoLoopback();
  const cookie = await signInAsBrowser(loopback);
  expect((await ask(loopback.port, '/', { cookie }, 'POST')).status).toBe(405);
  const head = await ask(loopback.port, '/', { cookie }, 'HEAD');
  expect([head.status, head.body]).toEqual([200, '']);
});
