import { expect, test } from 'vitest';
import en from '#assets/locales/en/desktop.json' with { type: 'json' };
import zh from '#assets/locales/zh-CN/desktop.json' with { type: 'json' };
import tw from '#assets/locales/zh-TW/desktop.json' with { type: 'json' };
import { labelsFor, menuTemplate } from '#desktop/menu.ts';

test.each([
  ['system', 'zh-CN', zh],
  ['system', 'zh-TW', tw],
  ['system', 'zh-HK', tw],
  ['system', 'zh-Hant', tw],
  ['zh-TW', 'zh-CN', tw],
  ['system', 'en-GB', en],
  ['system', 'de', en],
  ['zh-CN', 'en-GB', zh],
  ['en', 'zh-CN', en],
] as const)('%s on a %s system', (locale, system, labels) => {
  expect(labelsFor(locale, system)).toBe(labels);
});

const rolesIn = (isMac: boolean, isDevelopment: boolean): string[] => {
  const template = menuTemplate({
    labels: zh,
    isMac,
    isDevelopment,
    showData: () => {},
    openWindow: () => {},
    act: () => {},
  });
  return template.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu.map(({ role }) => role ?? '') : []));
};

test.each([true, false])('editing, zooming and quitting work by key on each system (mac: %s)', (isMac) => {
  const needed = [
    'undo',
    'redo',
    'cut',
    'copy',
    'paste',
    'selectAll',
    'zoomIn',
    'zoomOut',
    'resetZoom',
    'close',
    'quit',
    'about',
  ];
  expect(rolesIn(isMac, false)).toEqual(expect.arrayContaining(needed));
});

test('a packaged program offers no developer tools and no reload', () => {
  expect(rolesIn(false, true)).toEqual(expect.arrayContaining(['reload', 'toggleDevTools']));
  for (const role of ['reload', 'forceReload', 'toggleDevTools']) expect(rolesIn(false, false)).not.toContain(role);
});
