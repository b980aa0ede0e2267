import { z } from 'zod';
import type { MeaningSends } from '../../rules/definitions/meaning-rules.ts';
import { nothing } from './common-input.ts';
import { command, query } from './procedure.ts';

/**
 * Why no vectors come: nothing answers in time, it refuses the key, it has had too much, it refuses what was asked (a wrong address or model), or
 * its answer is none.
 */
export const meaningProblems = ['unreachable', 'key-refused', 'overrun', 'refused', 'not-understood'] as const;
export type MeaningProblem = (typeof meaningProblems)[number];

/** What leaves this device so that articles are found by their meaning, where to, and how far it has come. */
export interface MeaningState {
  /** None while the workspace has it off. */
  readonly rules: { readonly address: string; readonly model: string; readonly sends: MeaningSends } | null;
  /** Whether this device holds a key for that address: without one nothing is sent from it. */
  readonly hasKey: boolean;
  /** How many articles are offered, and how many of them have no vectors yet. */
  readonly articles: number;
  readonly behind: number;
  readonly paused: boolean;
  readonly problem: MeaningProblem | null;
  /** When it is tried again; null where that needs somebody to mend it. */
  readonly retryAt: number | null;
  /** When something of articles, and of a question, left this device last. */
  readonly articlesSentAt: number | null;
  readonly questionSentAt: number | null;
}

/** Watched under `meaning`. */
export const meaningProcedures = {
  'meaning.get': query<MeaningState>()(nothing),
  /** Keeps the key for the address that it was entered for, on this device alone; an empty one where none is wanted. It never comes back out. */
  'meaning.setKey': command<MeaningState>()(
    z.strictObject({
      address: z.string().max(300),
      key: z
        .string()
        .trim()
        .max(500)
        .regex(/^[\x21-\x7e]*$/),
    }),
  ),
  'meaning.removeKey': command<MeaningState>()(nothing),
  /** Lets articles rest, or go on; `retry` does not wait for the next try. */
  'meaning.work': command<MeaningState>()(z.strictObject({ what: z.enum(['pause', 'resume', 'retry']) })),
} as const;
