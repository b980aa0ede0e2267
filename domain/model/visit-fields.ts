import { z } from 'zod';
import { moods, visitKinds, visitOutcomes } from './choices.ts';
import { fields as f } from './fields.ts';
import { agentId, caseId, customerId, entryId } from './ids.ts';

/** How large the sheet is that a signature's strokes are drawn on, in its own units. */
export const signatureSheet = { width: 1000, height: 400 } as const;

/** 64 hexadecimal digits in small letters. */
const reportHash = z.string().regex(/^[0-9a-f]{64}$/);

/** The path of a pen as SVG writes it, in whole units of the sheet: where each stroke begins, and how it goes on from there. */
const strokes = z
  .string()
  .min(1)
  .max(60_000)
  .regex(/^(?:M\d{1,4} \d{1,4}(?:l-?\d{1,4} -?\d{1,4})+)+$/);

/** What a customer puts under a report: their name, and the strokes or, where they cannot draw, that they confirmed it to the agent. */
export const signing = z.strictObject({
  name: z.string().trim().min(1).max(200),
  /** None, where the customer confirmed it in person. */
  strokes: strokes.nullable(),
  /** Of the report that was before the customer's eyes, see `visitReportText`. */
  reportHash,
});
const signature = z.strictObject({ ...signing.shape, signedAt: z.int(), witnessId: agentId });
export type Signature = z.infer<typeof signature>;

/** What is written of a visit, and may be corrected afterwards. */
export const visitTexts = ['need', 'cause', 'done', 'parts', 'promised'] as const;

const longText = 50_000;

/** A meeting with a customer, at our counter or at their place, noted as a call is. */
export const visitFields = {
  caseId: f.optionalRef('immutable', caseId),
  customerId: f.optionalRef('immutable', customerId),
  agentId: f.ref('immutable', agentId),
  kind: f.choice('last-accepted', visitKinds),
  place: f.text('last-accepted', 500),
  plannedAt: f.optionalInstant('immutable'),
  arrivedAt: f.instant('last-accepted'),
  leftAt: f.instant('last-accepted'),
  need: f.text('last-accepted', longText),
  cause: f.text('last-accepted', longText),
  done: f.text('last-accepted', longText),
  /** Parts and material that were used. */
  parts: f.text('last-accepted', longText),
  promised: f.text('last-accepted', longText),
  outcome: f.choice('last-accepted', visitOutcomes),
  mood: f.optionalChoice('last-accepted', moods),
  /** Who was there for the customer. */
  metWith: f.text('last-accepted', 200),
  signature: f.json('derived', signature.nullable()),
  /** The visit's line in the case's timeline; its photos stand there. */
  entryId: f.optionalRef('immutable', entryId),
  createdAt: f.instant('immutable'),
  recordedAt: f.optionalInstant('server-only'),
};
