import type { CaseStory } from './case-story.ts';

interface Happening {
  readonly at: number;
  readonly what: 'asked' | 'answered' | 'spoken';
}

/**
 * When the customer and we were in contact about a case, in order: its opening; the first of the messages that the customer writes between two
 * answers; each call in which somebody spoke, and each visit on which somebody was met, that began after the opening. The call or visit in which the
 * case was opened is its opening.
 */
export function contactsOf({ parts, life, timeOf }: CaseStory): readonly number[] {
  const begun = [
    ...parts.calls.flatMap(({ outcome, startedAt }) => (outcome === 'no-answer' ? [] : [startedAt])),
    ...parts.visits.flatMap(({ outcome, arrivedAt }) => (outcome === 'not-met' ? [] : [arrivedAt])),
  ];
  const happened: Happening[] = begun.filter((at) => at > life.openedAt).map((at) => ({ at, what: 'spoken' }));
  for (const entry of parts.entries) {
    if (entry.kind === 'message-in') happened.push({ at: timeOf(entry), what: 'asked' });
    if (entry.kind === 'message-out') happened.push({ at: timeOf(entry), what: 'answered' });
  }
  happened.sort(inTime);
  const contacts = [life.openedAt];
  let isAnswered = life.inConversation;
  for (const { at, what } of happened) {
    if (what === 'spoken' || (what === 'asked' && isAnswered)) contacts.push(at);
    isAnswered = what !== 'asked';
  }
  return contacts;
}

/** An answer of the same moment as a question answers it. */
function inTime(a: Happening, b: Happening): number {
  return a.at - b.at || Number(b.what === 'asked') - Number(a.what === 'asked');
}
