import type { ReviewFigure } from '../../model/service-review-fields.ts';
import { metricNamed } from '../metrics/catalogue.ts';
import { type DayPeriod, periodBefore, stretchOf } from '../metrics/day-period.ts';
import type { Figure } from '../metrics/figure.ts';
import type { Zoned } from '../metrics/zone-clock.ts';
import { likePeriods, usualOf } from './usual-figure.ts';

/** What the figures of a period are held against, the period just before it first. Before the first case nothing was like anything. */
export function likePeriodsBefore(period: DayPeriod, firstCaseAt: number | null, zoned: Zoned): readonly DayPeriod[] {
  const found: DayPeriod[] = [];
  let earlier = period;
  while (found.length < likePeriods.most) {
    earlier = periodBefore(earlier);
    if (firstCaseAt === null || stretchOf(earlier, zoned).start < firstCaseAt) break;
    found.push(earlier);
  }
  return found;
}

/** The figures of a period as a review tells them; `earlier` are the same figures of the periods that they are held against, in their order. */
export function reviewFigures(
  figures: readonly Figure[],
  earlier: readonly (readonly Figure[])[],
): readonly ReviewFigure[] {
  return figures.map(({ metric: name, version, value, n }, place) => {
    const metric = metricNamed(name);
    const like = earlier.flatMap((each) => each[place] ?? []);
    return {
      ...{ metric: name, version, value, n },
      compared: earlier[0]?.[place]?.value ?? null,
      usual: metric ? usualOf(metric, like) : null,
    };
  });
}
