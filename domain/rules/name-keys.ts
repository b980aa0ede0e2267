import { pinyin } from 'pinyin-pro';
import { foldText } from './text-fold.ts';

const han = /\p{Script=Han}/u;

/** Ways to type a Chinese name on a Latin keyboard: 王小明 gives `wangxiaoming wxm wangxm`, 吕布 `lvbu …`. Empty for other names. */
export function nameKeys(name: string): string {
  const folded = foldText(name);
  if (!han.test(folded)) return '';
  const syllables = pinyin(folded, { toneType: 'none', type: 'array', surname: 'head', nonZh: 'removed', v: true });
  if (syllables.length === 0) return '';
  const initials = syllables.map((syllable) => syllable.charAt(0)).join('');
  return [syllables.join(''), initials, `${syllables[0]}${initials.slice(1)}`].join(' ');
}
