import type { Figure } from '../metrics/figure.ts';

/** The hours of a week: a row for each day, a cell for each hour. */
export interface WeekModel {
  readonly title: string;
  readonly hours: readonly string[];
  readonly days: readonly {
    readonly label: string;
    readonly cells: readonly { readonly key: string; readonly value: number }[];
  }[];
  say(value: number): string;
}

interface Words extends Pick<WeekModel, 'title' | 'say'> {
  dayOf(day: string): string;
  hourOf(hour: string): string;
}

const hours = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'));
const days = ['1', '2', '3', '4', '5', '6', '7'];

/** Of a figure in groups of hours of the week, `1-09` for Monday from nine to ten. */
export function weekModel({ groups }: Figure, { dayOf, hourOf, ...words }: Words): WeekModel {
  const values = new Map(groups.map(({ key, value }) => [key, value ?? 0]));
  return {
    ...words,
    hours: hours.map(hourOf),
    days: days.map((day) => ({
      label: dayOf(day),
      cells: hours.map((hour) => ({ key: `${day}-${hour}`, value: values.get(`${day}-${hour}`) ?? 0 })),
    })),
  };
}
