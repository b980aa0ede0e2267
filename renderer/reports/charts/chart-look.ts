import { type ChartTone, chartTones } from '#domain/rules/report-pages/report-pages.ts';

/** The colours of a chart, as a canvas wants them. */
export interface ChartLook {
  readonly text: string;
  readonly line: string;
  readonly ground: string;
  readonly font: string;
  readonly tones: Readonly<Record<ChartTone, string>>;
  /** Whether things may move. */
  readonly moves: boolean;
}

type Names = Readonly<Record<ChartTone | 'text' | 'line' | 'ground', string>>;

const onScreen: Names = {
  ...{ text: '--hf-text-soft', line: '--hf-border', ground: '--hf-surface' },
  ...{ first: '--hf-accent', second: '--hf-warn', third: '--hf-violet', fourth: '--hf-good' },
  ...{ good: '--hf-good', bad: '--hf-bad', compared: '--hf-control' },
};

/** The same on every screen: a file is read by others. */
const onPaper: Names = {
  ...{ text: '--hf-ink-soft', line: '--hf-paper-line', ground: '--hf-paper' },
  ...{ first: '--hf-ink-blue', second: '--hf-ink-amber', third: '--hf-ink-violet', fourth: '--hf-ink-green' },
  ...{ good: '--hf-ink-green', bad: '--hf-ink-red', compared: '--hf-ink-grey' },
};

/** The theme's colours where the element stands. */
export function screenLook(element: Element, moves: boolean): ChartLook {
  return lookOf(element, onScreen, moves);
}

export function paperLook(): ChartLook {
  // The font that pictures in files are drawn with comes first: it has every Chinese character.
  return { ...lookOf(document.body, onPaper, false), font: 'Noto Sans SC, Microsoft YaHei, PingFang SC, sans-serif' };
}

function lookOf(element: Element, names: Names, moves: boolean): ChartLook {
  const style = getComputedStyle(element);
  const read = (name: keyof Names) => style.getPropertyValue(names[name]).trim();
  return {
    ...{ text: read('text'), line: read('line'), ground: read('ground'), font: style.fontFamily, moves },
    tones: Object.fromEntries(chartTones.map((tone) => [tone, read(tone)])) as Record<ChartTone, string>,
  };
}
