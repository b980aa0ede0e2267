import { Search } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SearchHits } from '#domain/contract/ipc/search-views.ts';
import { useNavigation } from '../state/core-context.tsx';
import { useQuery } from '../state/use-query.ts';
import { focusAndSelect } from '../ui/focus-and-select.ts';
import { modKeyName } from '../ui/mod-key.ts';
import { StatusBadge } from '../ui/status-badge.tsx';
import { isComposingKey, useComposedText } from '../ui/use-composed-text.ts';
import { useHotkeys } from '../ui/use-hotkeys.ts';
import { useSettled } from '../ui/use-settled.ts';
import css from './global-search.module.css';
import { type Hit, hitsOf } from './search-hits.ts';

const nothing: SearchHits = { cases: [], customers: [], articles: [] };

/** One field for everything: results under it by kind, reached with the arrow keys. */
export function GlobalSearch() {
  const { t } = useTranslation();
  const navigation = useNavigation();
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const entered = useComposedText();
  const text = useSettled(entered.text.trim(), 60);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);

  const found = useQuery(
    'search.find',
    { text, limit: 6 },
    { collections: ['case', 'customer', 'article'], keepFormer: true },
  );
  const hits = hitsOf(text === '' ? nothing : (found.value ?? nothing));
  const current = hits[Math.min(active, hits.length - 1)];
  const shown = open && entered.text.trim() !== '';

  useHotkeys({ 'mod+k': () => focusAndSelect(input.current) });
  useEffect(() => {
    const outside = (event: PointerEvent) => {
      if (!box.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, []);

  const choose = (hit: Hit) => {
    navigation.go(hit.area, hit.id);
    entered.set('');
    setOpen(false);
    input.current?.blur();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposingKey(event)) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && hits.length > 0) {
      event.preventDefault();
      setActive((before) => (Math.min(before, hits.length - 1) + step + hits.length) % hits.length);
    } else if (event.key === 'Enter' && shown && current) choose(current);
    else if (event.key === 'Escape') {
      if (shown) setOpen(false);
      else input.current?.blur();
    }
  };

  return (
    <div className={css.box} ref={box}>
      <Search size={15} className={css.icon} aria-hidden="true" />
      <input
        {...entered.field}
        ref={input}
        type="text"
        className={css.input}
        role="combobox"
        aria-label={t('search.placeholder')}
        aria-expanded={shown}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={shown && current ? `${listId}-${current.id}` : undefined}
        placeholder={t('search.placeholder')}
        autoComplete="off"
        spellCheck={false}
        onFocus={() => setOpen(true)}
        onInput={() => {
          setOpen(true);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <span className={css.kbd} aria-hidden="true">
        {`${modKeyName()} K`}
      </span>
      {shown && (
        <div className={css.results}>
          <HitList id={listId} hits={hits} current={current} onChoose={choose} onPoint={setActive} />
          {hits.length === 0 && !found.loading && text !== '' && (
            <p className={css.nothing}>{t('search.nothing', { text })}</p>
          )}
          <p className={css.hint}>{t('search.hint')}</p>
        </div>
      )}
    </div>
  );
}

interface HitListProps {
  readonly id: string;
  readonly hits: readonly Hit[];
  readonly current: Hit | undefined;
  onChoose(hit: Hit): void;
  onPoint(index: number): void;
}

function HitList({ id, hits, current, onChoose, onPoint }: HitListProps) {
  const { t } = useTranslation();
  const groups = Object.entries(Object.groupBy(hits, (hit) => hit.group));
  return (
    <div id={id} role="listbox" aria-label={t('search.results')}>
      {groups.map(([group, members]) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset has no place in a listbox
        <div key={group} role="group" aria-label={t(`search.${group as Hit['group']}`)}>
          <div className={css.group} aria-hidden="true">
            {t(`search.${group as Hit['group']}`)}
          </div>
          {members.map((hit) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the active option
            // biome-ignore lint/a11y/useKeyWithClickEvents: Enter in the field chooses
            <div
              key={hit.id}
              id={`${id}-${hit.id}`}
              role="option"
              aria-selected={hit === current}
              className={css.hit}
              onClick={() => onChoose(hit)}
              onPointerMove={() => onPoint(hits.indexOf(hit))}
            >
              <HitText hit={hit} />
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}

function HitText({ hit }: { readonly hit: Hit }): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      {hit.number && <span className={`${css.number} hf-number`}>{hit.number}</span>}
      <span className={`${css.title} hf-truncate`}>{hit.title}</span>
      {hit.detail && <span className={`${css.detail} hf-truncate`}>{hit.detail}</span>}
      {hit.articleKind && <span className={css.detail}>{t(`articleKind.${hit.articleKind}`)}</span>}
      {hit.status && <StatusBadge status={hit.status} />}
    </>
  );
}
