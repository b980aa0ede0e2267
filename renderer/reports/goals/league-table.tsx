import { useTranslation } from 'react-i18next';
import type { LeagueRow, LeagueView } from '#domain/contract/ipc/goal-procedures.ts';
import { sayValue } from '#domain/rules/report-pages/say-value.ts';
import { listText } from '../../state/format-list.ts';
import { numberText } from '../../state/format-number.ts';
import { useLocale } from '../../state/use-locale.ts';
import css from './goals.module.css';
import leagueCss from './league.module.css';
import { LeaguePicture } from './league-picture.tsx';
import { leagueScale } from './league-scale.ts';

const columns = ['drawn', 'between', 'own', 'expected', 'n'] as const;

/** Who stands where, as far as it can be told from chance, on how many facts; and who has too few for a place. */
export function LeagueTable({ league }: { readonly league: LeagueView }) {
  const { t } = useTranslation(['goals', 'common']);
  const locale = useLocale();
  const { ranked, tooFew, mean, n, rules } = league;
  const share = (value: number) => sayValue(value, 'share', locale);
  const cell = (column: (typeof columns)[number], row: LeagueRow) =>
    column === 'between'
      ? t('league.interval', { low: share(row.low), high: share(row.high) })
      : column === 'n'
        ? numberText(row.n, locale)
        : share(row[column]);
  if (mean === null) return <p className={css.note}>{t('league.none')}</p>;
  const scale = leagueScale(ranked, mean);
  return (
    <>
      <p className={css.about}>
        {ranked.length > 0 && <span className={leagueCss.meanMark} aria-hidden="true" />}
        {t('league.mean', { mean: share(mean), number: numberText(n, locale) })}
      </p>
      {ranked.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard.
        <section className={leagueCss.box} aria-label={t('league.table')} tabIndex={0}>
          <table className={leagueCss.table}>
            <thead>
              <tr>
                <th scope="col">{t('league.column.place')}</th>
                <th scope="col">{t('field.agent')}</th>
                <th scope="col">
                  {t('league.column.picture')}
                  <span className={leagueCss.ends} aria-hidden="true">
                    <span>{share(scale.from)}</span>
                    <span>{share(scale.to)}</span>
                  </span>
                </th>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {t(`league.column.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {ranked.map((row) => (
                <tr key={row.agentId}>
                  <td>
                    {row.best === row.worst ? row.best : t('league.places', { best: row.best, worst: row.worst })}
                  </td>
                  <th scope="row">{row.name ?? t('common:unknownPerson')}</th>
                  <td className={leagueCss.pictured}>
                    <LeaguePicture row={row} mean={mean} scale={scale} />
                  </td>
                  {columns.map((column) => (
                    <td key={column}>{cell(column, row)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {tooFew.length > 0 && (
        <p className={css.note}>
          {t('league.tooFew', {
            least: String(rules.least),
            names: listText(
              tooFew.map((each) => t('league.few', { name: each.name ?? t('common:unknownPerson'), number: each.n })),
              locale,
            ),
          })}
        </p>
      )}
      <p className={css.note}>{t('league.how', { least: String(rules.least) })}</p>
    </>
  );
}
