import { Modal, SegmentedControl, Select, Stack, Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type GoalPeriod, type GoalSubject, goalLimits, goalPeriods, goalSubjects } from '#domain/model/goal-fields.ts';
import type { AgentId, TeamId } from '#domain/model/ids.ts';
import { goalMetric, goalMetrics } from '#domain/rules/goals/goal-metric.ts';
import { periodAround } from '#domain/rules/goals/goal-period.ts';
import { metricAreas } from '#domain/rules/metrics/metric.ts';
import { useNotify } from '../../state/notify-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useOwnTeams, usePeople } from '../../state/use-people.ts';
import { DialogButtons } from '../../ui/dialog-buttons.tsx';
import { focusFirstInvalid } from '../../ui/focus-first-invalid.ts';
import { WorkForm } from '../../ui/work-form.tsx';
import type { MetricName } from '../dashboards/metric-name.ts';
import { DayField } from './day-field.tsx';
import css from './goals.module.css';
import { TargetField } from './target-field.tsx';
import { keptTarget } from './target-units.ts';

interface Props {
  readonly today: string;
  onClose(): void;
}

interface Values {
  readonly subject: GoalSubject;
  readonly teamId: TeamId | null;
  readonly agentId: AgentId | null;
  readonly metric: MetricName;
  readonly target: number | '';
  readonly period: GoalPeriod;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly note: string;
}

/** Sets a goal: of whom, which figure and what it means, what it is to come to, and how often. It begins with the period that runs. */
export function SetGoal({ today, onClose }: Props) {
  const { t } = useTranslation(['goals', 'metrics', 'reports', 'common']);
  const teams = useOwnTeams();
  const { agents } = usePeople();
  const notify = useNotify();
  const { run, running } = useCommand();
  const form = useRef<HTMLFormElement>(null);
  const [tried, setTried] = useState(false);
  const [values, setValues] = useState<Values>({
    ...{ subject: 'team', teamId: teams[0]?.id ?? null, agentId: null, metric: 'first-contact', target: '' },
    ...{ period: 'month', startsOn: periodAround('month', today).from, endsOn: null, note: '' },
  });
  const set = (change: Partial<Values>) => setValues((before) => ({ ...before, ...change }));
  const { subject, teamId, agentId, target, period, startsOn, endsOn, note } = values;
  const metric = goalMetric(values.metric);
  const members = agents.filter(({ active, teamIds }) => active && teamId !== null && teamIds.includes(teamId));
  const lacksTeam = subject !== 'workspace' && teamId === null;
  const lacksAgent = subject === 'agent' && !members.some(({ id }) => id === agentId);
  const send = async () => {
    setTried(true);
    if (running || !metric) return;
    if (target === '' || lacksTeam || lacksAgent) {
      focusFirstInvalid(form.current);
      return;
    }
    const saved = await run('goal.set', {
      ...{ subject, metric: metric.name, period, startsOn, endsOn, note, target: keptTarget(metric, target) },
      teamId: subject === 'workspace' ? null : teamId,
      agentId: subject === 'agent' ? agentId : null,
    });
    if (!saved.ok) return;
    notify({ tone: 'good', text: t('set.done') });
    onClose();
  };
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t('set.action')}
      closeButtonProps={{ 'aria-label': t('common:actions.close') }}
    >
      <WorkForm ref={form} onSend={() => void send()}>
        <Stack gap="sm">
          <SegmentedControl
            aria-label={t('field.subject')}
            value={subject}
            data={goalSubjects.map((value) => ({ value, label: t(`subject.${value}`) }))}
            onChange={(next) => set({ subject: next })}
          />
          {subject !== 'workspace' && (
            <Select
              label={t('field.team')}
              withAsterisk
              searchable
              value={teamId}
              error={tried && lacksTeam ? t('missing.team') : undefined}
              data={teams.map(({ id, name }) => ({ value: id as string, label: name }))}
              onChange={(id) => set({ teamId: id as TeamId | null })}
            />
          )}
          {subject === 'agent' && (
            <Select
              label={t('field.agent')}
              withAsterisk
              searchable
              value={agentId}
              error={tried && lacksAgent ? t('missing.agent') : undefined}
              data={members.map(({ id, name }) => ({ value: id as string, label: name }))}
              onChange={(id) => set({ agentId: id as AgentId | null })}
            />
          )}
          <Select
            label={t('field.metric')}
            description={t(`metrics:${values.metric}.definition`)}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            searchable
            allowDeselect={false}
            value={values.metric}
            data={metricAreas.map((area) => ({
              group: t(`area.${area}`),
              items: goalMetrics
                .filter((each) => each.area === area)
                .map(({ name }) => ({ value: name, label: t(`metrics:${name as MetricName}.name`) })),
            }))}
            onChange={(name) => name && set({ metric: name as MetricName, target: '' })}
          />
          <div className={css.pair}>
            {metric && (
              <TargetField
                key={metric.name}
                metric={metric}
                value={target}
                error={tried && target === '' ? t('missing.target') : undefined}
                onChange={(next) => set({ target: next })}
              />
            )}
            <Select
              label={t('field.period')}
              description={t('field.periodHint')}
              allowDeselect={false}
              value={period}
              data={goalPeriods.map((value) => ({ value, label: t(`period.${value}`) }))}
              onChange={(next) => next && set({ period: next, startsOn: periodAround(next, today).from })}
            />
          </div>
          <div className={css.pair}>
            <DayField
              label={t('field.startsOn')}
              value={startsOn}
              onChange={(next) => next && set({ startsOn: next })}
            />
            <DayField
              label={t('field.endsOn')}
              value={endsOn}
              min={startsOn}
              clearable
              onChange={(next) => set({ endsOn: next })}
            />
          </div>
          <Textarea
            label={t('field.note')}
            value={note}
            maxLength={goalLimits.note}
            autosize
            minRows={2}
            onChange={(event) => set({ note: event.currentTarget.value })}
          />
          <DialogButtons label={t('set.action')} running={running} onClose={onClose} />
        </Stack>
      </WorkForm>
    </Modal>
  );
}
