import type { FactKind } from '../metrics/fact-fields.ts';
import type { MetricName } from '../metrics/metric-names.ts';

/** What the rows of a report are: one for each case, call, follow-up or answer. */
export const subjects = ['cases', 'calls', 'follow-ups', 'answers'] as const;
export type Subject = (typeof subjects)[number];

interface SubjectTime {
  /** The time of the fact that puts a row into the period. */
  readonly time: string;
  /** The metric that counts just these rows; null where none does. */
  readonly metric: MetricName | null;
}

interface SubjectFacts {
  readonly of: FactKind;
  /** What the rows may be counted by, the usual first. */
  readonly times: readonly [SubjectTime, ...SubjectTime[]];
}

export const subjectFacts: Readonly<Record<Subject, SubjectFacts>> = {
  cases: {
    of: 'case',
    times: [
      { time: 'openedAt', metric: 'created' },
      { time: 'solvedAt', metric: null },
    ],
  },
  calls: { of: 'call', times: [{ time: 'startedAt', metric: 'calls' }] },
  'follow-ups': {
    of: 'followUp',
    times: [
      { time: 'settledAt', metric: 'follow-ups-settled' },
      { time: 'completedAt', metric: null },
    ],
  },
  answers: { of: 'survey', times: [{ time: 'happenedAt', metric: 'survey-answers' }] },
};

/** The time that is asked for, the usual one where the subject has no such. */
export function timeOf(subject: Subject, time: string): SubjectTime {
  const { times } = subjectFacts[subject];
  return times.find((each) => each.time === time) ?? times[0];
}
