import { NativeSelect } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { narrowings } from '#domain/rules/report-pages/narrowings.ts';
import { comparisons } from '#domain/rules/report-pages/period.ts';
import { clocks, dashboardOf } from '#domain/rules/report-pages/report-pages.ts';
import { zoneHere } from '../../state/format-day.ts';
import { Fold } from '../../ui/fold.tsx';
import { useToday } from '../../ui/use-today.ts';
import { NarrowForm } from '../filters/narrow-form.tsx';
import { frameOf } from '../filters/report-frame.ts';
import { narrowedBy, type Wish } from '../filters/wish.ts';
import { choices } from './choices.ts';
import type { PageChosen } from './schedule-values.ts';
import css from './schedules.module.css';

interface Props {
  readonly content: PageChosen;
  onChange(content: PageChosen): void;
}

/** What of a page is made. */
export function PageFields({ content, onChange }: Props) {
  const { t } = useTranslation(['report-schedules', 'reports']);
  const today = useToday();
  const set = (change: Partial<PageChosen>) => onChange({ ...content, ...change });
  const { hasClock } = dashboardOf(content.page, content.clock);
  // What there is to choose from comes from the last days.
  const wish: Wish = useMemo(
    () => ({
      ...{ period: '30', own: { from: today, to: today }, comparison: 'none' },
      narrowed: content.filters,
    }),
    [content.filters, today],
  );
  const frame = useMemo(() => frameOf(wish, today, zoneHere() || 'UTC'), [wish, today]);
  return (
    <>
      <div className={css.fields}>
        <NativeSelect
          label={t('field.compare')}
          value={content.comparison}
          data={choices(comparisons, (comparison) => t(`reports:comparison.${comparison}`))}
          onChange={(event) => set({ comparison: event.currentTarget.value as PageChosen['comparison'] })}
        />
        <NativeSelect
          label={t('field.side')}
          value={content.side}
          data={choices(narrowings, (side) => t(`reports:dimension.${side}`))}
          onChange={(event) => set({ side: event.currentTarget.value as PageChosen['side'] })}
        />
        {hasClock && (
          <NativeSelect
            label={t('field.clock')}
            value={content.clock}
            data={choices(clocks, (clock) => t(`reports:clock.${clock}`))}
            onChange={(event) => set({ clock: event.currentTarget.value as PageChosen['clock'] })}
          />
        )}
      </div>
      <Fold title={t('field.narrow')} count={narrowedBy(wish)} open={narrowedBy(wish) > 0}>
        <NarrowForm wish={wish} frame={frame} onChange={({ narrowed }) => set({ filters: narrowed })} />
      </Fold>
    </>
  );
}
