import { CloseButton, TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useSync } from '../state/core-context.tsx';
import { useActions } from '../state/shortcuts/use-actions.ts';
import { focusAndSelect } from '../ui/focus-and-select.ts';
import { EmptyState } from '../ui/states.tsx';
import { isComposingKey } from '../ui/use-composed-text.ts';
import { NarrowBar } from './narrow-bar.tsx';
import { PartChips } from './part-chips.tsx';
import { askedIn, longestQuery } from './query-text.ts';
import css from './search.module.css';
import { SearchResults } from './search-results.tsx';
import { useSearchText } from './use-search-text.ts';

/** `#/search?q=<what was typed>`: one field over everything that this device holds. */
export function SearchPage() {
  const { t } = useTranslation(['search', 'common']);
  const { entered, text } = useSearchText();
  const isOffline = useSync((sync) => sync.connection !== 'online');
  const page = useRef<HTMLElement>(null);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => focusAndSelect(input.current), []);

  const lines = () => [...(page.current?.querySelectorAll<HTMLElement>('[data-line]') ?? [])];
  const move = (by: 1 | -1) => {
    const all = lines();
    const at = all.findIndex((line) => line.matches(':focus'));
    if (at + by < 0) input.current?.focus();
    else all[at + by]?.focus();
  };
  /** Arrows belong to whatever has the focus: here a line, or nothing. */
  const steps = (by: 1 | -1) => (event?: Event) => {
    const target = event?.target;
    if (target instanceof Element && target !== document.body && !page.current?.contains(target)) return false;
    move(by);
    return true;
  };
  useActions([
    { id: 'list.next', run: steps(1) },
    { id: 'list.previous', run: steps(-1) },
    { id: 'list.search', run: () => focusAndSelect(input.current) },
    { id: 'list.back', applies: entered.text !== '', run: () => focusAndSelect(input.current) },
  ]);
  const asked = askedIn(text);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposingKey(event)) return;
    if (event.key === 'ArrowDown') move(1);
    // Not before what stands in the field was answered: another line would be the first.
    else if (event.key === 'Enter') page.current?.querySelector<HTMLElement>('[data-current] [data-line]')?.click();
    else if (event.key === 'Escape' && entered.typed !== '') entered.set('');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const change = (next: string) => {
    entered.set(next);
    input.current?.focus();
  };

  return (
    <section ref={page} className={css.page} aria-label={t('title')}>
      <header className={css.head}>
        <h1 className={css.name}>{t('title')}</h1>
        <TextInput
          ref={input}
          type="search"
          size="md"
          aria-label={t('field')}
          placeholder={t('placeholder')}
          maxLength={longestQuery}
          autoComplete="off"
          spellCheck={false}
          leftSection={<Search size={16} aria-hidden="true" />}
          rightSection={
            entered.typed === '' ? null : (
              <CloseButton size={24} aria-label={t('common:actions.clear')} onClick={() => change('')} />
            )
          }
          {...entered.field}
          onKeyDown={onKeyDown}
        />
        <NarrowBar text={entered.text} onChange={change} />
        <PartChips text={entered.text} onChange={change} />
      </header>
      <div className={css.body}>
        {asked === '' ? (
          <EmptyState icon={Search} title={t('start')} hint={t('startHint')} />
        ) : (
          <SearchResults text={asked} isSettled={entered.text === text} onChange={change} />
        )}
        {isOffline && <p className={css.note}>{t('offline')}</p>}
      </div>
    </section>
  );
}
