import type { CaseRow } from '#domain/contract/ipc/case-row.ts';
import { type Hit, hitsOf, type QuickHits } from './hits.ts';
import { matchActions, type NamedAction } from './named-actions.ts';

export type PaletteGroup = 'recent' | 'actions' | Hit['group'] | 'everywhere';

/** One line of the palette: something to go to, something to do, or the way to everything that the text finds. */
export type PaletteItem = { readonly key: string; readonly group: PaletteGroup } & (
  | { readonly hit: Hit; readonly action?: never; readonly search?: never }
  | { readonly action: NamedAction; readonly hit?: never; readonly search?: never }
  | { readonly search: string; readonly hit?: never; readonly action?: never }
);

interface Sources {
  /** What is typed; after `>` actions alone are looked for. */
  readonly text: string;
  readonly actions: readonly NamedAction[];
  readonly recent: readonly CaseRow[];
  readonly found: QuickHits;
  /** Whether `found` is for the text: what is the first line then stays that. */
  readonly isAnswered: boolean;
  readonly pinyin?: ((name: string) => string) | undefined;
}

/** So many actions stand above what was found in the store. */
const fewActions = 6;

/** In the order they are shown, so that the arrow keys can count through them. */
export function paletteItems({ text, actions, recent, found, isAnswered, pinyin }: Sources): readonly PaletteItem[] {
  const wanted = actionsWanted(text);
  if (wanted !== null) return matchActions(actions, wanted, pinyin).map(actionItem);
  // One of several ways of doing something is shown when it is asked for.
  if (text === '')
    return [
      ...recent.map(recentItem),
      ...actions.filter(({ offered }) => offered.choice === undefined).map(actionItem),
    ];
  return [
    ...matchActions(actions, text, pinyin).slice(0, fewActions).map(actionItem),
    ...hitsOf(found).map((hit) => ({ key: hit.params?.holding ?? hit.id, group: hit.group, hit })),
    ...(isAnswered ? [{ key: 'everywhere', group: 'everywhere', search: text } as const] : []),
  ];
}

/** What is looked for among the actions alone; null when it is looked for everywhere. */
export function actionsWanted(text: string): string | null {
  const wanted = /^[>》＞](.*)$/s.exec(text)?.[1];
  return wanted === undefined ? null : wanted.trim();
}

function actionItem(action: NamedAction): PaletteItem {
  const { id, choice = '' } = action.offered;
  return { key: `${id}-${choice}`.replaceAll(/\s/g, '_'), group: 'actions', action };
}

function recentItem({ id, number, subject, customerName, status }: CaseRow): PaletteItem {
  const detail = customerName ?? '';
  return {
    key: id,
    group: 'recent',
    hit: { group: 'cases', area: 'cases', id, number, title: subject, detail, status },
  };
}
