import { Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FoundGroup } from '#domain/contract/ipc/search-procedures.ts';
import type { SearchKind } from '#domain/rules/search-query/query-part.ts';
import { useNavigation } from '../../state/core-context.tsx';
import { zoneHere } from '../../state/format-day.ts';
import { useActions, useKeys } from '../../state/shortcuts/use-actions.ts';
import { useQuery } from '../../state/use-query.ts';
import { focusAndSelect } from '../../ui/focus-and-select.ts';
import { KeyCaps } from '../../ui/key-caps.tsx';
import { isComposingKey, useComposedText } from '../../ui/use-composed-text.ts';
import { useSettled } from '../../ui/use-settled.ts';
import { useOpenApart } from '../case-window/use-open-apart.ts';
import { useCaseOnShow, useOpenCases } from '../tabs/open-cases-context.tsx';
import type { QuickHits } from './hits.ts';
import { useNamedActions } from './named-actions.ts';
import css from './palette.module.css';
import { actionsWanted, type PaletteItem, paletteItems } from './palette-items.ts';
import { PaletteList } from './palette-list.tsx';
import { usePinyin } from './use-pinyin.ts';

const none: FoundGroup<never> = { hits: [], count: 0, isMore: false, next: null };
const nothing: QuickHits = { cases: none, customers: none, articles: none, holdings: none };
const kinds: SearchKind[] = ['case', 'customer', 'article', 'holding'];
const longest = 400;
const fewRecent = 5;

/**
 * One field for everything: what can be done here, cases, customers and articles. Arrow keys and Enter choose, with Ctrl or Cmd in a
 * window of its own; Escape gives the focus back.
 */
export function Palette() {
  const { t } = useTranslation(['keyboard', 'common']);
  const navigation = useNavigation();
  const openApart = useOpenApart();
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const focusedBefore = useRef<HTMLElement | null>(null);
  const entered = useComposedText();
  const typed = entered.text.trim();
  const text = useSettled(typed, 60);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);

  const sought = actionsWanted(text) === null ? text : '';
  const now = useQuery(
    'search.list',
    { text: sought.slice(0, longest), kinds, limit: 6, zone: zoneHere() },
    { collections: open && sought !== '' ? [...kinds, 'search'] : [], whileShown: true },
  );
  const former = useRef(now.value);
  useEffect(() => {
    if (now.value) former.current = now.value;
  }, [now.value]);
  const found = now.value ?? former.current;
  const recent = useRecent(open);
  const actionsNow = useNamedActions();
  const pinyin = usePinyin(open);
  const items = open
    ? paletteItems({
        ...{ text: typed, recent, pinyin, isAnswered: typed === text && !now.loading },
        actions: actionsNow(),
        found: sought === '' ? nothing : (found ?? nothing),
      })
    : [];
  const current = items[Math.min(active, items.length - 1)];
  const keys = useKeys('search.open');
  useActions([{ id: 'search.open', run: () => focusAndSelect(input.current) }]);

  /** To a line that may be out of view. */
  const go = (place: number) => {
    setActive(place);
    const key = items[place]?.key;
    if (key !== undefined) document.getElementById(`${listId}-${key}`)?.scrollIntoView?.({ block: 'nearest' });
  };
  const leave = () => {
    entered.set('');
    setOpen(false);
    const back = focusedBefore.current;
    if (back?.isConnected) back.focus();
    else input.current?.blur();
  };
  const choose = (item: PaletteItem, apart: boolean) => {
    leave();
    if (item.action) item.action.offered.run();
    else if (item.search !== undefined) navigation.go('search', null, { q: item.search });
    else if (apart && !item.hit.params) openApart(item.hit.area, item.hit.id);
    else navigation.go(item.hit.area, item.hit.id, item.hit.params);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposingKey(event)) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setOpen(true);
      if (items.length > 0) go((Math.min(active, items.length - 1) + step + items.length) % items.length);
    } else if (event.key === 'Enter') {
      // What is chosen may move the focus: the key is not for what has it then.
      event.preventDefault();
      if (open && current) choose(current, event.ctrlKey || event.metaKey);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      leave();
    }
  };

  return (
    <div className={css.box}>
      <Search size={15} className={css.icon} aria-hidden="true" />
      <input
        {...entered.field}
        ref={input}
        type="text"
        className={css.input}
        role="combobox"
        aria-label={t('common:search.placeholder')}
        aria-expanded={open}
        aria-controls={open ? listId : undefined}
        aria-autocomplete="list"
        aria-activedescendant={current ? `${listId}-${current.key}` : undefined}
        placeholder={t('common:search.placeholder')}
        autoComplete="off"
        spellCheck={false}
        onFocus={({ relatedTarget }) => {
          focusedBefore.current = relatedTarget instanceof HTMLElement ? relatedTarget : null;
          setActive(0);
          setOpen(true);
        }}
        onBlur={() => setOpen(false)}
        onInput={() => {
          setOpen(true);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      {keys && (
        <span className={css.kbd} aria-hidden="true">
          <KeyCaps keys={keys} />
        </span>
      )}
      {open && (
        <div className={css.results}>
          <PaletteList id={listId} items={items} current={current} onChoose={choose} onPoint={setActive} />
          {items.every(({ search }) => search !== undefined) && !now.loading && typed !== '' && (
            <p className={css.nothing}>{t('common:search.nothing', { text: typed })}</p>
          )}
          <p className={css.hint}>
            <span>{t('common:search.hint')}</span>
            <span className={css.ways}>
              <KeyCaps keys="mod+Enter" /> {t('palette.openApart')} · {t('palette.moreActions')}
            </span>
          </p>
        </div>
      )}
    </div>
  );
}

/** The cases looked at last, without the one on show. */
function useRecent(isWanted: boolean) {
  const onShow = useCaseOnShow();
  const all = useOpenCases((cases) => cases.recent);
  const caseIds = isWanted ? all.filter((id) => id !== onShow).slice(0, fewRecent) : [];
  const collections = caseIds.length > 0 ? ['case', 'customer'] : [];
  const rows = useQuery('cases.rows', { caseIds }, { collections, keepFormer: true }).value;
  return rows?.filter(({ id }) => id !== onShow) ?? [];
}
