import type { MetricName } from '../metrics/metric-names.ts';

export const dashboardNames = ['volume', 'timeliness', 'quality', 'customers', 'calls', 'knowledge'] as const;
export type DashboardName = (typeof dashboardNames)[number];

/** Durations are counted around the clock, as the customer waits, or in the hours of service. */
export const clocks = ['wall', 'business'] as const;
export type Clock = (typeof clocks)[number];

/** The colours a series may have; each has a pattern of its own as well, so that nothing is told by colour alone. */
export const chartTones = ['first', 'second', 'third', 'fourth', 'good', 'bad', 'compared'] as const;
export type ChartTone = (typeof chartTones)[number];

/** The title of a chart is `chart.of.<name>` in the texts. */
export const chartNames = [
  'flow',
  'backlog',
  'channels',
  'types',
  'hours',
  'week',
  'first-response',
  'next-reply',
  'resolution',
  'promises',
  'firstContact',
  'passed',
  'complaints',
  'causes',
  'steps',
  'firstContactTypes',
  'satisfied',
  'answers',
  'followUps',
  'satisfiedTypes',
  'calls',
  'handling',
  'outcomes',
  'callHours',
  'callWeek',
  'uses',
  'helped',
  'articleTypes',
] as const;
export type ChartName = (typeof chartNames)[number];

export interface AlongWish {
  readonly name: ChartName;
  readonly kind: 'columns' | 'stacked' | 'lines';
  /** Drawn together: they have one unit. */
  readonly metrics: readonly (readonly [MetricName, ChartTone])[];
}

export interface ApartWish {
  readonly name: ChartName;
  readonly metric: MetricName;
  /** What its values are held side by side for. */
  readonly by: 'channel' | 'type' | 'cause' | 'step' | 'outcome' | 'hour' | 'weekday-hour';
}

type ChartWish = AlongWish | ApartWish;

/** Which figures stand on a page, how they are drawn, and which of them are held side by side by person or team. */
export interface Dashboard {
  readonly figures: readonly MetricName[];
  readonly charts: readonly ChartWish[];
  readonly compared: readonly MetricName[];
  /** Whether the two clocks tell different things. */
  readonly hasClock?: true;
  /** Whether what customers ask most stands on it. */
  readonly hasQuestions?: true;
}

export function dashboardOf(name: DashboardName, clock: Clock): Dashboard {
  return makers[name](clock);
}

/** What is read at once for a page: its figures and those it draws along the time. */
export function metricsOf({ figures, charts }: Dashboard): readonly MetricName[] {
  const drawn = charts.flatMap((chart) => ('metrics' in chart ? chart.metrics.map(([metric]) => metric) : []));
  return [...new Set([...figures, ...drawn])];
}

const timed =
  (clock: Clock) =>
  <S extends 'first-response' | 'next-reply' | 'resolution', T extends 'median' | 'mean' | 'p90'>(
    stem: S,
    statistic: T,
  ): `${S}-${T}` | `${S}-work-${T}` =>
    clock === 'wall' ? `${stem}-${statistic}` : `${stem}-work-${statistic}`;

const makers: Readonly<Record<DashboardName, (clock: Clock) => Dashboard>> = {
  volume: () => ({
    figures: ['created', 'solved', 'reopened', 'backlog', 'backlog-age-median', 'backlog-age-p90'],
    charts: [
      {
        name: 'flow',
        kind: 'columns',
        metrics: [
          ['created', 'first'],
          ['solved', 'fourth'],
        ],
      },
      {
        name: 'backlog',
        kind: 'lines',
        metrics: [
          ['backlog', 'first'],
          ['waiting', 'second'],
        ],
      },
      { name: 'channels', metric: 'created', by: 'channel' },
      { name: 'types', metric: 'created', by: 'type' },
      { name: 'hours', metric: 'created', by: 'hour' },
      { name: 'week', metric: 'created', by: 'weekday-hour' },
    ],
    compared: ['created', 'solved', 'reopened', 'backlog', 'backlog-age-median'],
  }),
  timeliness: (clock) => {
    const of = timed(clock);
    const waits = (name: 'first-response' | 'next-reply' | 'resolution'): ChartWish => ({
      ...{ name, kind: 'lines' },
      metrics: [
        [of(name, 'median'), 'first'],
        [of(name, 'p90'), 'second'],
        [of(name, 'mean'), 'third'],
      ],
    });
    return {
      figures: [
        ...[of('first-response', 'median'), of('first-response', 'p90')],
        ...[of('next-reply', 'median'), of('next-reply', 'p90')],
        ...[of('resolution', 'median'), of('resolution', 'p90')],
        ...(['sla-kept', 'sla-broken', 'sla-broken-in-outage', 'sla-recorded-late'] as const),
        ...(['waiting', 'waiting-age-p90'] as const),
      ],
      charts: [
        waits('first-response'),
        waits('next-reply'),
        waits('resolution'),
        {
          ...{ name: 'promises', kind: 'lines' },
          metrics: [
            ...([
              ['sla-kept-first-response', 'first'],
              ['sla-kept-next-reply', 'second'],
            ] as const),
            ['sla-kept-resolution', 'third'],
          ],
        },
      ],
      compared: [
        ...[of('first-response', 'median'), of('next-reply', 'median'), of('resolution', 'median')],
        ...(['sla-kept', 'sla-broken'] as const),
      ],
      hasClock: true,
    };
  },
  quality: () => ({
    figures: [
      ...(['first-contact', 'contacts-per-case', 'reopen-rate', 'transfers', 'transfer-rate', 'handovers'] as const),
      ...(['escalations', 'escalation-rate', 'escalations-in-time'] as const),
      ...(['handoffs', 'handoffs-late', 'handoff-time-median'] as const),
      ...(['complaints', 'complaint-rate', 'complaints-complete', 'complaint-steps-waived'] as const),
    ],
    charts: [
      {
        name: 'firstContact',
        kind: 'lines',
        metrics: [
          ['first-contact', 'first'],
          ['reopen-rate', 'bad'],
        ],
      },
      {
        ...{ name: 'passed', kind: 'columns' },
        metrics: [
          ['transfers', 'first'],
          ['escalations', 'second'],
          ['handoffs', 'third'],
        ],
      },
      { name: 'complaints', kind: 'columns', metrics: [['complaints', 'first']] },
      { name: 'causes', metric: 'complaints', by: 'cause' },
      { name: 'steps', metric: 'complaints', by: 'step' },
      { name: 'firstContactTypes', metric: 'first-contact', by: 'type' },
    ],
    compared: ['first-contact', 'contacts-per-case', 'reopen-rate', 'transfer-rate', 'complaint-rate'],
  }),
  customers: () => ({
    figures: [
      ...(['satisfaction', 'satisfied', 'survey-answers', 'survey-coverage', 'survey-response'] as const),
      ...(['follow-ups-settled', 'follow-ups-kept', 'follow-ups-reached', 'follow-up-attempts'] as const),
    ],
    charts: [
      {
        name: 'satisfied',
        kind: 'lines',
        metrics: [
          ['satisfied', 'first'],
          ['survey-response', 'second'],
        ],
      },
      { name: 'answers', kind: 'columns', metrics: [['survey-answers', 'first']] },
      {
        name: 'followUps',
        kind: 'lines',
        metrics: [
          ['follow-ups-kept', 'first'],
          ['follow-ups-reached', 'second'],
        ],
      },
      { name: 'satisfiedTypes', metric: 'satisfied', by: 'type' },
    ],
    compared: ['satisfaction', 'satisfied', 'survey-answers', 'follow-ups-kept', 'follow-ups-reached'],
  }),
  calls: () => ({
    figures: [
      ...(['calls', 'calls-missed', 'handle-time-mean', 'handle-time-median', 'handle-time-p90'] as const),
      ...(['talk-time-mean', 'hold-time-mean', 'after-call-work-mean'] as const),
    ],
    charts: [
      {
        name: 'calls',
        kind: 'columns',
        metrics: [
          ['calls', 'first'],
          ['calls-missed', 'second'],
        ],
      },
      {
        name: 'handling',
        kind: 'lines',
        metrics: [
          ['handle-time-median', 'first'],
          ['handle-time-p90', 'second'],
        ],
      },
      { name: 'outcomes', metric: 'calls', by: 'outcome' },
      { name: 'callHours', metric: 'calls', by: 'hour' },
      { name: 'callWeek', metric: 'calls', by: 'weekday-hour' },
    ],
    compared: ['calls', 'handle-time-mean', 'talk-time-mean', 'after-call-work-mean'],
  }),
  knowledge: () => ({
    figures: ['article-uses', 'articles-helped', 'solved-with-article'],
    charts: [
      { name: 'uses', kind: 'columns', metrics: [['article-uses', 'first']] },
      {
        name: 'helped',
        kind: 'lines',
        metrics: [
          ['articles-helped', 'first'],
          ['solved-with-article', 'second'],
        ],
      },
      { name: 'articleTypes', metric: 'article-uses', by: 'type' },
    ],
    compared: ['article-uses', 'articles-helped', 'solved-with-article'],
    hasQuestions: true,
  }),
};
