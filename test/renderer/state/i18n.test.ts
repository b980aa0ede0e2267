import { expect, it } from 'vitest';
import { createI18n, localeFor } from '#renderer/state/i18n.ts';

it.each([
  ['zh-CN', '设置'],
  ['zh-TW', '設定'],
  ['en', 'Settings'],
] as const)('speaks %s from the first word', async (locale, settings) => {
  const i18n = await createI18n(locale);
  expect(i18n.t('areas.settings')).toBe(settings);
  expect(i18n.t('settings:title')).toBe(settings);
});

it('learns another language when it is asked for', async () => {
  const i18n = await createI18n('en');
  await i18n.changeLanguage('zh-TW');
  expect(i18n.t('knowledge:title')).toBe('知識庫');
});

it('follows the setting, and the system where the setting leaves it to that', () => {
  expect(localeFor('zh-CN', ['zh-TW'])).toBe('zh-CN');
  expect(localeFor('system', ['zh-TW', 'en'])).toBe('zh-TW');
});
