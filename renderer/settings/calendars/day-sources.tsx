import { Button, FileButton, MultiSelect } from '@mantine/core';
import { FileUp, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DayRules } from '#domain/rules/calendar/day-rules.ts';
import css from './calendars.module.css';
import { chinaDays, chinaYears } from './china-days.ts';
import { DayPreview } from './day-preview.tsx';
import { type ReadDays, readDayFiles } from './read-day-files.ts';

interface Props {
  readonly zone: string;
  /** Takes what a source says of its days; an earlier word on the same days is replaced. */
  onAdd(rules: readonly DayRules[]): void;
}

/** Public days that need not be typed: China's, which come with the program, and those of a file. */
export function DaySources({ zone, onAdd }: Props) {
  const { t } = useTranslation('sla-settings');
  const thisYear = new Date().getFullYear();
  const [years, setYears] = useState<readonly string[]>(() => chinaYears.filter((year) => Number(year) >= thisYear));
  const [read, setRead] = useState<ReadDays>();
  const [said, setSaid] = useState('');
  const range = { zone, from: `${thisYear - 1}-01-01`, to: `${thisYear + 2}-12-31` };

  const counted = ({ holidays, workdays }: DayRules) =>
    t('source.counted', {
      holidays: t('source.holidays', { count: holidays.length }),
      workdays: t('source.workdays', { count: workdays.length }),
    });
  const addChina = async () => {
    setRead(undefined);
    const rules = await Promise.all(years.toSorted().map(chinaDays));
    onAdd(rules);
    setSaid(
      t('source.added', {
        what: counted({
          holidays: rules.flatMap(({ holidays }) => holidays),
          workdays: rules.flatMap(({ workdays }) => workdays),
        }),
      }),
    );
  };
  const open = async (files: readonly File[]) => {
    setSaid('');
    if (files.length > 0) setRead(await readDayFiles(files, range));
  };
  return (
    <fieldset className={css.block}>
      <legend className={css.legend}>{t('source.title')}</legend>
      <div className={css.sourceLine}>
        <MultiSelect
          className={css.years ?? ''}
          label={t('source.china')}
          description={t('source.chinaHint', { first: chinaYears.at(-1), last: chinaYears[0] })}
          data={[...chinaYears]}
          value={[...years]}
          onChange={setYears}
        />
        <Button
          variant="default"
          leftSection={<Plus size={14} />}
          disabled={years.length === 0}
          onClick={() => void addChina()}
        >
          {t('source.addChina')}
        </Button>
      </div>
      <div className={css.sourceLine}>
        <span className={css.fileWords}>
          {t('source.file')}
          <span className={css.hint}>{t('source.fileHint', { first: thisYear - 1, last: thisYear + 2 })}</span>
        </span>
        <FileButton multiple accept=".ics,.json,text/calendar,application/json" onChange={(files) => void open(files)}>
          {(props) => (
            <Button {...props} variant="default" leftSection={<FileUp size={14} />}>
              {t('source.choose')}
            </Button>
          )}
        </FileButton>
      </div>
      {read?.ok === false && (
        <p className={css.problem} role="alert">
          {t(`source.problem.${read.problem}`, { file: read.file })}
        </p>
      )}
      {read?.ok && (
        <DayPreview
          rules={read.rules}
          partial={read.partial}
          title={counted(read.rules)}
          onAdd={() => {
            onAdd([read.rules]);
            setSaid(t('source.added', { what: counted(read.rules) }));
            setRead(undefined);
          }}
          onCancel={() => setRead(undefined)}
        />
      )}
      <p className={css.said} role="status">
        {said}
      </p>
    </fieldset>
  );
}
