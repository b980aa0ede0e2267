import { ActionIcon, Indicator, Popover, Select } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { ListFilter } from 'lucide-react';
import { type Ref, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { comparisons, type Period, periods, type Span } from '#domain/rules/report-pages/period.ts';
import css from './filters.module.css';
import { NarrowForm } from './narrow-form.tsx';
import type { ReportFrame } from './report-frame.ts';
import { narrowedBy, type Wish } from './wish.ts';

interface Props {
  readonly wish: Wish;
  readonly frame: ReportFrame;
  onChange(wish: Wish): void;
  readonly button: Ref<HTMLButtonElement>;
  /** Whether what is shown is held against another period. */
  readonly compares?: boolean;
}

/** Of which days, compared with which, and of whose work. */
export function FilterBar({ wish, frame, onChange, button, compares = true }: Props) {
  const { t } = useTranslation('reports');
  const [open, setOpen] = useState(false);
  const set = (change: Partial<Wish>) => onChange({ ...wish, ...change });
  const count = narrowedBy(wish);
  return (
    <search className={css.bar} aria-label={t('filter.title')}>
      <Select
        className={css.period ?? ''}
        aria-label={t('filter.period')}
        title={t('filter.period')}
        value={wish.period}
        allowDeselect={false}
        maxDropdownHeight={360}
        data={periods.map((period) => ({ value: period, label: t(`period.${period}`) }))}
        // One's own days begin as those that were on show.
        onChange={(period) => set({ period: period as Period, own: frame.span })}
      />
      {wish.period === 'own' && <OwnDays own={wish.own} onChange={(own) => set({ own })} />}
      {compares && (
        <Select
          className={css.compare ?? ''}
          aria-label={t('filter.compare')}
          title={t('filter.compare')}
          value={wish.comparison}
          allowDeselect={false}
          data={comparisons.map((each) => ({ value: each, label: t(`comparison.${each}`) }))}
          onChange={(comparison) => set({ comparison: comparison as Wish['comparison'] })}
        />
      )}
      <Popover position="bottom-end" width={320} trapFocus opened={open} onChange={setOpen}>
        <Indicator disabled={count === 0} label={count} size={15} offset={4}>
          <Popover.Target>
            <ActionIcon
              ref={button}
              variant="default"
              size={30}
              aria-label={t('filter.narrow')}
              title={t('filter.narrow')}
              onClick={() => setOpen(!open)}
            >
              <ListFilter size={15} aria-hidden="true" />
            </ActionIcon>
          </Popover.Target>
        </Indicator>
        <Popover.Dropdown aria-label={t('filter.narrow')}>
          <NarrowForm wish={wish} frame={frame} onChange={onChange} />
        </Popover.Dropdown>
      </Popover>
    </search>
  );
}

function OwnDays({ own, onChange }: { readonly own: Span; onChange(own: Span): void }) {
  const { t } = useTranslation(['reports', 'common']);
  const months = {
    ariaLabels: { previousMonth: t('common:due.previousMonth'), nextMonth: t('common:due.nextMonth') },
    popoverProps: { withinPortal: true },
  };
  return (
    <>
      <DateInput
        {...months}
        className={css.day ?? ''}
        aria-label={t('filter.from')}
        valueFormat="YYYY-MM-DD"
        value={own.from}
        onChange={(from) => from && onChange({ ...own, from })}
      />
      <span aria-hidden="true">–</span>
      <DateInput
        {...months}
        className={css.day ?? ''}
        aria-label={t('filter.to')}
        valueFormat="YYYY-MM-DD"
        value={own.to}
        onChange={(to) => to && onChange({ ...own, to })}
      />
    </>
  );
}
