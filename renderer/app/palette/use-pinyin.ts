import { useEffect, useState } from 'react';
import { useLocale } from '../../state/use-locale.ts';

type Spell = (name: string) => string;

/** Spells Chinese names on a Latin keyboard. Its dictionary is large: it is read when the palette is first opened in Chinese. */
export function usePinyin(isWanted: boolean): Spell | undefined {
  const isChinese = useLocale() !== 'en';
  const [spell, setSpell] = useState<{ readonly name: Spell }>();
  const isMissing = isWanted && isChinese && spell === undefined;
  useEffect(() => {
    if (!isMissing) return;
    // Without it actions are still found by their characters and their English names.
    void import('#domain/rules/name-keys.ts').then(({ nameKeys }) => setSpell({ name: nameKeys }));
  }, [isMissing]);
  return spell?.name;
}
