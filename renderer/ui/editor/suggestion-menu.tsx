import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import type { FoundPart, Suggestion } from './suggestion.ts';
import css from './suggestion-menu.module.css';

export interface MenuPlace {
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
}

interface Props {
  readonly id: string;
  readonly label: string;
  readonly parts: readonly FoundPart[];
  readonly chosen: number;
  /** Where the sign stands in the window. */
  readonly place: MenuPlace;
  onPick(suggestion: Suggestion, otherwise: boolean): void;
}

const width = 380;
const height = 300;

export const optionId = (menu: string, index: number): string => `${menu}-${index}`;

/** What can be put in at the cursor. The focus stays in the text: the keys are the text's, the mouse picks here. */
export function SuggestionMenu({ id, label, parts, chosen, place, onPick }: Props) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector(`#${CSS.escape(optionId(id, chosen))}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, chosen]);
  const above = place.top > height;
  const left = Math.max(8, Math.min(place.left, window.innerWidth - width - 8));
  const upright = above ? { bottom: window.innerHeight - place.top + 4 } : { top: place.bottom + 4 };
  let index = -1;
  return createPortal(
    <div className={css.menu} style={{ left, maxWidth: width, maxHeight: height, ...upright }}>
      <div ref={list} id={id} role="listbox" aria-label={label} className={css.list}>
        {parts.map((part) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options is no field set.
          <div key={part.title} role="group" aria-label={part.title}>
            <div className={css.title} aria-hidden="true">
              {part.title}
            </div>
            {part.suggestions.map((suggestion) => {
              index += 1;
              return (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the text that has the focus.
                // biome-ignore lint/a11y/useFocusableInteractive: the text points at the chosen one instead.
                <div
                  key={suggestion.id}
                  id={optionId(id, index)}
                  role="option"
                  aria-selected={index === chosen}
                  className={css.option}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={(event) => onPick(suggestion, event.shiftKey)}
                >
                  <span className={css.label}>{suggestion.label}</span>
                  <span className={css.hint}>{suggestion.hint}</span>
                </div>
              );
            })}
          </div>
        ))}
      </div>
      {parts.some(({ keys }) => keys) && <div className={css.keys}>{parts.find(({ keys }) => keys)?.keys}</div>}
    </div>,
    document.body,
  );
}
