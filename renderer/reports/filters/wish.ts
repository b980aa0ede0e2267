import { localDate } from '#domain/rules/calendar/local-date.ts';
import { type Narrowing, narrowings } from '#domain/rules/report-pages/narrowings.ts';
import { type Comparison, comparisons, type Period, periods, type Span } from '#domain/rules/report-pages/period.ts';

/** What a report is of, kept in the address: it can be gone back to, and given to a colleague. */
export interface Wish {
  readonly period: Period;
  /** For a period of one's own. */
  readonly own: Span;
  readonly comparison: Comparison;
  readonly narrowed: Readonly<Partial<Record<Narrowing, readonly (string | null)[]>>>;
}

type Params = Readonly<Record<string, string>>;

const usual = { period: '30', comparison: 'before' } as const;
const isDate = (text: string | undefined): text is string => localDate.safeParse(text).success;

export function wishOf(params: Params, today: string): Wish {
  const { from, to } = params;
  return {
    period: periods.find((each) => each === params.period) ?? usual.period,
    own: { from: isDate(from) ? from : today, to: isDate(to) ? to : today },
    comparison: comparisons.find((each) => each === params.compare) ?? usual.comparison,
    narrowed: Object.fromEntries(
      narrowings.flatMap((name) => {
        const values = valuesOf(params[name]);
        return values.length > 0 ? [[name, values]] : [];
      }),
    ),
  };
}

/** Only what differs from the usual stands in the address. */
export function paramsOf({ period, own, comparison, narrowed }: Wish): Params {
  return {
    ...(period !== usual.period && { period }),
    ...(period === 'own' && own),
    ...(comparison !== usual.comparison && { compare: comparison }),
    ...Object.fromEntries(
      narrowings.flatMap((name) => {
        const values = narrowed[name] ?? [];
        return values.length > 0 ? [[name, values.map(addressed).join(',')]] : [];
      }),
    ),
  };
}

export function narrowedBy({ narrowed }: Wish): number {
  return narrowings.filter((name) => (narrowed[name]?.length ?? 0) > 0).length;
}

function valuesOf(text: string | undefined): readonly (string | null)[] {
  return (text ?? '').split(',').filter(Boolean).map(valueIn);
}

/** Nobody, or nothing; what is encoded never has a colon. */
const none = ':none';

/** A value as it stands in the address, and in the form. */
export function addressed(value: string | null): string {
  return value === null ? none : encodeURIComponent(value);
}

export function valueIn(text: string): string | null {
  if (text === none) return null;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
