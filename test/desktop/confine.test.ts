import { expect, test } from 'vitest';
import { confinePages } from '#desktop/confine.ts';
import { createFakeElectron, FakeContents } from './fake-electron.ts';

function confinedPage() {
  const electron = createFakeElectron();
  const inside: string[] = [];
  confinePages(electron.modules, (url) => inside.push(url));
  const contents = new FakeContents();
  electron.app.emit('web-contents-created', {}, contents);
  return { ...electron, contents, inside };
}

test.each(['https://example.com/help', 'http://10.0.0.1/', 'mailto:lin@example.com', 'tel:+8613800000000'])(
  'a link to %s opens outside, never in a window of ours',
  (url) => {
    const { contents, opened } = confinedPage();
    expect(contents.openHandler({ url })).toEqual({ action: 'deny' });
    expect(contents.try('will-navigate', { url })).toBe(false);
    expect(opened).toEqual([url, url]);
  },
);

test.each([
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:text/html,x',
  'smb://server/share',
  'ms-msdt:/id',
  'holdfast://cases',
  'app://other/',
  'not a link',
  '',
])('a link to %s opens nowhere', (url) => {
  const { contents, opened } = confinedPage();
  expect(contents.openHandler({ url })).toEqual({ action: 'deny' });
  expect(contents.try('will-navigate', { url })).toBe(false);
  expect(opened).toEqual([]);
});

test('a page makes no window itself: ours is opened for it, and only when it asks', () => {
  const { contents, opened, inside } = confinedPage();
  contents.url = 'app://holdfast/#/cases';
  expect(contents.openHandler({ url: 'app://holdfast/?window=case#/cases/1' })).toEqual({ action: 'deny' });
  expect(inside).toEqual(['app://holdfast/?window=case#/cases/1']);
  contents.url = 'https://example.com/';
  expect(contents.openHandler({ url: 'app://holdfast/#/cases' })).toEqual({ action: 'deny' });
  expect(inside).toHaveLength(1);
  expect(opened).toEqual([]);
});

test('the page moves within itself, and frames and redirects lead nowhere else', () => {
  const { contents } = confinedPage();
  expect(contents.try('will-navigate', { url: 'app://holdfast/' })).toBe(true);
  for (const event of ['will-redirect', 'will-frame-navigate']) {
    expect(contents.try(event, { url: 'app://holdfast/' })).toBe(true);
    expect(contents.try(event, { url: 'https://example.com/' })).toBe(false);
    expect(contents.try(event, { url: 'app://holdfast.evil/' })).toBe(false);
    expect(contents.try(event, { url: 'app://user@holdfast/' })).toBe(false);
  }
  expect(contents.try('will-attach-webview')).toBe(false);
});

test('our page may copy text; nothing else is permitted to anybody', async () => {
  const { contents, permission, hasPermission } = confinedPage();
  const ask = (url: string, what: string) => {
    contents.url = url;
    return permission(contents, what);
  };
  expect(await ask('app://holdfast/', 'clipboard-sanitized-write')).toBe(true);
  expect(await ask('https://example.com/', 'clipboard-sanitized-write')).toBe(false);
  expect(await ask('app://holdfast/', 'notifications')).toBe(true);
  expect(await ask('https://example.com/', 'notifications')).toBe(false);
  for (const what of ['clipboard-read', 'media', 'geolocation', 'openExternal', 'fileSystem', 'usb']) {
    expect(await ask('app://holdfast/', what)).toBe(false);
    expect(hasPermission(what, 'app://holdfast/')).toBe(false);
  }
  expect(hasPermission('clipboard-sanitized-write', 'app://holdfast/')).toBe(true);
  expect(hasPermission('clipboard-sanitized-write', 'https://example.com/')).toBe(false);
});
