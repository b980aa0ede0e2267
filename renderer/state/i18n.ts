import { createInstance, type i18n } from 'i18next';
import enCalls from '#assets/locales/en/calls.json' with { type: 'json' };
import enCases from '#assets/locales/en/cases.json' with { type: 'json' };
import enCommon from '#assets/locales/en/common.json' with { type: 'json' };
import enCustomers from '#assets/locales/en/customers.json' with { type: 'json' };
import enFailure from '#assets/locales/en/failure.json' with { type: 'json' };
import enFollowUps from '#assets/locales/en/follow-ups.json' with { type: 'json' };
import enKnowledge from '#assets/locales/en/knowledge.json' with { type: 'json' };
import enSession from '#assets/locales/en/session.json' with { type: 'json' };
import enSettings from '#assets/locales/en/settings.json' with { type: 'json' };
import enSync from '#assets/locales/en/sync.json' with { type: 'json' };
import zhCalls from '#assets/locales/zh-CN/calls.json' with { type: 'json' };
import zhCases from '#assets/locales/zh-CN/cases.json' with { type: 'json' };
import zhCommon from '#assets/locales/zh-CN/common.json' with { type: 'json' };
import zhCustomers from '#assets/locales/zh-CN/customers.json' with { type: 'json' };
import zhFailure from '#assets/locales/zh-CN/failure.json' with { type: 'json' };
import zhFollowUps from '#assets/locales/zh-CN/follow-ups.json' with { type: 'json' };
import zhKnowledge from '#assets/locales/zh-CN/knowledge.json' with { type: 'json' };
import zhSession from '#assets/locales/zh-CN/session.json' with { type: 'json' };
import zhSettings from '#assets/locales/zh-CN/settings.json' with { type: 'json' };
import zhSync from '#assets/locales/zh-CN/sync.json' with { type: 'json' };
import type { Settings } from '#domain/contract/ipc/contract.ts';

export type Locale = 'zh-CN' | 'en';

const en = {
  common: enCommon,
  session: enSession,
  cases: enCases,
  customers: enCustomers,
  calls: enCalls,
  'follow-ups': enFollowUps,
  knowledge: enKnowledge,
  sync: enSync,
  settings: enSettings,
  failure: enFailure,
};

const zh = {
  common: zhCommon,
  session: zhSession,
  cases: zhCases,
  customers: zhCustomers,
  calls: zhCalls,
  'follow-ups': zhFollowUps,
  knowledge: zhKnowledge,
  sync: zhSync,
  settings: zhSettings,
  failure: zhFailure,
};

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: typeof en;
  }
}

/** A translator of its own, so that two windows of one process may speak two languages. */
export async function createI18n(locale: Locale): Promise<i18n> {
  const instance = createInstance();
  await instance.init({
    lng: locale,
    fallbackLng: 'en',
    resources: { en, 'zh-CN': zh },
    defaultNS: 'common',
    // React escapes what it renders.
    interpolation: { escapeValue: false },
    returnNull: false,
    react: { useSuspense: false },
  });
  return instance;
}

/** Chinese for everyone whose system speaks any Chinese, English for the rest. */
export function localeFor(setting: Settings['locale'], systemLanguages: readonly string[]): Locale {
  if (setting !== 'system') return setting;
  return systemLanguages[0]?.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}
