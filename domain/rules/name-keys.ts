import { pinyin } from 'pinyin-pro';
import { foldText } from './text-fold.ts';

const han = /\p{Script=Han}/u;

function syllablesOf(name: string, surname: 'head' | 'off'): readonly string[] {
  return pinyin(name, { toneType: 'none', type: 'array', surname, nonZh: 'removed', v: true });
}

/** A reading as it may be typed: whole, by initials, and by the given name alone. */
function waysToType(syllables: readonly string[]): readonly string[] {
  const initials = syllables.map((syllable) => syllable.charAt(0)).join('');
  const from = syllables.map((_, at) => syllables.slice(at).join(''));
  const initialsFrom = syllables.map((_, at) => initials.slice(at)).filter((each) => each.length > 1);
  const [whole = '', ...rest] = from;
  return [whole, initials, `${syllables[0]}${initials.slice(1)}`, ...rest, ...initialsFrom.slice(1)];
}

/** ü is typed as v by most, as u by some, and printed as yu in passports. */
function withoutUmlaut(key: string): readonly string[] {
  return /[ln]v/.test(key) ? [key, key.replace(/([ln])v/g, '$1u'), key.replace(/([ln])v/g, '$1yu')] : [key];
}

/**
 * Ways to type a Chinese name on a Latin keyboard: 王小明 gives `wangxiaoming wxm wangxm xiaoming ming xm`. The first is the whole name as a person's;
 * where it would be read otherwise as a word (单 is shan in names, dan elsewhere), those ways follow. Empty for other names.
 */
export function nameKeys(name: string): string {
  const folded = foldText(name);
  if (!han.test(folded)) return '';
  const asName = syllablesOf(folded, 'head');
  if (asName.length === 0) return '';
  const asWord = syllablesOf(folded, 'off');
  const ways = [...waysToType(asName), ...(asWord.join('') === asName.join('') ? [] : waysToType(asWord))];
  return [...new Set(ways.flatMap(withoutUmlaut))].join(' ');
}
