import { useTranslation } from 'react-i18next';
import type { LeagueRow } from '#domain/contract/ipc/goal-procedures.ts';
import { sayValue } from '#domain/rules/report-pages/say-value.ts';
import { useLocale } from '../../state/use-locale.ts';
import css from './league.module.css';
import { alongScale, type LeagueScale } from './league-scale.ts';

interface Props {
  readonly row: LeagueRow;
  readonly mean: number;
  readonly scale: LeagueScale;
}

/** Somebody's fair figure as a dot on its range, and the mean as a line through all rows; in words, where the range lies beside the mean. */
export function LeaguePicture({ row, mean, scale }: Props) {
  const { t } = useTranslation('goals');
  const locale = useLocale();
  const { low, drawn, high } = row;
  const at = (share: number) => alongScale(scale, share);
  const where = low > mean ? 'above' : high < mean ? 'below' : 'around';
  const said = t(`league.picture.${where}`, { mean: sayValue(mean, 'share', locale) });
  return (
    <svg className={css.picture} role="img" aria-label={said}>
      <title>{said}</title>
      <line className={css.mean} x1={at(mean)} x2={at(mean)} y1="0" y2="100%" />
      <line className={css.range} x1={at(low)} x2={at(high)} y1="50%" y2="50%" />
      <circle className={css.dot} cx={at(drawn)} cy="50%" r="4" />
    </svg>
  );
}
