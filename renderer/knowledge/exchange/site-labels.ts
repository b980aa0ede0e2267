import type { TFunction } from 'i18next';
import { articleKinds, languages } from '#domain/model/choices.ts';

const own = ['title', 'search', 'none', 'contents', 'empty', 'footer', 'internal'] as const;
const callouts = ['note', 'tip', 'important', 'warning', 'caution'] as const;

/** What the pages say of themselves. */
export function siteLabels(t: TFunction<['knowledge-exchange', 'common']>): Readonly<Record<string, string>> {
  return Object.fromEntries([
    ...own.map((name) => [name, t(`site.${name}`)]),
    ...callouts.map((name) => [name, t(`callout.${name}`)]),
    ...articleKinds.map((kind) => [kind, t(`common:articleKind.${kind}`)]),
    ...languages.map((language) => [language, t(`common:language.${language}`)]),
  ]);
}
