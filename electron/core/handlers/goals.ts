import { type KeptGoal, keptGoals } from '#db/queries/goals.ts';
import { recognitionPage } from '#db/queries/recognitions.ts';
import type { GoalPeriodView, goalProcedures } from '#domain/contract/ipc/goal-procedures.ts';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import { dateOf, dayMs } from '#domain/rules/calendar/local-date.ts';
import type { ZoneOffsets } from '#domain/rules/calendar/zone-offsets.ts';
import { goalMetric, targetValue } from '#domain/rules/goals/goal-metric.ts';
import { periodsOf, targetOn } from '#domain/rules/goals/goal-period.ts';
import { goalFilters, holdsWorkOf, maySeeGoal } from '#domain/rules/goals/goal-reach.ts';
import { goalState, goneOf } from '#domain/rules/goals/progress.ts';
import { type DayPeriod, stretchOf } from '#domain/rules/metrics/day-period.ts';
import type { FigureValue } from '#domain/rules/metrics/figure.ts';
import type { Metric } from '#domain/rules/metrics/metric.ts';
import type { Actor } from '#domain/rules/rights.ts';
import type { OpenAccount } from '../session/open-account.ts';
import { leagueView } from './league-view.ts';

type Account = Pick<OpenAccount, 'store' | 'engine' | 'reads' | 'facts'>;

/** The one that runs, and so many before it. */
const periodsTold = 7;

interface Moment {
  readonly now: number;
  readonly zone: string;
  readonly zones: ZoneOffsets;
}

/** Goals and how they stand, agents side by side, and what colleagues thanked each other for. */
export function goalHandlers(account: () => Account, zones: ZoneOffsets): Pick<Handlers, keyof typeof goalProcedures> {
  return {
    'goals.list': async ({ zone, mine }) => {
      const { store, engine, reads, facts } = account();
      facts.settle();
      const moment = { now: engine.now(), zone, zones };
      const today = dateOf(Math.floor((moment.now + zones.offset(zone, moment.now)) / dayMs));
      const goals = keptGoals(store.replica, today)
        .filter((goal) => maySeeGoal(store.actor, goal) && (!mine || isMineOn(goal, store.actor, today)))
        .map((goal) => ({ goal, ...toldOf(goal, store.actor, today) }));
      const told = goals.filter(({ silence }) => silence === null);
      const asked = told.map(({ goal, periods }) => ({ metric: goal.metric, filters: goalFilters(goal), periods }));
      const figures =
        asked.length === 0 ? [] : await reads.read('goals.figures', { goals: asked, zone, now: moment.now });
      return goals.map(({ goal, metric, silence, periods }) => {
        const values = figures[told.findIndex((each) => each.goal === goal)];
        const [current = null, ...past] =
          metric && values
            ? periods.map((period, at) => periodView(goal, metric, period, values[at] ?? { value: null, n: 0 }, moment))
            : [];
        return { ...goal, silence, current, past };
      });
    },
    'league.get': (asked) => leagueView(account(), asked),
    'recognitions.list': (asked) => recognitionPage(account().store.replica, asked, account().store.actor.id),
  };
}

function isMineOn({ agentId, startsOn, endsOn }: KeptGoal, actor: Actor, today: string): boolean {
  return agentId === actor.id && startsOn <= today && (endsOn === null || endsOn >= today);
}

function toldOf(goal: KeptGoal, actor: Actor, today: string) {
  const metric = goalMetric(goal.metric);
  const silence = metric?.version !== goal.metricVersion ? 'redefined' : holdsWorkOf(actor, goal) ? null : 'part-only';
  return { metric, silence, periods: periodsOf(goal, today, periodsTold) } as const;
}

function periodView(
  goal: KeptGoal,
  metric: Metric,
  period: DayPeriod,
  { value, n }: FigureValue,
  { now, ...zoned }: Moment,
): GoalPeriodView {
  const target = targetValue(metric, targetOn(goal.steps, period.to) ?? goal.target);
  const gone = goneOf(stretchOf(period, zoned), now);
  return { ...period, target, value, n, gone, state: goalState(metric, target, { value, n }, gone) };
}
