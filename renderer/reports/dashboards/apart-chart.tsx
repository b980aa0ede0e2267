import { useMemo } from 'react';
import { noGroup } from '#domain/rules/report-pages/groups-model.ts';
import type { ApartWish } from '#domain/rules/report-pages/report-pages.ts';
import { Chart } from '../charts/chart.tsx';
import { HeatTable } from '../charts/heat-table.tsx';
import { useFigures } from '../figures/use-figures.ts';
import type { ReportFrame } from '../filters/report-frame.ts';
import type { Opened } from '../rows/opened.ts';
import css from './dashboard.module.css';
import { useChartModels } from './use-chart-models.ts';

interface Props {
  readonly wish: ApartWish;
  readonly frame: ReportFrame;
  onOpen(opened: Opened): void;
}

/** One figure, side by side for the values of a dimension, the hours of the day or those of the week. */
export function ApartChart({ wish, frame, onOpen }: Props) {
  const models = useChartModels(frame);
  const { metric, by } = wish;
  const figure = useFigures(frame, { metrics: [metric], groupBy: by }).of(metric);
  const model = useMemo(() => {
    if (!figure) return null;
    return by === 'weekday-hour' ? models.week(wish, figure) : models.apart(wish, figure);
  }, [models, wish, by, figure]);
  const open = (key: string) => onOpen({ metric, bucket: null, group: { by, key: key === noGroup ? null : key } });
  if (!model) return null;
  if (!('places' in model)) {
    const { title, hours, days, say } = model;
    return (
      <div className={css.wide}>
        <HeatTable title={title} columns={hours} rows={days} say={say} onOpen={open} />
      </div>
    );
  }
  const chart = <Chart model={model} onOpen={open} />;
  return by === 'hour' ? <div className={css.wide}>{chart}</div> : chart;
}
