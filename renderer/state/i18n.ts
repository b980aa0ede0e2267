import { type BackendModule, createInstance, type i18n } from 'i18next';
import appointments from '#assets/locales/en/appointments.json' with { type: 'json' };
import article from '#assets/locales/en/article.json' with { type: 'json' };
import articleEditor from '#assets/locales/en/article-editor.json' with { type: 'json' };
import atWork from '#assets/locales/en/at-work.json' with { type: 'json' };
import board from '#assets/locales/en/board.json' with { type: 'json' };
import calls from '#assets/locales/en/calls.json' with { type: 'json' };
import care from '#assets/locales/en/care.json' with { type: 'json' };
import caseFields from '#assets/locales/en/case-fields.json' with { type: 'json' };
import cases from '#assets/locales/en/cases.json' with { type: 'json' };
import common from '#assets/locales/en/common.json' with { type: 'json' };
import composer from '#assets/locales/en/composer.json' with { type: 'json' };
import cooperation from '#assets/locales/en/cooperation.json' with { type: 'json' };
import customerFile from '#assets/locales/en/customer-file.json' with { type: 'json' };
import customerImport from '#assets/locales/en/customer-import.json' with { type: 'json' };
import customers from '#assets/locales/en/customers.json' with { type: 'json' };
import duplicates from '#assets/locales/en/duplicates.json' with { type: 'json' };
import events from '#assets/locales/en/events.json' with { type: 'json' };
import failure from '#assets/locales/en/failure.json' with { type: 'json' };
import feedback from '#assets/locales/en/feedback.json' with { type: 'json' };
import files from '#assets/locales/en/files.json' with { type: 'json' };
import followUps from '#assets/locales/en/follow-ups.json' with { type: 'json' };
import gaps from '#assets/locales/en/gaps.json' with { type: 'json' };
import goals from '#assets/locales/en/goals.json' with { type: 'json' };
import holdings from '#assets/locales/en/holdings.json' with { type: 'json' };
import keyboard from '#assets/locales/en/keyboard.json' with { type: 'json' };
import knowledge from '#assets/locales/en/knowledge.json' with { type: 'json' };
import knowledgeExchange from '#assets/locales/en/knowledge-exchange.json' with { type: 'json' };
import macros from '#assets/locales/en/macros.json' with { type: 'json' };
import metrics from '#assets/locales/en/metrics.json' with { type: 'json' };
import moves from '#assets/locales/en/moves.json' with { type: 'json' };
import organisations from '#assets/locales/en/organisations.json' with { type: 'json' };
import questions from '#assets/locales/en/questions.json' with { type: 'json' };
import queues from '#assets/locales/en/queues.json' with { type: 'json' };
import recommendations from '#assets/locales/en/recommendations.json' with { type: 'json' };
import relations from '#assets/locales/en/relations.json' with { type: 'json' };
import reportBuilder from '#assets/locales/en/report-builder.json' with { type: 'json' };
import reportSchedules from '#assets/locales/en/report-schedules.json' with { type: 'json' };
import reports from '#assets/locales/en/reports.json' with { type: 'json' };
import ringing from '#assets/locales/en/ringing.json' with { type: 'json' };
import scripts from '#assets/locales/en/scripts.json' with { type: 'json' };
import search from '#assets/locales/en/search.json' with { type: 'json' };
import searchSettings from '#assets/locales/en/search-settings.json' with { type: 'json' };
import serviceFile from '#assets/locales/en/service-file.json' with { type: 'json' };
import serviceReview from '#assets/locales/en/service-review.json' with { type: 'json' };
import session from '#assets/locales/en/session.json' with { type: 'json' };
import settings from '#assets/locales/en/settings.json' with { type: 'json' };
import sla from '#assets/locales/en/sla.json' with { type: 'json' };
import slaSettings from '#assets/locales/en/sla-settings.json' with { type: 'json' };
import sync from '#assets/locales/en/sync.json' with { type: 'json' };
import timeline from '#assets/locales/en/timeline.json' with { type: 'json' };
import triggers from '#assets/locales/en/triggers.json' with { type: 'json' };
import visitReport from '#assets/locales/en/visit-report.json' with { type: 'json' };
import visits from '#assets/locales/en/visits.json' with { type: 'json' };
import type { Settings } from '#domain/contract/ipc/settings-views.ts';
import type { Language } from '#domain/model/choices.ts';
import { localeOf } from '#domain/rules/locale-of.ts';

export type Locale = Language;

/** The pattern of every text: the other languages have the same files and keys, which test/renderer/locales.test.ts checks. */
const en = {
  common,
  session,
  board,
  care,
  cases,
  'case-fields': caseFields,
  composer,
  cooperation,
  customers,
  'customer-import': customerImport,
  'service-file': serviceFile,
  'service-review': serviceReview,
  organisations,
  'customer-file': customerFile,
  duplicates,
  calls,
  ringing,
  scripts,
  feedback,
  files,
  'follow-ups': followUps,
  article,
  'article-editor': articleEditor,
  gaps,
  goals,
  holdings,
  appointments,
  keyboard,
  knowledge,
  'knowledge-exchange': knowledgeExchange,
  'at-work': atWork,
  macros,
  metrics,
  moves,
  questions,
  queues,
  recommendations,
  relations,
  'report-builder': reportBuilder,
  'report-schedules': reportSchedules,
  reports,
  sla,
  'sla-settings': slaSettings,
  search,
  'search-settings': searchSettings,
  sync,
  settings,
  failure,
  events,
  timeline,
  triggers,
  visits,
  'visit-report': visitReport,
};

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: typeof en;
  }
}

/** One chunk for each further language, read when it is first spoken. */
const others: Readonly<Record<string, () => Promise<{ readonly texts: Readonly<Record<string, object>> }>>> = {
  'zh-CN': () => import('./texts-zh-cn.ts'),
  'zh-TW': () => import('./texts-zh-tw.ts'),
};

const backend: BackendModule = {
  type: 'backend',
  callbackApi: false,
  init() {},
  async read(language: string, area: string) {
    const read = await others[language]?.();
    return read?.texts[`../../assets/locales/${language}/${area}.json`];
  },
};

/** A translator of its own, so that two windows of one process may speak two languages. */
export async function createI18n(locale: Locale): Promise<i18n> {
  const instance = createInstance();
  await instance.use(backend).init({
    lng: locale,
    fallbackLng: 'en',
    load: 'currentOnly',
    resources: { en },
    partialBundledLanguages: true,
    ns: Object.keys(en),
    defaultNS: 'common',
    // React escapes what it renders.
    interpolation: { escapeValue: false },
    returnNull: false,
    react: { useSuspense: false },
  });
  return instance;
}

/** The language of the settings, or the one of the system where they leave it to that. */
export function localeFor(setting: Settings['locale'], systemLanguages: readonly string[]): Locale {
  return setting === 'system' ? localeOf(systemLanguages) : setting;
}
