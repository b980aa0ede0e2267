import type { ChartLook } from '#domain/report-charts/chart-look.ts';
import { type ChartTone, chartTones } from '#domain/rules/report-pages/report-pages.ts';

const names: Readonly<Record<ChartTone | 'text' | 'line' | 'ground', string>> = {
  ...{ text: '--hf-text-soft', line: '--hf-border', ground: '--hf-surface' },
  ...{ first: '--hf-accent', second: '--hf-warn', third: '--hf-violet', fourth: '--hf-good' },
  ...{ good: '--hf-good', bad: '--hf-bad', compared: '--hf-control' },
};

/** The theme's colours where the element stands. */
export function screenLook(element: Element, moves: boolean): ChartLook {
  const style = getComputedStyle(element);
  const read = (name: keyof typeof names) => style.getPropertyValue(names[name]).trim();
  return {
    ...{ text: read('text'), line: read('line'), ground: read('ground'), font: style.fontFamily, moves },
    tones: Object.fromEntries(chartTones.map((tone) => [tone, read(tone)])) as Record<ChartTone, string>,
  };
}
