import { numberText } from '../../state/format-number.ts';
import { useLocale } from '../../state/use-locale.ts';

/** A number as a text takes it: what chooses its plural, and how it is written. */
export function useCounted() {
  const locale = useLocale();
  return (count: number) => ({ count, formatted: numberText(count, locale) });
}
