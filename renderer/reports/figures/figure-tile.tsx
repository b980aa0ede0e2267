import { ArrowDown, ArrowUp, Minus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { metricNamed } from '#domain/rules/metrics/catalogue.ts';
import type { Figure } from '#domain/rules/metrics/figure.ts';
import { sayValue } from '#domain/rules/report-pages/say-value.ts';
import { numberText } from '../../state/format-number.ts';
import { useLocale } from '../../state/use-locale.ts';
import type { MetricName } from '../dashboards/metric-name.ts';
import { changeOf } from './change.ts';
import { DefinitionButton } from './definition-button.tsx';
import css from './figures.module.css';

interface Props {
  readonly metric: MetricName;
  /** Undefined until it is read. */
  readonly figure: Figure | undefined;
  onOpen(): void;
}

const arrows = { up: ArrowUp, down: ArrowDown, same: Minus } as const;

/** One figure: what it is, what it means, how it moved, and the way to what stands behind it. */
export function FigureTile({ metric, figure, onOpen }: Props) {
  const { t } = useTranslation(['reports', 'metrics']);
  const locale = useLocale();
  const name = t(`metrics:${metric}.name`);
  const said = (value: number | null | undefined) =>
    figure && value !== null && value !== undefined ? sayValue(value, figure.unit, locale) : t('noValue');
  const isShare = figure?.unit === 'share';
  return (
    <li className={css.tile}>
      <div className={css.head}>
        <span className={css.name}>{name}</span>
        <DefinitionButton metric={metric} version={figure?.version} />
      </div>
      {figure && figure.n > 0 ? (
        <button
          type="button"
          className={css.value}
          aria-label={t('openFigure', { name, value: said(figure.value) })}
          onClick={onOpen}
        >
          {said(figure.value)}
        </button>
      ) : (
        <span className={css.value}>{figure ? said(figure.value) : ' '}</span>
      )}
      <span className={css.about}>
        {figure && <Moved metric={metric} figure={figure} />}
        {figure && (isShare || figure.unit === 'ms' || figure.unit === 'score') && (
          <span>{t('ofCount', { formatted: numberText(figure.n, locale) })}</span>
        )}
      </span>
    </li>
  );
}

interface MovedProps {
  readonly metric: MetricName;
  readonly figure: Figure;
}

function Moved({ metric, figure: { value, compared, unit } }: MovedProps) {
  const { t } = useTranslation('reports');
  const locale = useLocale();
  const definition = metricNamed(metric);
  const change = definition && compared ? changeOf(definition, value, compared.value) : null;
  if (!change || compared === null || compared.value === null) return null;
  const { by, way, tone } = change;
  const Arrow = arrows[way];
  const before = t('change.before', { before: sayValue(compared.value, unit, locale) });
  const size = () => {
    if (by === null) return t('change.fromNothing');
    if (unit === 'share')
      return t('change.points', { formatted: numberText(Math.round(Math.abs(by) * 1000) / 10, locale) });
    if (by >= 9) return t('change.times', { formatted: numberText(Math.round(by + 1), locale) });
    return sayValue(Math.abs(by), 'share', locale);
  };
  return (
    <span className={css.moved} data-tone={tone} title={before}>
      <Arrow size={12} aria-hidden="true" />
      <span className="hf-visually-hidden">{t(`change.${way}`)}</span>
      {way !== 'same' && size()}
      <span className="hf-visually-hidden">{before}</span>
    </span>
  );
}
