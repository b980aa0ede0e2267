import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Figure } from '#domain/rules/metrics/figure.ts';
import { type Narrowing, narrowingsFor } from '#domain/rules/report-pages/narrowings.ts';
import { sayValue } from '#domain/rules/report-pages/say-value.ts';
import { useAgent } from '../../state/core-context.tsx';
import { useLocale } from '../../state/use-locale.ts';
import { FailureState, LoadingState } from '../../ui/states.tsx';
import { useFigures } from '../figures/use-figures.ts';
import { useGroupWords } from '../figures/use-group-words.ts';
import type { ReportFrame } from '../filters/report-frame.ts';
import type { Opened } from '../rows/opened.ts';
import type { MetricName } from './metric-name.ts';
import css from './side-by-side.module.css';

interface Props {
  readonly frame: ReportFrame;
  readonly metrics: readonly MetricName[];
  readonly by: Narrowing;
  onBy(by: Narrowing): void;
  onOpen(opened: Opened): void;
}

/** The most telling figures of a page for each team, person, channel and so on, with how many each of them rests on. */
export function SideBySide({ frame, metrics, by, onBy, onOpen }: Props) {
  const { t } = useTranslation(['reports', 'metrics']);
  const { role } = useAgent();
  const words = useGroupWords();
  const choices = narrowingsFor(role);
  const { value, failure, of } = useFigures(frame, { metrics, groupBy: by });
  const figures = metrics.map(of).filter((figure) => figure !== undefined);
  const keys = [...new Set(figures.flatMap(({ groups }) => groups.map(({ key }) => key)))];
  const title = t('sideBySide');
  return (
    <div className={css.box}>
      <div className={css.head}>
        <h2 className={css.title}>{title}</h2>
        <Select
          className={css.by ?? ''}
          aria-label={t('by')}
          title={t('by')}
          value={by}
          allowDeselect={false}
          data={choices.map((each) => ({ value: each, label: t(`dimension.${each}`) }))}
          onChange={(chosen) => onBy(chosen as Narrowing)}
        />
      </div>
      {!value ? (
        failure ? (
          <FailureState failure={failure} />
        ) : (
          <LoadingState />
        )
      ) : keys.length === 0 ? (
        <p className={css.nothing}>{t('chart.nothing')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
        <section className={css.scrolled} aria-label={title} tabIndex={0}>
          <table className={css.table}>
            <thead>
              <tr>
                <th scope="col">{t(`dimension.${by}`)}</th>
                {metrics.map((metric) => (
                  <th key={metric} scope="col">
                    {t(`metrics:${metric}.name`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {keys.map((key) => (
                <tr key={key}>
                  <th scope="row">{words(by, key)}</th>
                  {metrics.map((metric) => (
                    <td key={metric}>
                      <Cell
                        figure={of(metric)}
                        groupKey={key}
                        label={[words(by, key), t(`metrics:${metric}.name`)].join(' · ')}
                        onOpen={() => onOpen({ metric, bucket: null, group: { by, key } })}
                      />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </div>
  );
}

interface CellProps {
  readonly figure: Figure | undefined;
  readonly groupKey: string | null;
  readonly label: string;
  onOpen(): void;
}

function Cell({ figure, groupKey, label, onOpen }: CellProps) {
  const { t } = useTranslation('reports');
  const locale = useLocale();
  const group = figure?.groups.find(({ key }) => key === groupKey);
  if (!figure || !group || group.value === null || group.n === 0)
    return <span className={css.none}>{t('noValue')}</span>;
  const said = sayValue(group.value, figure.unit, locale);
  return (
    <>
      <button
        type="button"
        className={css.value}
        aria-label={t('openFigure', { name: label, value: said })}
        onClick={onOpen}
      >
        {said}
      </button>
      {figure.unit !== 'count' && (
        <span className={css.counted}>{t('ofCount', { formatted: sayValue(group.n, 'count', locale) })}</span>
      )}
    </>
  );
}
