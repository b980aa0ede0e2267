import type { Language, Tier } from '../../model/choices.ts';
import type { Consent } from '../../model/service-file-fields.ts';

const tierWords: Readonly<Record<Tier, string>> = {
  standard: 'standard normal regular basic 0 no n false 普通 一般 标准 標準 普通客户 否',
  vip: 'vip vvip svip gold platinum diamond premium 1 yes y true 贵宾 貴賓 重要 重点 金卡 白金 钻石 是',
};

const languageWords: Readonly<Record<Language, string>> = {
  'zh-CN': 'zh zh-cn zh_cn zh-hans chinese mandarin cn 中文 简体 简体中文 汉语 普通话 国语',
  'zh-TW': 'zh-tw zh_tw zh-hk zh-hant cantonese tw hk 繁体 繁體 繁体中文 繁體中文 正體中文 粤语 粵語 國語',
  en: 'en en-us en-gb en_us en_gb english 英文 英语 英語',
};

/** What says neither is nothing: who was never asked has said neither. */
const consentWords: Readonly<Record<Consent['state'], string>> = {
  granted:
    'yes y true 1 ok granted agreed accepted allowed opt-in opted-in subscribed 是 同意 已同意 授权 已授权 允许 可以 授權 已授權 允許',
  refused:
    'no n false 0 refused declined denied opt-out opted-out unsubscribed 否 不 不同意 拒绝 已拒绝 不允许 不可以 拒絕 已拒絕 不允許',
};

function wordsOf<T extends string>(words: Readonly<Record<T, string>>): ReadonlyMap<string, T> {
  return new Map(
    (Object.keys(words) as T[]).flatMap((choice) => words[choice].split(' ').map((word) => [word, choice] as const)),
  );
}

const tiersByWord = wordsOf(tierWords);
const languagesByWord = wordsOf(languageWords);
const consentsByWord = wordsOf(consentWords);

function folded(word: string): string {
  return word.normalize('NFKC').trim().toLowerCase();
}

export function tierNamed(word: string): Tier | undefined {
  return tiersByWord.get(folded(word));
}

export function languageNamed(word: string): Language | undefined {
  return languagesByWord.get(folded(word));
}

export function consentNamed(word: string): Consent['state'] | undefined {
  return consentsByWord.get(folded(word));
}
