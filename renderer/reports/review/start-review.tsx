import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TeamId } from '#domain/model/ids.ts';
import { serviceReviewLimits } from '#domain/model/service-review-fields.ts';
import { type ReviewPeriod, reviewPeriod, reviewPeriods } from '#domain/rules/service-review/review-period.ts';
import { useAgent } from '../../state/core-context.tsx';
import { zoneHere } from '../../state/format-day.ts';
import { useCommand } from '../../state/use-command.ts';
import { usePeople } from '../../state/use-people.ts';
import { FormFoot } from '../../ui/form-foot.tsx';
import { useToday } from '../../ui/use-today.ts';
import { WorkForm } from '../../ui/work-form.tsx';
import { DayField } from './day-field.tsx';
import css from './review.module.css';

interface Props {
  onStarted(reviewId: string): void;
  onClose(): void;
}

/** Which days are looked back at, and whose work. */
export function StartReview({ onStarted, onClose }: Props) {
  const { t } = useTranslation('service-review');
  const today = useToday();
  const { role, teamIds } = useAgent();
  const teams = usePeople().teams.filter(({ id }) => role === 'admin' || teamIds.includes(id));
  const { run, running } = useCommand();
  const [period, setPeriod] = useState<ReviewPeriod | 'own'>('last-month');
  const [own, setOwn] = useState(() => reviewPeriod('last-month', today));
  const [teamId, setTeamId] = useState<TeamId | null>(null);
  const [title, setTitle] = useState('');
  const days = period === 'own' ? own : reviewPeriod(period, today);
  const isBackwards = days.from > days.to;
  const usual = t('days', { from: days.from, to: days.to });
  const send = async () => {
    if (running || isBackwards) return;
    const begun = await run('service-review.start', {
      ...{ title: title.trim() || usual, firstDay: days.from, lastDay: days.to, zone: zoneHere() || 'UTC', teamId },
    });
    if (begun.ok && begun.value.made) onStarted(begun.value.made.id);
  };
  return (
    <WorkForm className={css.form} label={t('start')} onSend={() => void send()}>
      <Select
        label={t('period')}
        allowDeselect={false}
        data-autofocus
        value={period}
        data={[...reviewPeriods, 'own' as const].map((value) => ({ value, label: t(`periods.${value}`) }))}
        onChange={(next) => setPeriod(next as ReviewPeriod | 'own')}
      />
      {period === 'own' && (
        <>
          <DayField label={t('from')} value={own.from} onChange={(from) => setOwn({ ...own, from })} />
          <DayField
            label={t('to')}
            value={own.to}
            error={isBackwards ? t('backwards') : undefined}
            onChange={(to) => setOwn({ ...own, to })}
          />
        </>
      )}
      {teams.length > 1 && (
        <Select
          label={t('team')}
          placeholder={t('allTeams')}
          clearable
          value={teamId}
          data={teams.map(({ id, name }) => ({ value: id as string, label: name }))}
          onChange={(id) => setTeamId(id as TeamId | null)}
        />
      )}
      <TextInput
        label={t('name')}
        placeholder={usual}
        value={title}
        maxLength={serviceReviewLimits.title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <div className={css.foot}>
        <FormFoot action={t('begin')} running={running} disabled={isBackwards} onCancel={onClose} />
      </div>
    </WorkForm>
  );
}
