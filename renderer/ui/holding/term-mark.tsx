import { useTranslation } from 'react-i18next';
import type { FieldsOf } from '#domain/model/collections.ts';
import { type TermState, termOn } from '#domain/rules/holding-term.ts';
import { dateText } from '../../state/format-time.ts';
import { useLocale } from '../../state/use-locale.ts';
import { useToday } from '../use-today.ts';
import css from './holding.module.css';

type Dated = Pick<FieldsOf<'holding'>, 'kind' | 'startsOn' | 'endsOn' | 'remindDays' | 'retiredAt'>;

const tones: Readonly<Partial<Record<TermState | 'retired', 'bad' | 'warn' | 'good'>>> = {
  over: 'bad',
  ending: 'warn',
  running: 'good',
};

/** "Warranty until 2027/03/31", and whether it still holds today; nothing where no day is known. */
export function TermMark({ of }: { readonly of: Dated }) {
  const words = useTermWords();
  const state = useTermState(of);
  const text = words(of);
  if (text === '') return null;
  return (
    <span className={css.term} data-tone={tones[state]}>
      {text}
    </span>
  );
}

function useTermState(of: Dated): TermState | 'retired' {
  const today = useToday();
  return of.retiredAt === null ? termOn(of, today).state : 'retired';
}

/** The same in words alone. */
export function useTermWords(): (of: Dated) => string {
  const { t } = useTranslation('holdings');
  const locale = useLocale();
  const today = useToday();
  return (of) => {
    const { kind, startsOn, endsOn, retiredAt } = of;
    if (retiredAt !== null) return t('retired');
    const { state, days } = termOn(of, today);
    if (state === 'ahead') return t('term.ahead', { date: dateText(startsOn ?? '', locale) });
    if (endsOn === null || state === 'none') return '';
    const said = t(state === 'over' ? `term.${kind}.over` : `term.${kind}.until`, { date: dateText(endsOn, locale) });
    return state === 'ending' && days !== null ? `${said} · ${t('term.left', { count: days })}` : said;
  };
}
