import { columns as c, type FactColumn } from './fact-columns.ts';

/** Counts every change in how facts are worked out: what was kept under another number is worked out anew. */
export const factsVersion = 1;

/** What every fact has. The dimensions are those of its case as it is now; null where there is no case, or it has none. */
const common = {
  id: c.id,
  caseId: c.optionalId,
  teamId: c.dimension,
  /** Whose work it counts as; what that means for each kind says docs/metrics.md. */
  agentId: c.dimension,
  type: c.dimension,
  channel: c.dimension,
  priority: c.dimension,
  /** Of the customer. */
  tier: c.dimension,
  /** The name of the asset, order or contract that the case is about. */
  product: c.dimension,
} as const;

/**
 * Facts are flat rows that figures are counted from. Nothing in them depends on the moment at which they are worked out: they hold when
 * something was due and when it was done, and whoever counts knows what time it is.
 */
export const factFields = {
  /** A case that was not merged into another. */
  case: {
    ...common,
    openedAt: c.time,
    firstRepliedAt: c.optionalTime,
    firstSolvedAt: c.optionalTime,
    /** When it was solved for good, as far as is known; null while it is not finished. */
    solvedAt: c.optionalTime,
    closedAt: c.optionalTime,
    firstReplyMs: c.optionalMs,
    firstReplyWorkMs: c.optionalMs,
    solveMs: c.optionalMs,
    solveWorkMs: c.optionalMs,
    reopenings: c.count,
    contacts: c.count,
    transfers: c.count,
    /** How often it went from one person to another. */
    handovers: c.count,
    escalations: c.count,
    handoffs: c.count,
    /** Knowledge articles that were used on it. */
    articles: c.count,
    /** What its customer answered when asked how satisfied they were. */
    answers: c.count,
    inOneContact: c.optionalFlag,
    answeredBy: c.dimension,
    /** Who had it when it was solved for good. */
    solvedBy: c.dimension,
  },
  /** A stretch of time in which a case was not finished. */
  spell: {
    ...common,
    from: c.time,
    to: c.optionalTime,
    openedAt: c.time,
    /** `opening` or `reopening`. */
    begun: c.dimension,
    takenBack: c.optionalFlag,
  },
  /** A stretch of time in which a customer waits for an answer. */
  reply: {
    ...common,
    from: c.time,
    answeredAt: c.optionalTime,
    endedAt: c.optionalTime,
    waitedMs: c.optionalMs,
    waitedWorkMs: c.optionalMs,
    /** `first` from the opening, `next` from a later message. */
    turn: c.dimension,
  },
  /** A promise of the service level. */
  promise: {
    ...common,
    clock: c.dimension,
    startedAt: c.time,
    dueAt: c.optionalTime,
    doneAt: c.optionalTime,
    settledAt: c.optionalTime,
    /** `kept`, `broken` or `broken-in-outage`, from `settledAt` on. */
    result: c.dimension,
    usedMs: c.optionalMs,
    targetMs: c.ms,
    /** Kept in time, but the server learned of it after it was due. */
    recordedLate: c.flag,
  },
  complaint: {
    ...common,
    openedAt: c.time,
    solvedAt: c.optionalTime,
    closedAt: c.optionalTime,
    cause: c.dimension,
    /** The first step that was not taken; `complete` when all are. */
    step: c.dimension,
    stepsDone: c.count,
    waived: c.count,
    isComplete: c.flag,
  },
  /** A case that went to another team. */
  transfer: { ...common, at: c.time, fromTeamId: c.dimension },
  escalation: {
    ...common,
    raisedAt: c.time,
    dueAt: c.optionalTime,
    takenUpAt: c.optionalTime,
    settledAt: c.optionalTime,
    result: c.dimension,
    waitedMs: c.optionalMs,
    level: c.dimension,
    /** By a `person` or by a `rule`. */
    raised: c.dimension,
  },
  handoff: {
    ...common,
    askedAt: c.time,
    dueAt: c.time,
    returnedAt: c.optionalTime,
    settledAt: c.optionalTime,
    result: c.dimension,
    takenMs: c.optionalMs,
    lateMs: c.optionalMs,
    toTeamId: c.dimension,
    state: c.dimension,
  },
  call: {
    ...common,
    startedAt: c.time,
    endedAt: c.time,
    talkMs: c.ms,
    holdMs: c.ms,
    wrapUpMs: c.ms,
    handleMs: c.ms,
    isSpoken: c.flag,
    direction: c.dimension,
    outcome: c.dimension,
    mood: c.dimension,
  },
  followUp: {
    ...common,
    createdAt: c.time,
    dueAt: c.time,
    completedAt: c.optionalTime,
    settledAt: c.optionalTime,
    result: c.dimension,
    lateMs: c.optionalMs,
    attempts: c.count,
    isReached: c.flag,
    /** The customer said what they thought. */
    isAnswered: c.flag,
    purpose: c.dimension,
    outcome: c.dimension,
  },
  survey: { ...common, happenedAt: c.time, score: c.score, isSatisfied: c.flag, saidVia: c.dimension },
  articleUse: {
    ...common,
    usedAt: c.time,
    isJudged: c.flag,
    isHelpful: c.flag,
    articleId: c.dimension,
    way: c.dimension,
  },
} as const;

export type FactKind = keyof typeof factFields;
export const factKinds = Object.keys(factFields) as readonly FactKind[];

type ValueOf<C> = C extends FactColumn<infer T> ? T : never;
export type Fact<K extends FactKind> = {
  readonly [F in keyof (typeof factFields)[K]]: ValueOf<(typeof factFields)[K][F]>;
};

/** A fact of a kind that is known only at run time. */
export type AnyFact = Readonly<Record<string, string | number | null>>;

/** Facts by kind; a kind that is left out has none. */
export type FactSet = { readonly [K in FactKind]?: readonly Fact<K>[] };

/** What every fact can be filtered and grouped by. */
export const dimensions = ['teamId', 'agentId', 'type', 'channel', 'priority', 'tier', 'product'] as const;

/** The fields of a kind without their precise types. */
export function factColumnsOf(kind: FactKind): Readonly<Record<string, FactColumn>> {
  return factFields[kind];
}
