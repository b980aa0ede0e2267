import {
  callDirections,
  callOutcomes,
  caseStatuses,
  caseTypes,
  channels,
  followUpKinds,
  followUpOutcomes,
  messageChannels,
  moods,
  priorities,
  tiers,
} from '../../model/choices.ts';
import type { ColumnKind } from '../../report-files/report.ts';
import type { CaseField } from '../case-fields.ts';
import type { CaseFieldKind } from '../definitions/case-field.ts';
import type { Subject } from './subjects.ts';

/** Lists whose values have words of their own, in their order. */
export const choiceLists = {
  ...{ status: caseStatuses, type: caseTypes, channel: channels, priority: priorities, tier: tiers },
  ...{ callDirection: callDirections, callOutcome: callOutcomes, mood: moods },
  ...{ followUpKind: followUpKinds, followUpOutcome: followUpOutcomes, messageChannel: messageChannels },
  result: ['kept', 'broken'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type ChoiceList = keyof typeof choiceLists;

/** Where the value of a row comes from. */
type Source =
  | { readonly from: 'fact'; readonly field: string }
  | { readonly from: 'case' | 'customer' | 'survey'; readonly field: string }
  /** The local day or month of the time that the rows are counted by. */
  | { readonly from: 'time'; readonly part: 'day' | 'month' }
  | { readonly from: 'custom'; readonly field: CaseField };

/** What is said of a column below its rows, and of each group. */
export type Summary = 'sum' | 'mean' | 'median' | 'share';

export interface BuilderColumn {
  readonly key: string;
  readonly kind: ColumnKind;
  readonly source: Source;
  /** Whose name stands for the value. */
  readonly names?: 'team' | 'agent';
  readonly choices?: ChoiceList;
  readonly summary: Summary | null;
  /** Whether rows can be put together by it. */
  readonly groups: boolean;
}

type Shape = Pick<BuilderColumn, 'kind' | 'names' | 'choices' | 'summary' | 'groups'>;

const text: Shape = { kind: 'text', summary: null, groups: false };
const label: Shape = { kind: 'text', summary: null, groups: true };
const moment: Shape = { kind: 'moment', summary: null, groups: false };
const duration: Shape = { kind: 'duration', summary: 'median', groups: false };
const count: Shape = { kind: 'count', summary: 'sum', groups: false };
const score: Shape = { kind: 'count', summary: 'mean', groups: false };
const flag: Shape = { kind: 'flag', summary: 'share', groups: true };
const team: Shape = { ...label, names: 'team' };
const agent: Shape = { ...label, names: 'agent' };
const of = (choices: ChoiceList): Shape => ({ ...label, choices });

/** Of the case that a row is, or is about. */
const aboutCase: Readonly<Record<string, readonly [Source, Shape]>> = {
  number: [{ from: 'case', field: 'number' }, text],
  subject: [{ from: 'case', field: 'subject' }, text],
  status: [{ from: 'case', field: 'status' }, of('status')],
  type: [{ from: 'fact', field: 'type' }, of('type')],
  channel: [{ from: 'fact', field: 'channel' }, of('channel')],
  priority: [{ from: 'fact', field: 'priority' }, of('priority')],
  team: [{ from: 'fact', field: 'teamId' }, team],
  agent: [{ from: 'fact', field: 'agentId' }, agent],
  customer: [{ from: 'customer', field: 'name' }, label],
  tier: [{ from: 'fact', field: 'tier' }, of('tier')],
  product: [{ from: 'fact', field: 'product' }, label],
  tags: [{ from: 'case', field: 'tags' }, text],
  day: [
    { from: 'time', part: 'day' },
    { ...label, kind: 'day' },
  ],
  month: [{ from: 'time', part: 'month' }, label],
};

const facts = (shapes: Readonly<Record<string, Shape>>): Readonly<Record<string, readonly [Source, Shape]>> =>
  Object.fromEntries(Object.entries(shapes).map(([field, shape]) => [field, [{ from: 'fact', field }, shape]]));

const own: Readonly<Record<Subject, Readonly<Record<string, readonly [Source, Shape]>>>> = {
  cases: facts({
    ...{ openedAt: moment, firstRepliedAt: moment, solvedAt: moment, closedAt: moment },
    ...{ firstReplyMs: duration, firstReplyWorkMs: duration, solveMs: duration, solveWorkMs: duration },
    ...{ inOneContact: flag, contacts: count, reopenings: count, transfers: count, handovers: count },
    ...{ escalations: count, handoffs: count, articles: count, answers: count, answeredBy: agent, solvedBy: agent },
  }),
  calls: facts({
    ...{ startedAt: moment, direction: of('callDirection'), outcome: of('callOutcome'), mood: of('mood') },
    ...{ isSpoken: flag, talkMs: duration, holdMs: duration, wrapUpMs: duration, handleMs: duration },
  }),
  'follow-ups': {
    ...facts({
      ...{ createdAt: moment, dueAt: moment, completedAt: moment, settledAt: moment },
      ...{ purpose: of('followUpKind'), result: of('result'), lateMs: duration, attempts: count },
      ...{ isReached: flag, isAnswered: flag },
    }),
    followUpOutcome: [{ from: 'fact', field: 'outcome' }, of('followUpOutcome')],
  },
  answers: {
    ...facts({ happenedAt: moment, score, isSatisfied: flag, saidVia: of('messageChannel') }),
    reason: [{ from: 'survey', field: 'reason' }, text],
    comment: [{ from: 'survey', field: 'comment' }, text],
  },
};

const customKinds: Readonly<Record<CaseFieldKind, Shape>> = {
  text,
  number: { kind: 'number', summary: 'sum', groups: false },
  date: { ...label, kind: 'day' },
  choice: label,
  'multi-choice': text,
  'yes-no': flag,
};

/** All that a row of the subject can say: what is built in, then the workspace's own fields of cases in their order, those that are switched off as well. Their keys are `custom.` and the field's id. */
export function columnsOf(subject: Subject, fields: readonly CaseField[]): readonly BuilderColumn[] {
  const builtIn = Object.entries({ ...aboutCase, ...own[subject] }).map(([key, [source, shape]]) => ({
    ...{ key, source },
    ...shape,
  }));
  const custom = fields
    .filter((field) => field.of === undefined)
    .map((field): BuilderColumn => {
      return { key: `custom.${field.key}`, source: { from: 'custom', field }, ...customKinds[field.kind] };
    });
  return [...builtIn, ...custom];
}

/** Where a new report begins. */
export const usualColumns: Readonly<Record<Subject, readonly string[]>> = {
  cases: ['number', 'subject', 'status', 'team', 'agent', 'openedAt', 'solvedAt', 'solveMs'],
  calls: ['startedAt', 'agent', 'customer', 'direction', 'outcome', 'handleMs', 'number'],
  'follow-ups': ['dueAt', 'purpose', 'agent', 'customer', 'result', 'followUpOutcome', 'number'],
  answers: ['happenedAt', 'score', 'comment', 'customer', 'agent', 'number'],
};
