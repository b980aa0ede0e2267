import type { Namespace, TFunction } from 'i18next';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Locale } from './i18n.ts';

/** Texts in a language that need not be the screen's: for what is handed to a customer. Undefined until they are read. */
export function useTextsIn<const Ns extends Namespace>(locale: Locale, ns: Ns): TFunction<Ns> | undefined {
  const { i18n } = useTranslation();
  const [read, setRead] = useState<Locale | null>(null);
  useEffect(() => {
    let isGone = false;
    void i18n.loadLanguages(locale).then(() => {
      if (!isGone) setRead(locale);
    });
    return () => {
      isGone = true;
    };
  }, [i18n, locale]);
  return read === locale ? i18n.getFixedT(locale, ns) : undefined;
}
