import type { ChartModel } from '#domain/rules/report-pages/chart-model.ts';
import css from './chart.module.css';

/**
 * What stands beside the mouse. Made of elements and texts: names come from people, and the page's policy refuses
 * styles that are written into HTML.
 */
export function chartTip(model: ChartModel, at: number, words: { counted(count: number): string }): HTMLElement {
  const tip = document.createElement('div');
  tip.className = css.tip ?? '';
  tip.append(lineOf(model.places[at]?.label ?? '', css.tipPlace));
  for (const { key, name, values, counts } of model.series) {
    const value = values[at];
    if (value === undefined || value === null) continue;
    const line = lineOf('', css.tipLine);
    line.dataset.series = key;
    const count = counts?.[at];
    line.append(
      lineOf(name, css.tipName),
      lineOf(model.say(value), css.tipValue),
      ...(count === undefined ? [] : [lineOf(words.counted(count), css.tipCount)]),
    );
    tip.append(line);
  }
  return tip;
}

function lineOf(text: string, className: string | undefined): HTMLElement {
  const line = document.createElement('span');
  line.className = className ?? '';
  line.textContent = text;
  return line;
}
