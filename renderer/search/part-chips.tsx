import type { TFunction } from 'i18next';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { QueryPart } from '#domain/rules/search-query/query-part.ts';
import { readQuery } from '#domain/rules/search-query/read-query.ts';
import { dateText } from '../state/format-day.ts';
import type { Locale } from '../state/i18n.ts';
import { useLocale } from '../state/use-locale.ts';
import { without } from './query-text.ts';
import css from './search.module.css';

interface Props {
  readonly text: string;
  onChange(text: string): void;
}

/** What was understood beside the words, each to be taken away again. Kinds are shown by the bar of kinds. */
export function PartChips({ text, onChange }: Props) {
  const { t } = useTranslation(['search', 'common']);
  const locale = useLocale();
  const chips = readQuery(text).flatMap((part, place) =>
    part.kind === 'word' || part.kind === 'in' ? [] : [{ place, name: nameOf(part, t, locale) }],
  );
  if (chips.length === 0) return null;
  return (
    <ul className={css.chips} aria-label={t('parts')}>
      {chips.map(({ place, name }) => (
        <li key={place}>
          <button
            type="button"
            className={css.chip}
            aria-label={t('takeAway', { part: name })}
            onClick={() => onChange(without(text, place))}
          >
            <span className="hf-truncate">{name}</span>
            <X size={13} aria-hidden="true" />
          </button>
        </li>
      ))}
    </ul>
  );
}

type Shown = Exclude<QueryPart, { readonly kind: 'word' | 'in' }>;

function nameOf(part: Shown, t: TFunction<['search', 'common']>, locale: Locale): string {
  switch (part.kind) {
    case 'phrase':
      return t('part.phrase', { text: part.text });
    case 'number':
      return `#${part.number}`;
    case 'tel':
      return t('part.tel', { phone: part.phone });
    case 'from':
      return t('part.from', { name: part.name });
    case 'tag':
      return t('part.tag', { tag: part.tag });
    case 'status':
      return t('part.status', { status: t(`common:status.${part.status}`) });
    case 'after':
      return t('part.after', { day: dayName(part.day, t, locale) });
    case 'before':
      return t('part.before', { day: dayName(part.day, t, locale) });
  }
}

function dayName(day: string, t: TFunction<['search', 'common']>, locale: Locale): string {
  if (!day.endsWith('d')) return dateText(day, locale);
  const count = Number(day.slice(0, -1));
  return count === 0 ? t('today') : t('daysAgo', { count });
}
