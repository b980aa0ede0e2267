import { durations, is, metricsOf, share } from './define-metric.ts';

const answered = { of: 'reply', at: { time: 'answeredAt' } } as const;
const first = { ...answered, where: [is('turn', 'first')] } as const;
const next = { ...answered, where: [is('turn', 'next')] } as const;
const solved = { of: 'case', at: { time: 'solvedAt' }, agent: 'solvedBy' } as const;
const settled = { of: 'promise', at: { time: 'settledAt' } } as const;
const kept = { ...settled, ...share(is('result', 'kept')), better: 'up' } as const;

/** How long customers waited, each wait in the period in which it ended; and what became of what the service level promised. */
export const timelinessMetrics = metricsOf('timeliness', {
  ...durations('first-response', 'waitedMs', first),
  ...durations('first-response-work', 'waitedWorkMs', { ...first, clock: 'business' }),
  ...durations('next-reply', 'waitedMs', next),
  ...durations('next-reply-work', 'waitedWorkMs', { ...next, clock: 'business' }),
  ...durations('resolution', 'solveMs', solved),
  ...durations('resolution-work', 'solveWorkMs', { ...solved, clock: 'business' }),
  'sla-kept': { ...kept, clock: 'business' },
  'sla-kept-first-response': { ...kept, where: [is('clock', 'first-response')], clock: 'business' },
  'sla-kept-next-reply': { ...kept, where: [is('clock', 'next-reply')], clock: 'business' },
  'sla-kept-resolution': { ...kept, where: [is('clock', 'total-resolution')], clock: 'business' },
  'sla-broken': { ...settled, where: [is('result', 'broken')], better: 'down', clock: 'business' },
  'sla-broken-in-outage': { ...settled, where: [is('result', 'broken-in-outage')], better: 'down', clock: 'business' },
  'sla-recorded-late': { ...settled, where: [is('recordedLate', 1)], clock: 'business' },
});
