import { missLength } from '../../model/search-miss-fields.ts';
import { tellingOf } from '../similar-cases.ts';
import { unnamed } from './unnamed.ts';

/** What was looked for, without what tells whom it was about (see `unnamed`). Empty when nothing is left that says what it was about. */
export function missWords(text: string, names: readonly string[] = []): string {
  const left = unnamed(text, names);
  const words = [...left].slice(0, missLength).join('').slice(0, missLength).trim();
  return isTelling(words) ? words : '';
}

function isTelling(words: string): boolean {
  const { characters } = tellingOf(words);
  // A Latin word stands among them whole.
  return characters.size > 1 || [...characters].some((each) => each.length > 2);
}
