import { type RefObject, useRef } from 'react';
import { useActions } from '../../state/shortcuts/use-actions.ts';

interface SectionWalk<E> {
  readonly pack: RefObject<E | null>;
  /** Brings the focus to the section of that name. */
  show(title: string): void;
}

/** From section to section by the keys that go along lists. */
export function useSectionWalk<E extends HTMLElement>(): SectionWalk<E> {
  const pack = useRef<E>(null);
  const sections = () => [...(pack.current?.querySelectorAll<HTMLElement>('[data-review-section]') ?? [])];
  const step = (by: 1 | -1) => {
    const all = sections();
    const at = all.findIndex((each) => each.contains(document.activeElement));
    const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by;
    all[next]?.focus();
  };
  useActions([
    { id: 'list.next', run: () => step(1) },
    { id: 'list.previous', run: () => step(-1) },
  ]);
  return {
    pack,
    show: (title) =>
      sections()
        .find((each) => each.dataset.reviewSection === title)
        ?.focus(),
  };
}
