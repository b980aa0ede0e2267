import { foldText } from '../text-fold.ts';
import { unnamed } from './unnamed.ts';

/** Who a question may be about. */
export interface PeopleAsked {
  /** The customer themself, as they are called, and their numbers and addresses: each part of them is left out. */
  readonly own: readonly string[];
  /** Whoever else is named: left out where they are named in full. */
  readonly others: readonly string[];
}

/** What answers a question stands in its first lines or its last. */
const longest = 1200;
const titles = ['先生', '女士', '小姐', '太太', '老师', '师傅', '主任', '总', '经理'];
const isHan = /^\p{Script=Han}+$/u;
const latin = /^[\p{Script=Latin}\p{N}]/u;

/** A person is called by their whole name, by a part of it, and in Chinese by the given name or with a title. */
function waysToCall(name: string): readonly string[] {
  const parts = name.split(/[\s,，·・]+/u).filter((part) => [...part].length > 1 && !/\d/.test(part));
  const han = parts.filter((part) => isHan.test(part) && part.length <= 4);
  return [
    ...[name, ...parts],
    ...han.filter(({ length }) => length > 2).map((part) => part.slice(-2)),
    ...han.flatMap((part) => [`小${part.slice(0, 1)}`, ...titles.map((title) => `${part.slice(0, 1)}${title}`)]),
  ];
}

/**
 * A question as it may leave the house: without the customer's names, numbers and addresses and without those of others that are known, and
 * without anything that has five digits. Empty where nothing is left that says what it is about.
 */
export function questionToSend(text: string, { own, others }: PeopleAsked): string {
  let left = foldText(text);
  for (const name of longestFirst([...own.flatMap(waysToCall), ...others])) {
    // A short name stands in other words too.
    left = latin.test(name) ? withoutWord(left, name) : left.replaceAll(name, ' ');
  }
  left = unnamed(left, []);
  const asked = [...left].slice(0, longest).join('').trim();
  return /\p{L}{2}/u.test(asked) ? asked : '';
}

function longestFirst(names: readonly string[]): readonly string[] {
  const folded = names.map((name) => foldText(name).trim()).filter((name) => [...name].length > 1);
  return [...new Set(folded)].toSorted((a, b) => b.length - a.length);
}

function withoutWord(text: string, word: string): string {
  const quoted = word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  return text.replace(new RegExp(`(?<![\\p{Script=Latin}\\p{N}])${quoted}(?![\\p{Script=Latin}\\p{N}])`, 'gu'), ' ');
}
