import { dayMs } from './calendar/local-date.ts';

/** What is known of a customer's dealings with us. Instants, in no order. */
export interface CareHistory {
  /** When complaints were opened. */
  readonly complaints: readonly number[];
  /** When cases were opened that nobody has solved yet. */
  readonly unsolved: readonly number[];
  /** What they answered when asked, from 1 to 5. */
  readonly answers: readonly { readonly score: number; readonly at: number }[];
  /** When they asked, called, were called or answered. */
  readonly contacts: readonly number[];
  /** When anything at all happened last on their cases; null for never. */
  readonly lastActivityAt: number | null;
}

/** What the score is made of, see docs/care.md. */
export interface ChurnFacts {
  /** Complaints of the last 90 days. */
  readonly complaints: number;
  /** Cases that wait for longer than a week, and for how many days the oldest does. */
  readonly unsolved: number;
  readonly waitingDays: number;
  /** The latest answer of the last half year. */
  readonly lastScore: number | null;
  /** How far the latest answers lie below those before them. */
  readonly fall: number;
  /** Contacts in the 90 days before they fell silent, and for how many days they have been. */
  readonly contacts: number;
  readonly silentDays: number;
}

export type ChurnReason =
  | { readonly kind: 'complaints'; readonly points: number; readonly count: number }
  | { readonly kind: 'unsolved'; readonly points: number; readonly count: number; readonly days: number }
  | { readonly kind: 'low-score'; readonly points: number; readonly score: number }
  | { readonly kind: 'falling'; readonly points: number; readonly fall: number }
  | { readonly kind: 'silence'; readonly points: number; readonly days: number; readonly contacts: number };

export const churnLevels = ['watch', 'high'] as const;
export type ChurnLevel = (typeof churnLevels)[number];

/** A warning that a customer may leave: never without its reasons, the weightiest first. */
export interface Churn {
  /** From 30 to 100. */
  readonly score: number;
  readonly level: ChurnLevel;
  readonly reasons: readonly ChurnReason[];
}

/** Below this many points nobody is warned of. */
const warnsFrom = 30;
const highFrom = 60;

const recentDays = 90;
const waitsTooLongDays = 7;
const scoreHoldsDays = 180;
const answersHoldDays = 365;
const latestAnswers = 3;
const frequent = 4;
const silentFromDays = 30;
/** Who has been silent for longer has left, and no warning will help. */
const goneAfterDays = 180;

/** The warning for a customer, or none. Days are of 24 hours: it is the same in every time zone. */
export function churnOf(history: CareHistory, now: number): Churn | null {
  const reasons = churnReasons(churnFacts(history, now));
  const score = Math.min(
    100,
    reasons.reduce((sum, { points }) => sum + points, 0),
  );
  if (score < warnsFrom) return null;
  return { score, level: score >= highFrom ? 'high' : 'watch', reasons };
}

/** The points that each fact is worth, the most first. */
export function churnReasons(facts: ChurnFacts): readonly ChurnReason[] {
  const { complaints, unsolved, waitingDays, lastScore, fall, contacts, silentDays } = facts;
  const reasons: ChurnReason[] = [];
  if (complaints > 0)
    reasons.push({ kind: 'complaints', points: Math.min(45, 15 + 10 * complaints), count: complaints });
  if (unsolved > 0)
    reasons.push({ kind: 'unsolved', points: Math.min(30, 10 * unsolved), count: unsolved, days: waitingDays });
  if (lastScore !== null && lastScore <= 2)
    reasons.push({ kind: 'low-score', points: lastScore <= 1 ? 25 : 20, score: lastScore });
  if (fall >= 1) reasons.push({ kind: 'falling', points: Math.min(25, Math.round(10 * fall)), fall });
  if (contacts >= frequent && silentDays >= silentFromDays)
    reasons.push({ kind: 'silence', points: silentDays >= 2 * silentFromDays ? 25 : 15, days: silentDays, contacts });
  return reasons.toSorted((a, b) => b.points - a.points);
}

export function churnFacts(history: CareHistory, now: number): ChurnFacts {
  const age = (at: number) => Math.floor((now - at) / dayMs);
  const waiting = history.unsolved.map(age).filter((days) => days >= waitsTooLongDays);
  const answers = history.answers
    .filter(({ at }) => age(at) < answersHoldDays)
    .toSorted((a, b) => b.at - a.at || a.score - b.score);
  const [latest] = answers;
  return {
    complaints: history.complaints.filter((at) => age(at) < recentDays).length,
    unsolved: waiting.length,
    waitingDays: Math.max(0, ...waiting),
    lastScore: latest && age(latest.at) < scoreHoldsDays ? latest.score : null,
    fall: latest && age(latest.at) < scoreHoldsDays ? fallOf(answers.map(({ score }) => score)) : 0,
    ...silenceOf(history, age),
  };
}

/** How far the mean of the latest answers lies below that of the earlier ones: in points of the scale, to the tenth. */
function fallOf(newestFirst: readonly number[]): number {
  // Of four answers two are the latest, of two one is.
  const count = Math.min(latestAnswers, Math.floor(newestFirst.length / 2));
  if (count === 0) return 0;
  const fall = mean(newestFirst.slice(count)) - mean(newestFirst.slice(0, count));
  return Math.max(0, Math.round(10 * fall) / 10);
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
}

function silenceOf({ contacts, lastActivityAt }: CareHistory, age: (at: number) => number) {
  const ages = contacts.map(age);
  const lastContact = Math.min(...ages);
  const lastSign = Math.min(lastContact, lastActivityAt === null ? Number.POSITIVE_INFINITY : age(lastActivityAt));
  if (ages.length === 0 || lastSign < silentFromDays || lastSign > goneAfterDays) return { contacts: 0, silentDays: 0 };
  return { contacts: ages.filter((days) => days < lastContact + recentDays).length, silentDays: lastSign };
}
