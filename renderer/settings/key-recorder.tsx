import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCore } from '../state/core-context.tsx';
import { isSingleKey, type KeyName, keyNameOf } from '../state/shortcuts/key-names.ts';
import { KeyCaps } from '../ui/key-caps.tsx';
import { isComposingKey } from '../ui/use-composed-text.ts';
import own from './shortcuts-section.module.css';

interface Props {
  /** The keys pressed, or null when it was left alone. */
  onDone(keys: KeyName | null): void;
}

/** After a character a second one is waited for so long. */
const secondKeyMs = 900;
/** Keys that browsers and systems do not let go, and those that everything else on the page needs. */
const reserved = new Set(['mod+w', 'mod+t', 'mod+n', 'mod+q', 'mod+c', 'mod+v', 'mod+x', 'mod+a', 'mod+z', 'mod+r']);

/** Takes the next key, or two characters one after the other. Escape and leaving keep the key as it was; Tab goes on. */
export function KeyRecorder({ onDone }: Props) {
  const { t } = useTranslation('keyboard');
  const { actions } = useCore();
  const field = useRef<HTMLButtonElement>(null);
  const [first, setFirst] = useState<KeyName | null>(null);
  const [isReserved, setReserved] = useState(false);
  useEffect(() => {
    field.current?.focus();
    return actions.rest();
  }, [actions]);
  useEffect(() => {
    if (first === null) return;
    const timer = setTimeout(() => onDone(first), secondKeyMs);
    return () => clearTimeout(timer);
  }, [first, onDone]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposingKey(event) || event.key === 'Tab') return;
    const name = keyNameOf(event.nativeEvent);
    event.preventDefault();
    event.stopPropagation();
    if (name === undefined) return;
    if (name === 'Escape') return onDone(first);
    if (reserved.has(name) || /^(Arrow|Enter$|Space$|Backspace$|Delete$)/.test(name)) return setReserved(true);
    if (first !== null) return onDone(isSingleKey(name) ? `${first} ${name}` : name);
    setReserved(false);
    if (isSingleKey(name)) setFirst(name);
    else onDone(name);
  };
  return (
    <button
      ref={field}
      type="button"
      className={own.recorder}
      onKeyDown={onKeyDown}
      onKeyUp={(event) => event.preventDefault()}
      onBlur={() => onDone(first)}
    >
      {first !== null ? <KeyCaps keys={first} /> : isReserved ? t('settings.reserved') : t('settings.press')}
    </button>
  );
}
