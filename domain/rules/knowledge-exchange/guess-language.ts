import type { Language } from '../../model/choices.ts';
import { foldText } from '../text-fold.ts';

const han = /\p{Script=Han}/gu;
const latin = /[A-Za-z]{2,}/g;
/** Of so many characters one in fifty is enough: simplified texts hold hardly any that are written otherwise. */
const traditionalShare = 0.02;
const looked = 20_000;

/** The language a text seems to be written in; nothing where there are no words. */
export function guessLanguage(text: string): Language | null {
  const sample = text.slice(0, looked);
  const characters = sample.match(han) ?? [];
  const words = sample.match(latin)?.length ?? 0;
  if (characters.length === 0) return words > 0 ? 'en' : null;
  if (words > characters.length) return 'en';
  const traditional = characters.filter((each) => foldText(each) !== each).length;
  return traditional / characters.length > traditionalShare ? 'zh-TW' : 'zh-CN';
}
