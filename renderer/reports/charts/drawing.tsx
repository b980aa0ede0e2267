import { useComputedColorScheme } from '@mantine/core';
import { useMediaQuery, useReducedMotion } from '@mantine/hooks';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chartWords } from '#domain/report-charts/chart-words.ts';
import type { ChartModel } from '#domain/rules/report-pages/chart-model.ts';
import { numberText } from '../../state/format-number.ts';
import { useLocale } from '../../state/use-locale.ts';
import css from './chart.module.css';
import { chartSentences } from './chart-sentences.ts';
import { chartTip } from './chart-tip.ts';
import type { DrawnChart } from './draw-chart.ts';
import { screenLook } from './screen-look.ts';
import { screenOption } from './screen-option.ts';

interface Props {
  readonly model: ChartModel;
  readonly onOpen: ((place: string, series: string) => void) | undefined;
  /** The drawing library could not be read. */
  onFail(): void;
}

const barHeight = 26;

/** The canvas: one picture to a screen reader, with its words; a press on a bar opens what stands behind it. */
export function Drawing({ model, onOpen, onFail }: Props) {
  const { t } = useTranslation('reports');
  const locale = useLocale();
  const box = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState<DrawnChart | null>(null);
  const scheme = useComputedColorScheme('light');
  const contrasted = useMediaQuery('(prefers-contrast: more)');
  const still = useReducedMotion();

  const press = useEffectEvent((at: number, series: string) => {
    const place = model.places[at];
    const isCompared = model.series.some(({ key, tone }) => key === series && tone === 'compared');
    if (place && !isCompared) onOpen?.(place.key, series);
  });
  const fail = useEffectEvent(onFail);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    let chart: DrawnChart | null = null;
    let left = false;
    void import('./draw-chart.ts').then(
      ({ drawChart }) => {
        if (left) return;
        chart = drawChart(element, (place, series) => press(place, series));
        setDrawn(chart);
      },
      () => fail(),
    );
    return () => {
      left = true;
      chart?.close();
    };
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours are read from the page, which follows these two.
  useEffect(() => {
    if (!box.current || !drawn) return;
    const words = { counted: (count: number) => t('ofCount', { formatted: numberText(count, locale) }) };
    const look = screenLook(box.current, !still);
    drawn.show(screenOption(model, look, (at) => chartTip(model, at, words)));
  }, [drawn, model, still, locale, t, scheme, contrasted]);

  const height = model.kind === 'bars' ? model.places.length * barHeight + 40 : null;
  return (
    <div
      ref={box}
      className={css.drawing}
      role="img"
      aria-label={chartWords(model, chartSentences(t))}
      data-opens={onOpen ? true : undefined}
      style={height === null ? undefined : { height }}
    />
  );
}
