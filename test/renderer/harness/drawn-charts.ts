import type { DrawnChart } from '#renderer/reports/charts/draw-chart.ts';
import type { ScreenOption } from '#renderer/reports/charts/screen-option.ts';

interface Drawing {
  readonly element: HTMLElement;
  option: ScreenOption | null;
  readonly press: (place: number, series: string) => void;
}

const drawn: Drawing[] = [];

/** What is drawn now under that title, and what a press on it does. */
export function chartTitled(title: string): Drawing | undefined {
  return drawn.find(({ element }) => element.closest('figure')?.getAttribute('aria-label') === title);
}

/** Stands in for the program's own wherever there is no canvas. */
export function drawChart(element: HTMLElement, press: Drawing['press']): DrawnChart {
  const chart: Drawing = { element, option: null, press };
  drawn.push(chart);
  return {
    show(option) {
      chart.option = option;
    },
    close: () => void drawn.splice(drawn.indexOf(chart), 1),
  };
}
