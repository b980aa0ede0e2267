import type { Span } from '#domain/rules/calendar/business-calendar.ts';

const wholeDay = 24 * 60;

/** A span while it is typed. */
export interface SpanText {
  readonly from: string;
  readonly to: string;
}

export type SpanProblem = 'from' | 'to' | 'order';

/** `09:30` of minutes after midnight; `24:00` of the day's end. */
export function clockText(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Minutes after midnight of `9`, `9:30`, `0930` or `９：３０`, as people type them; undefined for anything else. */
export function clockMinutes(text: string): number | undefined {
  const [, hour, minute = '00'] = /^(\d{1,2}?)(?:[:.]?(\d\d))?$/.exec(text.normalize('NFKC').trim()) ?? [];
  if (hour === undefined || Number(minute) > 59) return undefined;
  const minutes = Number(hour) * 60 + Number(minute);
  return minutes <= wholeDay ? minutes : undefined;
}

/** The span that was typed, or what is wrong with it. Midnight as an end is the end of the day. */
export function readSpan(text: SpanText): { readonly span: Span } | { readonly problem: SpanProblem } {
  const from = clockMinutes(text.from);
  const to = clockMinutes(text.to);
  if (from === undefined || from === wholeDay) return { problem: 'from' };
  if (to === undefined) return { problem: 'to' };
  const end = to === 0 ? wholeDay : to;
  return end > from ? { span: { from, to: end } } : { problem: 'order' };
}

/** All of a day's spans; undefined while one of them is wrong. */
export function readSpans(texts: readonly SpanText[]): readonly Span[] | undefined {
  const spans: Span[] = [];
  for (const text of texts) {
    const read = readSpan(text);
    if ('problem' in read) return undefined;
    spans.push(read.span);
  }
  return spans.sort((a, b) => a.from - b.from);
}

export function spanTexts(spans: readonly Span[]): readonly SpanText[] {
  return spans.map(({ from, to }) => ({ from: clockText(from), to: clockText(to) }));
}

/** `09:00–12:00, 13:00–18:00` */
export function hoursText(spans: readonly Span[]): string {
  return spans.map(({ from, to }) => `${clockText(from)}–${clockText(to)}`).join(' ');
}
