import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type BuilderColumn, columnsOf, usualColumns } from '#domain/rules/report-builder/columns.ts';
import type { RowsReport } from '#domain/rules/report-builder/saved-report.ts';
import { type Subject, subjectFacts, subjects } from '#domain/rules/report-builder/subjects.ts';
import { useCaseFields } from '../../state/use-case-fields.ts';
import { ConditionFields } from '../../ui/conditions/condition-fields.tsx';
import css from './builder.module.css';
import { ColumnPicker } from './column-picker.tsx';
import { OrderFields } from './order-fields.tsx';
import { useColumnWords } from './use-column-words.ts';

interface Props {
  readonly report: RowsReport;
  /** Somebody tried to save what is not finished. */
  readonly failed: boolean;
  onChange(report: RowsReport): void;
}

/** What the rows are, what is said of each, and how they stand. */
export function BuilderForm({ report, failed, onChange }: Props) {
  const { t } = useTranslation(['report-builder', 'reports']);
  const words = useColumnWords();
  const fields = useCaseFields();
  const { subject, columns, groups, order } = report;
  const known = columnsOf(subject, fields);
  // One that is switched off stays where it was chosen.
  const offered = known.filter(
    ({ key, source }) => source.from !== 'custom' || source.field.active || columns.includes(key),
  );
  const set = (change: Partial<RowsReport>) => onChange({ ...report, ...change });
  const { times } = subjectFacts[subject];
  const choice = ({ key }: BuilderColumn) => ({ value: key, label: words.nameOf(key) });
  const groupable = offered.filter((column) => column.groups);
  const setGroup = (at: number, key: string | null) => {
    const next = key === null ? groups.slice(0, at) : [...groups.slice(0, at), key, ...groups.slice(at + 1)];
    set({ groups: next.filter((each, place) => next.indexOf(each) === place) });
  };
  return (
    <form className={css.form} aria-label={t('form')} onSubmit={(event) => event.preventDefault()}>
      <Select
        label={t('subjectLabel')}
        allowDeselect={false}
        value={subject}
        data={subjects.map((value) => ({ value: value as string, label: t(`subject.${value}`) }))}
        onChange={(next) => {
          const chosen = next as Subject;
          const { time } = subjectFacts[chosen].times[0];
          set({ subject: chosen, time, columns: [...usualColumns[chosen]], groups: [], order: [] });
        }}
      />
      {times.length > 1 && (
        <Select
          label={t('time')}
          allowDeselect={false}
          value={report.time}
          data={times.map(({ time }) => ({ value: time, label: words.nameOf(time) }))}
          onChange={(time) => time && set({ time })}
        />
      )}
      <ColumnPicker
        columns={columns}
        offered={offered.map(({ key }) => key)}
        onChange={(next) => set({ columns: [...next] })}
      />
      {[0, 1].slice(0, groups.length + 1).map((at) => (
        <Select
          key={at}
          label={t(at === 0 ? 'group' : 'groupWithin')}
          placeholder={t('noGroup')}
          clearable
          searchable
          value={groups[at] ?? null}
          data={groupable.filter(({ key }) => key === groups[at] || !groups.includes(key)).map(choice)}
          onChange={(key) => setGroup(at, key)}
        />
      ))}
      <OrderFields order={order} offered={offered.map(choice)} onChange={(next) => set({ order: [...next] })} />
      <ConditionFields
        legend={t('conditions')}
        initial={report.conditions}
        failed={failed}
        onChange={(conditions) => set({ conditions: [...conditions] })}
      />
    </form>
  );
}
