import type { Language, Tier } from '../../model/choices.ts';

const tierWords: Readonly<Record<Tier, string>> = {
  standard: 'standard normal regular basic 0 no n false 普通 一般 标准 標準 普通客户 否',
  vip: 'vip vvip svip gold platinum diamond premium 1 yes y true 贵宾 貴賓 重要 重点 金卡 白金 钻石 是',
};

const languageWords: Readonly<Record<Language, string>> = {
  'zh-CN': 'zh zh-cn zh_cn zh-hans chinese mandarin cn 中文 简体 简体中文 汉语 普通话 国语',
  'zh-TW': 'zh-tw zh_tw zh-hk zh-hant cantonese tw hk 繁体 繁體 繁体中文 繁體中文 正體中文 粤语 粵語 國語',
  en: 'en en-us en-gb en_us en_gb english 英文 英语 英語',
};

function wordsOf<T extends string>(words: Readonly<Record<T, string>>): ReadonlyMap<string, T> {
  return new Map(
    (Object.keys(words) as T[]).flatMap((choice) => words[choice].split(' ').map((word) => [word, choice] as const)),
  );
}

const tiersByWord = wordsOf(tierWords);
const languagesByWord = wordsOf(languageWords);

function folded(word: string): string {
  return word.normalize('NFKC').trim().toLowerCase();
}

export function tierNamed(word: string): Tier | undefined {
  return tiersByWord.get(folded(word));
}

export function languageNamed(word: string): Language | undefined {
  return languagesByWord.get(folded(word));
}
