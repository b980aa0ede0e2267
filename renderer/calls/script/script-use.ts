import type { Mood } from '#domain/model/choices.ts';
import type { ArticleId } from '#domain/model/ids.ts';
import type { SaidPhrase } from '#domain/model/said-phrase.ts';
import type { Script, ScriptStep } from '#domain/rules/script/read-script.ts';

/** How far a call has come in a script, and what of it was said; kept with the note. */
export type ScriptUse = {
  readonly articleId: ArticleId | null;
  /** The steps that were come to, by their keys. */
  readonly path: readonly string[];
  readonly said: readonly SaidPhrase[];
};

export const noScript: ScriptUse = { articleId: null, path: [], said: [] };

/** As many as a call keeps. */
const mostSaid = 200;

/** The caller needs calming. */
export function isUpset(mood: Mood | null): boolean {
  return mood === 'upset' || mood === 'angry';
}

/** The step on show: the last of those come to that the script still has; at the beginning, its first. */
export function stepOn({ steps }: Script, path: readonly string[]): ScriptStep | undefined {
  return steps.find(({ key }) => key === path.at(-1)) ?? steps[0];
}

function isSame(one: SaidPhrase, other: SaidPhrase): boolean {
  return one.articleId === other.articleId && one.step === other.step && one.text === other.text;
}

export function wasSaid({ said }: ScriptUse, phrase: SaidPhrase): boolean {
  return said.some((each) => isSame(each, phrase));
}

/** Ticked as said; once more, it was not. */
export function withTick(use: ScriptUse, phrase: SaidPhrase): ScriptUse {
  if (wasSaid(use, phrase)) return { ...use, said: use.said.filter((each) => !isSame(each, phrase)) };
  return use.said.length < mostSaid ? { ...use, said: [...use.said, phrase] } : use;
}
