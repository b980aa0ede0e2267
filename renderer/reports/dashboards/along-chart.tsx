import { useMemo } from 'react';
import type { AlongWish } from '#domain/rules/report-pages/report-pages.ts';
import { Chart } from '../charts/chart.tsx';
import type { FoundFigures } from '../figures/use-figures.ts';
import type { ReportFrame } from '../filters/report-frame.ts';
import type { Opened } from '../rows/opened.ts';
import type { MetricName } from './metric-name.ts';
import { useChartModels } from './use-chart-models.ts';

interface Props {
  readonly wish: AlongWish;
  readonly frame: ReportFrame;
  readonly figures: FoundFigures;
  onOpen(opened: Opened): void;
}

/** Figures along the days, weeks or months of the period. */
export function AlongChart({ wish, frame, figures, onOpen }: Props) {
  const models = useChartModels(frame);
  const model = useMemo(() => models.along(wish, figures.of), [models, wish, figures]);
  return (
    <Chart model={model} onOpen={(bucket, series) => onOpen({ metric: series as MetricName, bucket, group: null })} />
  );
}
