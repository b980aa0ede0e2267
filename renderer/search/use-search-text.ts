import { useEffect, useRef } from 'react';
import { useNavigation, useRoute } from '../state/core-context.tsx';
import { type ComposedText, useComposedText } from '../ui/use-composed-text.ts';
import { useSettled } from '../ui/use-settled.ts';

interface SearchText {
  readonly entered: ComposedText;
  /** What the address holds: what was entered once the typing rests. */
  readonly text: string;
}

/** The field and the address say the same. Typing replaces the place, so that "back" does not undo letters. */
export function useSearchText(): SearchText {
  const navigation = useNavigation();
  const text = useRoute((route) => (route.area === 'search' ? (route.params.q ?? '') : ''));
  const entered = useComposedText(text);
  const written = useRef(text);
  const { set } = useRef(entered).current;
  useEffect(() => {
    if (text === written.current) return;
    // Somebody came here by another way.
    written.current = text;
    set(text);
  }, [text, set]);
  const settled = useSettled(entered.text, 80);
  useEffect(() => {
    if (settled === written.current || navigation.store.getState().area !== 'search') return;
    written.current = settled;
    navigation.replace('search', null, settled === '' ? {} : { q: settled });
  }, [settled, navigation]);
  return { entered, text };
}
