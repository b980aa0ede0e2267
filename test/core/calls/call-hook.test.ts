import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { callHookFile, openCallHook, readCallHook, startCallHook } from '#core/adapters/call-hook.ts';
import type { Log } from '#core/ports.ts';
import type { RingReport } from '#domain/rules/ring-report.ts';
import { temporaryFolder } from '../../harness/temp-folder.ts';

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

const deaf = { ring: () => undefined, searchIndex: () => undefined };

async function hookIn(folder = temporaryFolder(), signedIn = true) {
  const heard: RingReport[] = [];
  const asked: unknown[] = [];
  const hook = await startCallHook(folder, silent, {
    ring: (report) => heard.push(report),
    searchIndex: (what) => {
      asked.push(what);
      return signedIn ? { behind: 7, paused: what === 'pause' } : undefined;
    },
  });
  let isOpen = true;
  const close = async () => {
    if (isOpen) await hook.close();
    isOpen = false;
  };
  onTestFinished(close);
  const post = (body: string, headers: Record<string, string> = {}) =>
    fetch(hook.url, { method: 'POST', headers: { authorization: `Bearer ${hook.token}`, ...headers }, body });
  return { folder, heard, asked, hook, close, post };
}

/** A bare request, which can lie about who asks. */
function statusOf(url: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(url, { headers }, (response) => resolve(response.resume().statusCode))
      .on('error', reject)
      .end();
  });
}

describe('the hook for telephones', () => {
  it('hears of a call by JSON, and by an address alone', async () => {
    const { heard, hook, post } = await hookIn();
    expect((await post('{"number":"021-5555 6666","direction":"in","call":"7"}')).status).toBe(204);
    expect((await fetch(`${hook.url}?number=%2B8613800138000&event=missed&token=${hook.token}`)).status).toBe(204);
    expect(heard).toEqual([
      { number: '021-5555 6666', direction: 'in', event: 'ringing', call: '7' },
      { number: '+8613800138000', direction: 'in', event: 'missed', call: '' },
    ]);
  });

  it('asks something of the search index, and how far it is', async () => {
    const { asked, hook } = await hookIn();
    const url = new URL('/search-index', hook.url);
    const headers = { authorization: `Bearer ${hook.token}` };
    expect(await (await fetch(url, { headers })).json()).toEqual({ behind: 7, paused: false });
    const paused = await fetch(url, { method: 'POST', headers, body: 'pause' });
    expect(await paused.json()).toEqual({ behind: 7, paused: true });
    expect((await fetch(url, { method: 'POST', headers, body: 'burn' })).status).toBe(400);
    expect((await fetch(url)).status).toBe(401);
    expect(asked).toEqual([undefined, 'pause']);
  });

  it('has no search index where nobody is signed in', async () => {
    const { hook } = await hookIn(temporaryFolder(), false);
    const headers = { authorization: `Bearer ${hook.token}` };
    expect((await fetch(new URL('/search-index', hook.url), { headers })).status).toBe(409);
  });

  it('keeps its port and its token, in a file for this user alone', async () => {
    const { folder, hook, close } = await hookIn();
    expect(readCallHook(folder)).toEqual({ url: hook.url, token: hook.token });
    expect(statSync(join(folder, callHookFile)).mode & 0o077).toBe(0);
    await close();
    const again = await hookIn(folder);
    expect([again.hook.url, again.hook.token]).toEqual([hook.url, hook.token]);
  });

  it('takes another port when its own is taken, and says so in the file', async () => {
    const first = await hookIn();
    const folder = temporaryFolder();
    writeFileSync(join(folder, callHookFile), readFileSync(join(first.folder, callHookFile)));
    const second = await hookIn(folder);
    expect(second.hook.url).not.toBe(first.hook.url);
    expect(readCallHook(folder)?.url).toBe(second.hook.url);
  });

  it('begins anew where its file is broken', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, callHookFile), '{"url":"http://127.0.0.1:1/');
    const { post } = await hookIn(folder);
    expect((await post('{"number":"1"}')).status).toBe(204);
  });

  it('keeps no program from starting where its file cannot be written', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, `${callHookFile}.new`));
    const warned: string[] = [];
    const stop = await openCallHook(folder, { ...silent, warn: (message) => warned.push(message) }, deaf);
    expect(warned).toEqual(['no telephone can tell of its calls']);
    expect(readCallHook(folder)).toBeUndefined();
    await stop();
  });

  it.each([
    ['without the token', { authorization: '' }, 401],
    ['with another token', { authorization: `Bearer ${'x'.repeat(43)}` }, 401],
    ['by a page of any origin', { origin: 'http://127.0.0.1' }, 403],
    ['by a page’s picture', { 'sec-fetch-site': 'cross-site' }, 403],
    ['under a foreign name', { host: 'evil.example' }, 403],
  ])('refuses to be asked %s', async (_how, headers: Record<string, string>, status) => {
    const { hook, heard } = await hookIn();
    const asked = { authorization: `Bearer ${hook.token}`, ...headers };
    expect(await statusOf(`${hook.url}?number=1`, asked)).toBe(status);
    expect(heard).toEqual([]);
  });

  it.each([
    ['no JSON', '{"number":', 400],
    ['another shape', '{"number":"1","to":"2"}', 400],
    ['a number that is none', '{"number":"1\\n2"}', 400],
    ['far too much', `{"number":"${'1'.repeat(5000)}"}`, 413],
  ])('refuses %s', async (_what, body, status) => {
    const { heard, post } = await hookIn();
    expect((await post(body)).status).toBe(status);
    expect(heard).toEqual([]);
    expect((await post('{"number":"1"}')).status, 'and goes on').toBe(204);
  });

  it('holds off a program that went mad', async () => {
    const { heard, post } = await hookIn();
    const all = await Promise.all(Array.from({ length: 60 }, (_, n) => post(`{"number":"${n}"}`)));
    expect(all.map(({ status }) => status).filter((status) => status === 429)).toHaveLength(30);
    expect(heard).toHaveLength(30);
  });
});
