import type { ChartTone } from '../rules/report-pages/report-pages.ts';

/** The colours of a chart, as the drawing library wants them. */
export interface ChartLook {
  readonly text: string;
  readonly line: string;
  readonly ground: string;
  readonly font: string;
  readonly tones: Readonly<Record<ChartTone, string>>;
  /** Whether things may move. */
  readonly moves: boolean;
}

/** Of charts in files: inks on white, whatever the theme of a screen is, and the same wherever they are drawn. */
export const paperLook: ChartLook = {
  ...{ text: '#333333', line: '#bbbbbb', ground: '#ffffff', moves: false },
  // The font that pictures in files are drawn with comes first: it has every Chinese character.
  font: 'Noto Sans SC, Microsoft YaHei, PingFang SC, sans-serif',
  tones: {
    ...{ first: '#1d5f9e', second: '#8a5200', third: '#6241b5', fourth: '#1c7048' },
    ...{ good: '#1c7048', bad: '#b3261e', compared: '#868f9a' },
  },
};
