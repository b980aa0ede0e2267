import { useTranslation } from 'react-i18next';
import type { Narrowing } from '#domain/rules/report-pages/narrowings.ts';
import { type Dashboard, metricsOf } from '#domain/rules/report-pages/report-pages.ts';
import { FailureState, LoadingState } from '../../ui/states.tsx';
import { FigureTile } from '../figures/figure-tile.tsx';
import figuresCss from '../figures/figures.module.css';
import { useFigures } from '../figures/use-figures.ts';
import type { ReportFrame } from '../filters/report-frame.ts';
import type { Opened } from '../rows/opened.ts';
import { AlongChart } from './along-chart.tsx';
import { ApartChart } from './apart-chart.tsx';
import { AsOfLine } from './as-of-line.tsx';
import { AskedMost } from './asked-most.tsx';
import css from './dashboard.module.css';
import { SideBySide } from './side-by-side.tsx';

interface Props {
  readonly dashboard: Dashboard;
  readonly frame: ReportFrame;
  /** What stands side by side. */
  readonly side: Narrowing;
  onSide(side: Narrowing): void;
  onOpen(opened: Opened): void;
}

/** The figures of a page, their course, and who they come from. */
export function DashboardView({ dashboard, frame, side, onSide, onOpen }: Props) {
  const { t } = useTranslation('reports');
  const figures = useFigures(frame, { metrics: metricsOf(dashboard), along: true });
  const { value, failure } = figures;
  if (!value) return failure ? <FailureState failure={failure} /> : <LoadingState />;
  return (
    <div className={css.page}>
      <AsOfLine asOf={value.asOf} frame={frame} />
      <ul className={figuresCss.tiles} aria-label={t('figures')}>
        {dashboard.figures.map((metric) => (
          <FigureTile
            key={metric}
            metric={metric}
            figure={figures.of(metric)}
            onOpen={() => onOpen({ metric, bucket: null, group: null })}
          />
        ))}
      </ul>
      <div className={css.charts}>
        {dashboard.charts.map((chart) =>
          'metrics' in chart ? (
            <AlongChart key={chart.name} wish={chart} frame={frame} figures={figures} onOpen={onOpen} />
          ) : (
            <ApartChart key={chart.name} wish={chart} frame={frame} onOpen={onOpen} />
          ),
        )}
      </div>
      {dashboard.hasQuestions && <AskedMost frame={frame} />}
      <SideBySide frame={frame} by={side} onBy={onSide} metrics={dashboard.compared} onOpen={onOpen} />
    </div>
  );
}
