import type { Attempt } from '../model/follow-up-fields.ts';
import type { DecideContext } from './definition.ts';

/** As many as are kept; the oldest fall out. */
const mostAttempts = 100;
const longestNote = 2000;

/** The tries of a follow-up with this one, which counts once however often it is told. */
export function attemptsAfter(before: readonly Attempt[], note: string, context: DecideContext): readonly Attempt[] {
  const { uid: key, actor, happenedAt: at } = context;
  if (before.some((each) => each.key === key)) return before;
  return [...before, { key, by: actor.id, at, note: note.slice(0, longestNote) }].slice(-mostAttempts);
}
