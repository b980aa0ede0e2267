import { durations, is, metricsOf } from './define-metric.ts';

const begun = { of: 'call', at: { time: 'startedAt' } } as const;
const spoken = { ...begun, where: [is('isSpoken', 1)] } as const;

/** A duration of calls of which nobody can say that shorter is better. */
const mean = (field: string) =>
  ({ ...spoken, value: { statistic: 'mean', field }, unit: 'ms', better: 'neutral', clock: 'wall' }) as const;

/** How many calls there were, and how long they took. */
export const callMetrics = metricsOf('calls', {
  calls: begun,
  'calls-missed': { ...begun, where: [is('direction', 'in'), is('isSpoken', 0)], better: 'down' },
  ...durations('handle-time', 'handleMs', { ...spoken, better: 'neutral' }),
  'talk-time-mean': mean('talkMs'),
  'hold-time-mean': { ...mean('holdMs'), better: 'down' },
  'after-call-work-mean': mean('wrapUpMs'),
});
