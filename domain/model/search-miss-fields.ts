import { missPlaces } from './choices.ts';
import { fields as f } from './fields.ts';

/** How much of what was looked for is kept. */
export const missLength = 120;

/**
 * What somebody looked for in the knowledge base without opening anything. It names nobody: neither who looked nor for whom, see `missWords`; and
 * the moment is the full hour, so that it cannot be laid beside who was at work.
 */
export const searchMissFields = {
  words: f.text('immutable', missLength),
  place: f.choice('immutable', missPlaces),
  askedAt: f.instant('immutable'),
};
