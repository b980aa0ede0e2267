import { z } from 'zod';
import { insert } from '../model/change.ts';
import { missPlaces } from '../model/choices.ts';
import { missLength } from '../model/search-miss-fields.ts';
import { missWords } from '../rules/knowledge/miss-words.ts';
import { accept, defineCommand, refuse } from './definition.ts';

const hourMs = 3_600_000;

const input = z.strictObject({
  text: z.string().max(300),
  place: z.enum(missPlaces),
  /** Names that are known where it was looked for, and are taken out. */
  names: z.array(z.string().max(200)).max(10).default([]),
});
const args = z.strictObject({ missId: z.uuid(), words: z.string().max(missLength), place: z.enum(missPlaces) });

/**
 * Notes what was looked for in the knowledge base in vain. What may tell whom it was about is taken out before anything is kept or sent, and once
 * more by whoever receives it.
 */
export const noteMiss = defineCommand({
  name: 'knowledge.miss',
  version: 1,
  input,
  args,
  mint: (asked, minter) => ({
    missId: minter.id(),
    words: missWords(asked.text, asked.names),
    place: asked.place,
  }),
  needs: (a) => [{ collection: 'searchMiss', id: a.missId }],
  decide(view, a, context) {
    if (view.get('searchMiss', a.missId).state === 'present') return refuse('exists', 'This is noted already.');
    const words = missWords(a.words);
    if (words === '') return refuse('nothing-to-do', 'Nothing that could be told is left of it.');
    const askedAt = Math.floor(context.happenedAt / hourMs) * hourMs;
    return accept(insert('searchMiss', a.missId, 'editors', { words, place: a.place, askedAt }));
  },
});
