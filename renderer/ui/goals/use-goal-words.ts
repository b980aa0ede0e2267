import { useTranslation } from 'react-i18next';
import type { GoalPeriodView, GoalView } from '#domain/contract/ipc/goal-procedures.ts';
import { goalMetric } from '#domain/rules/goals/goal-metric.ts';
import { sayValue } from '#domain/rules/report-pages/say-value.ts';
import { dateText } from '../../state/format-day.ts';
import { numberText } from '../../state/format-number.ts';
import { useLocale } from '../../state/use-locale.ts';

type Named = Pick<GoalView, 'metric' | 'subject' | 'teamName' | 'agentName'>;

/** A goal and how it stands, in the words of the person. */
export function useGoalWords() {
  const { t } = useTranslation(['goals', 'metrics', 'common']);
  const locale = useLocale();
  const said = (value: number | null, metric: string) =>
    value === null ? t('noValue') : sayValue(value, goalMetric(metric)?.unit ?? 'count', locale);
  return {
    /** What the figure is called; its name in the program where this version knows none. */
    figure: ({ metric }: Pick<GoalView, 'metric'>): string =>
      goalMetric(metric) ? t(`metrics:${metric as 'solved'}.name`) : metric,
    /** Whom it binds. */
    whose: ({ subject, teamName, agentName }: Named): string =>
      subject === 'workspace'
        ? t('everybody')
        : ((subject === 'team' ? teamName : agentName) ?? t('common:unknownPerson')),
    value: ({ metric }: Pick<GoalView, 'metric'>, { value }: GoalPeriodView) => said(value, metric),
    /** `at least 90%`, `at most 2h`. */
    target: ({ metric }: Pick<GoalView, 'metric'>, target: number) =>
      t(goalMetric(metric)?.better === 'down' ? 'atMost' : 'atLeast', { target: said(target, metric) }),
    sample: ({ n }: GoalPeriodView) => t('sample', { count: n, formatted: numberText(n, locale) }),
    gone: ({ gone }: GoalPeriodView) => t('gone', { part: sayValue(gone, 'share', locale) }),
    days: ({ from, to }: GoalPeriodView) => t('days', { from: dateText(from, locale), to: dateText(to, locale) }),
  };
}

const tones = {
  'to-come': undefined,
  'too-few': undefined,
  'on-track': 'good',
  'at-risk': 'warn',
  reached: 'good',
  missed: 'bad',
} as const;

/** How a state looks; its words say the same. */
export function toneOf(state: GoalPeriodView['state']): 'good' | 'warn' | 'bad' | undefined {
  return tones[state];
}
