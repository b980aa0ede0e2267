import { indexText } from '#domain/rules/search-terms.ts';
import { asksOnly } from '#domain/rules/similar-cases.ts';
import { Random } from '../generate/random.ts';
import { forumPairs } from '../texts/data-folder.ts';
import { readPools } from '../texts/text-pools.ts';

const each = 100;
const cjkRun = /\p{Script=Han}{2,}/gu;

/** A word of two to four characters out of a question, as somebody types it who looks for the matter. */
function chinesePiece(question: string, random: Random): string | undefined {
  const runs = question.match(cjkRun) ?? [];
  if (runs.length === 0) return undefined;
  const run = random.pick(runs);
  const length = Math.min(run.length, random.between(2, 4));
  const from = random.int(run.length - length + 1);
  const piece = run.slice(from, from + length);
  return asksOnly.has(piece.slice(0, 2)) || asksOnly.has(piece.slice(-2)) ? undefined : piece;
}

/** One word of a sentence or two that follow each other, without those that only ask. */
function englishPiece(sentence: string, random: Random): string | undefined {
  const words = indexText(sentence)
    .split(' ')
    .filter((word) => word.length > 2 && !asksOnly.has(word));
  if (words.length === 0) return undefined;
  const at = random.int(words.length);
  return words.slice(at, at + random.between(1, 2)).join(' ');
}

function some(texts: readonly string[], piece: (text: string, random: Random) => string | undefined, seed: number) {
  const found = new Set<string>();
  for (let n = 0; found.size < each && n < 50 * each; n++) {
    const random = new Random(20_261_122, seed, n);
    const typed = piece(random.pick(texts), random);
    if (typed !== undefined) found.add(typed);
  }
  return [...found];
}

/** Two hundred things that people look for, half of them in Chinese: pieces of what real customers asked. */
export function typedQueries(): readonly string[] {
  const { zh, en } = readPools();
  return [...some(zh.titles, chinesePiece, 11), ...some([...en.titles, ...en.said.slice(0, 4000)], englishPiece, 12)];
}

/** What suggestions are asked for: the question as the customer wrote it, in both languages. */
export function askedQuestions(): readonly string[] {
  const zh = forumPairs()
    .slice(0, each)
    .map(({ question }) => question);
  return [...zh, ...readPools().en.titles.slice(0, each)];
}
