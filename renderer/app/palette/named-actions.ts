import { useTranslation } from 'react-i18next';
import { useCore } from '../../state/core-context.tsx';
import { type ActionId, actionGroups, actionIds, actionOf } from '../../state/shortcuts/action-list.ts';
import type { OfferedAction } from '../../state/shortcuts/action-registry.ts';
import { keysOf } from '../../state/shortcuts/bindings.ts';
import type { KeyName } from '../../state/shortcuts/key-names.ts';

export interface NamedAction {
  readonly offered: OfferedAction;
  readonly name: string;
  /** Also found by these words: its English name, for those who know it by that. */
  readonly words: string;
  readonly keys: KeyName | null;
}

/** Answers what can be done now, by name; asked when the palette is on show. */
export function useNamedActions(): () => readonly NamedAction[] {
  const { t, i18n } = useTranslation('keyboard');
  const { actions, settings } = useCore();
  return () => {
    const english = i18n.getFixedT('en', 'keyboard');
    const seen = new Set<string>();
    return inOrder(actions.offered()).flatMap((offered) => {
      const { id, choice, fallback } = offered;
      const key = `${id} ${choice ?? ''}`;
      if (fallback || !isForPalette(id) || seen.has(key)) return [];
      seen.add(key);
      const action = t(`action.${id}`);
      const name = choice === undefined ? action : t('choice', { action, choice });
      const keys = choice === undefined ? (keysOf(id, settings.getState())[0] ?? null) : null;
      return [{ offered, name, words: english(`action.${id}`), keys }];
    });
  };
}

/** What is nearest first, and that as on the cheat sheet. */
function inOrder(offered: readonly OfferedAction[]): readonly OfferedAction[] {
  const distance = ({ id }: OfferedAction) => -actionGroups.indexOf(actionOf(id).group);
  const place = ({ id }: OfferedAction) => actionIds.indexOf(id);
  return offered.toSorted((a, b) => distance(a) - distance(b) || place(a) - place(b));
}

/** A key of what has the focus means nothing in the palette; nor does opening it from itself. */
function isForPalette(id: ActionId): boolean {
  return !actionOf(id).fixed && id !== 'search.open';
}

/** The actions whose name holds every word of the text, those first that begin with it. `pinyin` spells Chinese names. */
export function matchActions(
  all: readonly NamedAction[],
  text: string,
  pinyin: (name: string) => string = () => '',
): readonly NamedAction[] {
  const wanted = fold(text);
  const words = wanted.split(/\s+/).filter((word) => word !== '');
  const found = all.flatMap((action) => {
    const name = fold(action.name);
    const known = `${name} ${fold(action.words)} ${pinyin(action.name)}`;
    if (!words.every((word) => known.includes(word))) return [];
    return [{ action, rank: name.startsWith(wanted) ? 0 : name.includes(wanted) ? 1 : 2 }];
  });
  return found.toSorted((a, b) => a.rank - b.rank).map(({ action }) => action);
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim();
}
