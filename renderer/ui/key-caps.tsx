import { type KeyName, keyCaps } from '../state/shortcuts/key-names.ts';
import css from './key-caps.module.css';
import { modKeyName } from './mod-key.ts';

/** Keys as they stand on the keyboard. */
export function KeyCaps({ keys }: { readonly keys: KeyName }) {
  return (
    <span className={css.keys}>
      {keyCaps(keys, modKeyName()).map((cap, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same key may be pressed twice
        <kbd key={place} className={css.cap}>
          {cap}
        </kbd>
      ))}
    </span>
  );
}
