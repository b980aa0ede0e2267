import { useEffect, useRef, useState } from 'react';

interface Item {
  readonly id: string;
}

interface Steady<T> {
  readonly items: readonly T[];
  /** The pointer or the focus came upon the list, or left it. */
  onHand(isOn: boolean): void;
}

/** What is shown keeps its places, without what is gone; what is new comes after it. */
function steadied<T extends Item>(shown: readonly T[], found: readonly T[]): readonly T[] {
  const stays = shown.flatMap(({ id }) => found.find((item) => item.id === id) ?? []);
  return [...stays, ...found.filter((item) => !stays.includes(item))];
}

/**
 * A list that does not change its order under somebody's hand: while the pointer or the focus is on it, and while one of it is being read, a better
 * answer to the same question only adds. To another question the answer is another list.
 */
export function useSteadyOrder<T extends Item>(
  found: readonly T[],
  question: string,
  readId: string | null,
): Steady<T> {
  const [handOn, setHandOn] = useState<string | null>(null);
  const shown = useRef(found);
  const isRead = found.some(({ id }) => id === readId);
  const items = isRead || handOn === question ? steadied(shown.current, found) : found;
  useEffect(() => {
    shown.current = items;
  });
  return { items, onHand: (isOn) => setHandOn(isOn ? question : null) };
}
