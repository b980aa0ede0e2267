import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TeamId } from '#domain/model/ids.ts';
import { goalMetrics } from '#domain/rules/goals/goal-metric.ts';
import { isForLeague } from '#domain/rules/goals/league.ts';
import { type Period, spanOf } from '#domain/rules/report-pages/period.ts';
import { useAgent } from '../../state/core-context.tsx';
import { zoneHere } from '../../state/format-day.ts';
import { useOwnTeams } from '../../state/use-people.ts';
import { useQuery } from '../../state/use-query.ts';
import { Section } from '../../ui/section.tsx';
import { FailureState, LoadingState } from '../../ui/states.tsx';
import { useToday } from '../../ui/use-today.ts';
import type { MetricName } from '../dashboards/metric-name.ts';
import { DefinitionButton } from '../figures/definition-button.tsx';
import css from './goals.module.css';
import { LeagueRulesForm } from './league-rules-form.tsx';
import { LeagueTable } from './league-table.tsx';

const periods = ['30', '90', 'this-month', 'last-month'] as const satisfies readonly Period[];
const figures = goalMetrics.filter(isForLeague).map(({ name }) => name as MetricName);

/** Agents side by side for a share. Nobody who may not see it is shown that there is one. */
export function LeagueSection() {
  const { t } = useTranslation(['goals', 'metrics', 'reports']);
  const { role, teamIds } = useAgent();
  const isLead = role !== 'agent';
  const today = useToday();
  const teams = useOwnTeams().filter(({ id }) => role === 'admin' || teamIds.includes(id));
  const [metric, setMetric] = useState<MetricName>('first-contact');
  const [period, setPeriod] = useState<(typeof periods)[number]>('90');
  const [teamId, setTeamId] = useState<TeamId | null>(null);
  const span = spanOf(period, { from: today, to: today }, today);
  const { value: league, failure } = useQuery(
    'league.get',
    { metric, period: { from: span.from, to: span.to }, zone: zoneHere() || 'UTC', teamId },
    { collections: ['facts', 'definition', 'agent'], keepFormer: true },
  );
  if (!isLead && !league?.isShown) return null;
  return (
    <Section title={t('league.title')}>
      <div className={css.body}>
        {!league && (failure ? <FailureState failure={failure} /> : <LoadingState />)}
        {league?.isShown && (
          <>
            <div className={css.league}>
              <div className={css.figure}>
                <Select
                  label={t('field.metric')}
                  searchable
                  allowDeselect={false}
                  value={metric}
                  data={figures.map((name) => ({ value: name, label: t(`metrics:${name}.name`) }))}
                  onChange={(name) => name && setMetric(name)}
                />
                <DefinitionButton metric={metric} version={undefined} />
              </div>
              <Select
                label={t('reports:filter.period')}
                allowDeselect={false}
                value={period}
                data={periods.map((value) => ({ value, label: t(`reports:period.${value}`) }))}
                onChange={(next) => next && setPeriod(next)}
              />
              {teams.length > 1 && (
                <Select
                  label={t('field.team')}
                  placeholder={t('league.allTeams')}
                  clearable
                  clearButtonProps={{ 'aria-label': t('league.allTeams') }}
                  value={teamId}
                  data={teams.map(({ id, name }) => ({ value: id as string, label: name }))}
                  onChange={(id) => setTeamId(id as TeamId | null)}
                />
              )}
            </div>
            <LeagueTable league={league} />
          </>
        )}
        {isLead && league && <LeagueRulesForm key={JSON.stringify(league.rules)} held={league.rules} />}
      </div>
    </Section>
  );
}
