import type { Language } from '../model/choices.ts';

const traditional = /-(hant|tw|hk|mo)\b/;

/**
 * The first of a person's languages (BCP 47 tags, most wanted first) that the program speaks; English where it speaks none.
 * Chinese is written in traditional characters in Taiwan, Hong Kong and Macau, unless the tag says otherwise (`zh-Hans-HK`).
 */
export function localeOf(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const [language, ...rest] = tag.toLowerCase().split(/[-_]/);
    if (language === 'en') return 'en';
    if (language !== 'zh') continue;
    return traditional.test(`-${rest.join('-')}`) && !rest.includes('hans') ? 'zh-TW' : 'zh-CN';
  }
  return 'en';
}
