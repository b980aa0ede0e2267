import type { Settings } from '#domain/contract/ipc/settings-views.ts';
import { type ActionId, actionIds, actionOf, mayShareKeys } from './action-list.ts';
import { isSingleKey, type KeyName, keysCollide } from './key-names.ts';

export type KeySettings = Pick<Settings, 'shortcuts' | 'singleKeys'>;

/** The key chosen for an action, or its usual one; null for none. Also told of one that is switched off. */
export function chosenKeys(id: ActionId, { shortcuts }: Pick<Settings, 'shortcuts'>): KeyName | null {
  const { keys, fixed } = actionOf(id);
  const chosen = fixed ? undefined : shortcuts[id];
  return chosen === undefined ? keys : chosen;
}

/** Every key that runs the action as things are set now, the chosen one first. */
export function keysOf(id: ActionId, settings: KeySettings): readonly KeyName[] {
  const chosen = chosenKeys(id, settings);
  const all = [...(chosen === null ? [] : [chosen]), ...(actionOf(id).also ?? [])];
  return settings.singleKeys ? all : all.filter((keys) => !isSingleKey(keys));
}

/** Other actions that the key would run, or keep waiting, in the same place. */
export function collisionsOf(id: ActionId, keys: KeyName, settings: Pick<Settings, 'shortcuts'>): readonly ActionId[] {
  const all = { ...settings, singleKeys: true };
  return actionIds.filter(
    (other) =>
      other !== id && !mayShareKeys(id, other) && keysOf(other, all).some((theirs) => keysCollide(keys, theirs)),
  );
}
