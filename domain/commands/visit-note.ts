import { z } from 'zod';
import { moods, visitKinds, visitOutcomes } from '../model/choices.ts';

const text = z.string().max(50_000);

/** What is written down of a visit, by recording it and by correcting it. */
export const visitNote = z.strictObject({
  kind: z.enum(visitKinds),
  place: z.string().trim().max(500),
  arrivedAt: z.int(),
  leftAt: z.int(),
  need: text,
  cause: text,
  done: text,
  parts: text,
  promised: text,
  outcome: z.enum(visitOutcomes),
  mood: z.enum(moods).nullable(),
  metWith: z.string().trim().max(200),
});

interface Times {
  readonly arrivedAt: number;
  readonly leftAt: number;
}

/** It was over when it was written down, and nobody leaves before they came, whatever the wall clock did meanwhile. */
export function visitTimes({ arrivedAt, leftAt }: Times, happenedAt: number): Times {
  const left = Math.min(leftAt, happenedAt);
  return { arrivedAt: Math.min(arrivedAt, left), leftAt: left };
}
