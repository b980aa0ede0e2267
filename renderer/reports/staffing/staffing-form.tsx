import { NumberInput, Select } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useTranslation } from 'react-i18next';
import { usePeople } from '../../state/use-people.ts';
import { useQuery } from '../../state/use-query.ts';
import css from './staffing.module.css';
import { type GoalField, goalFields, goalNames, type StaffingWish, weeksBack } from './staffing-wish.ts';

interface Props {
  readonly wish: StaffingWish;
  onChange(wish: StaffingWish): void;
}

/** Which day is planned, by what, and how well callers are to be served. */
export function StaffingForm({ wish, onChange }: Props) {
  const { t } = useTranslation(['reports', 'common']);
  const { teams } = usePeople();
  const { value: calendars = [] } = useQuery('definitions.list', { kind: 'calendar' }, { collections: ['definition'] });
  const set = (change: Partial<StaffingWish>) => onChange({ ...wish, ...change });
  return (
    <form className={css.form} aria-label={t('staffing.form')} onSubmit={(event) => event.preventDefault()}>
      <DateInput
        label={t('staffing.day')}
        valueFormat="YYYY-MM-DD"
        ariaLabels={{ previousMonth: t('common:due.previousMonth'), nextMonth: t('common:due.nextMonth') }}
        popoverProps={{ withinPortal: true }}
        value={wish.day}
        onChange={(day) => day && set({ day })}
      />
      <Select
        label={t('staffing.weeks')}
        allowDeselect={false}
        data={weeksBack.map((value) => ({ value, label: t('staffing.weeksBack', { count: Number(value) }) }))}
        value={wish.weeks}
        onChange={(weeks) => set({ weeks: weeks as StaffingWish['weeks'] })}
      />
      {teams.length > 1 && (
        <Select
          label={t('dimension.teamId')}
          placeholder={t('filter.any')}
          clearable
          data={teams.map(({ id, name }) => ({ value: id, label: name }))}
          value={wish.team}
          onChange={(team) => set({ team })}
        />
      )}
      {calendars.length > 0 && (
        <Select
          label={t('staffing.calendar')}
          placeholder={t('staffing.noCalendar')}
          clearable
          data={calendars.map(({ id, name }) => ({ value: id, label: name }))}
          value={wish.calendar}
          onChange={(calendar) => set({ calendar })}
        />
      )}
      {goalNames.map((name) => (
        <GoalInput
          key={name}
          name={name}
          value={wish.goal[name]}
          onChange={(value) => set({ goal: { ...wish.goal, [name]: value } })}
        />
      ))}
    </form>
  );
}

interface GoalProps {
  readonly name: GoalField;
  readonly value: number;
  onChange(value: number): void;
}

function GoalInput({ name, value, onChange }: GoalProps) {
  const { t } = useTranslation('reports');
  const { least, most } = goalFields[name];
  return (
    <NumberInput
      label={t(`staffing.goal.${name}`)}
      suffix={name === 'within' ? ' s' : ' %'}
      min={least}
      max={most}
      clampBehavior="strict"
      allowDecimal={false}
      value={value}
      onChange={(next) => {
        if (typeof next === 'number' && next >= least) onChange(next);
      }}
    />
  );
}
