import { ActionIcon, Button, Indicator, Popover, Select } from '@mantine/core';
import { ArrowDownWideNarrow, ArrowUpNarrowWide, ListFilter as FilterIcon, Search, X } from 'lucide-react';
import { type ReactNode, type RefObject, useEffect, useEffectEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type CaseSort, caseSorts } from '#domain/rules/case-query/list-shape.ts';
import { isComposingKey, useComposedText } from '../../ui/use-composed-text.ts';
import { useSettled } from '../../ui/use-settled.ts';
import { isFiltered, type ListFilter, plainFilter } from '../case-filter.ts';
import css from './filter-bar.module.css';
import { FilterChoices } from './filter-choices.tsx';

interface Props {
  readonly filter: ListFilter;
  readonly order: { readonly sort: CaseSort; readonly descending: boolean };
  onChange(change: Partial<ListFilter>): void;
  readonly input: RefObject<HTMLInputElement | null>;
  /** Further controls, behind these. */
  readonly children?: ReactNode;
}

/** Narrows the list while typing; status, priority and tag behind one button. */
export function FilterBar({ filter, order, onChange, input, children }: Props) {
  const { t } = useTranslation(['cases', 'queues', 'common']);
  const entered = useComposedText(filter.text);
  const text = useSettled(entered.text.trim(), 120);
  const told = useRef(filter.text);
  const tell = useEffectEvent(() => {
    if (text === told.current) return;
    told.current = text;
    onChange({ text });
  });
  useEffect(() => {
    if (text !== undefined) tell();
  }, [text]);
  // "Back", a link or another tab may change the filter too; then the field follows.
  const follow = useEffectEvent((asked: string) => {
    if (asked === told.current) return;
    told.current = asked;
    entered.set(asked);
  });
  useEffect(() => follow(filter.text), [filter.text]);
  const chosen = filter.statuses.length + filter.priorities.length + filter.own.length + (filter.tag === '' ? 0 : 1);
  const Direction = order.descending ? ArrowDownWideNarrow : ArrowUpNarrowWide;
  return (
    <div className={css.bar}>
      <div className={css.field}>
        <Search size={14} className={css.icon} aria-hidden="true" />
        <input
          {...entered.field}
          ref={input}
          className={css.input}
          type="text"
          aria-label={t('list.filterText')}
          placeholder={t('list.filterText')}
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          onKeyDown={(event) => {
            if (isComposingKey(event)) return;
            if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur();
          }}
        />
        {entered.typed !== '' && (
          <ActionIcon
            className={css.clear ?? ''}
            size={24}
            aria-label={t('common:actions.clear')}
            onClick={() => entered.set('')}
          >
            <X size={14} />
          </ActionIcon>
        )}
      </div>
      <Popover position="bottom-end" width={372} trapFocus>
        <Indicator disabled={chosen === 0} label={chosen} size={15} offset={4}>
          <Popover.Target>
            <ActionIcon variant="default" size={30} aria-label={t('list.filters')} title={t('list.filters')}>
              <FilterIcon size={15} />
            </ActionIcon>
          </Popover.Target>
        </Indicator>
        <Popover.Dropdown>
          <div className={css.panel}>
            <FilterChoices filter={filter} onChange={onChange} />
            <div className={css.sort}>
              <Select
                className={css.sortBy ?? ''}
                label={t('list.sort')}
                data={caseSorts.map((sort) => ({ value: sort, label: t(`queues:column.${sort}`) }))}
                value={order.sort}
                onChange={(sort) => onChange({ ...order, sort: (sort ?? order.sort) as CaseSort })}
                allowDeselect={false}
                comboboxProps={{ withinPortal: false }}
              />
              <ActionIcon
                variant="default"
                size={30}
                aria-label={t(order.descending ? 'list.descending' : 'list.ascending')}
                title={t(order.descending ? 'list.descending' : 'list.ascending')}
                onClick={() => onChange({ sort: order.sort, descending: !order.descending })}
              >
                <Direction size={15} />
              </ActionIcon>
            </div>
            {isFiltered(filter) && (
              <Button
                variant="subtle"
                onClick={() => {
                  entered.set('');
                  onChange({ ...plainFilter, queue: filter.queue, saved: filter.saved });
                }}
              >
                {t('list.clearFilters')}
              </Button>
            )}
          </div>
        </Popover.Dropdown>
      </Popover>
      {children}
    </div>
  );
}
