import { ActionIcon, Button } from '@mantine/core';
import { Download, Inbox, Plus } from 'lucide-react';
import { type CSSProperties, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseFilter } from '#domain/contract/ipc/case-filter.ts';
import type { CaseRow } from '#domain/contract/ipc/case-row.ts';
import type { GroupCount, SavedQueue } from '#domain/contract/ipc/queue-views.ts';
import type { CaseId } from '#domain/model/ids.ts';
import type { CaseColumn } from '#domain/rules/case-query/list-shape.ts';
import { useNavigation } from '../../state/core-context.tsx';
import { listText } from '../../state/format-list.ts';
import { numberText } from '../../state/format-number.ts';
import { hrefOf } from '../../state/route.ts';
import { useActions } from '../../state/shortcuts/use-actions.ts';
import { useLocale } from '../../state/use-locale.ts';
import { type PagedRows, usePagedRows } from '../../state/use-paged-rows.ts';
import { useQuery } from '../../state/use-query.ts';
import { ArchiveSearch } from '../../ui/archive/archive-search.tsx';
import { focusAndSelect } from '../../ui/focus-and-select.ts';
import { EmptyState, FailureState, LoadingState } from '../../ui/states.tsx';
import { useRowHeight } from '../../ui/use-row-height.ts';
import { VirtualList, type VirtualListHandle } from '../../ui/virtual-list.tsx';
import { isFiltered, orderOf, paramsOf, queryOf } from '../case-filter.ts';
import { useAllOthers } from '../presence/use-others.ts';
import type { UsedFilter } from '../use-list-filter.ts';
import { BulkBar } from './bulk/bulk-bar.tsx';
import { columnWidths } from './case-cell.tsx';
import { CaseLine, CaseLineOutline, type Pick } from './case-line.tsx';
import css from './case-list.module.css';
import { ColumnHead } from './column-head.tsx';
import { FilterBar } from './filter-bar.tsx';
import { GroupLine } from './group-line.tsx';
import { groupedRows } from './grouped-rows.ts';
import { LayoutChoices } from './layout-choices.tsx';
import { nextPlace } from './next-place.ts';
import { QueueHeading } from './queue-heading.tsx';
import { ConditionChips } from './saved/condition-chips.tsx';
import { useCaseExport } from './use-case-export.ts';
import { useLayout } from './use-layout.ts';
import { useReadAhead } from './use-read-ahead.ts';
import { useSelection } from './use-selection.ts';

interface Props {
  readonly used: UsedFilter;
  /** The saved queue that is shown; undefined for a built-in one. */
  readonly saved: SavedQueue | undefined;
  readonly openId: string | null;
}

/** The cases of a queue: filter above, rows below, everything reachable from the keyboard. */
export function CaseList({ used, saved, openId }: Props) {
  const { t } = useTranslation(['cases', 'queues']);
  const locale = useLocale();
  const navigation = useNavigation();
  const { filter, change, openCase, moveTo } = used;
  const layout = useLayout(filter, saved);
  const order = orderOf(filter, saved);
  const query = queryOf(filter, saved, layout.group);
  const pages = usePagedRows('cases.list', query, shownInRows);
  const groups = useGroups(query);
  const lines = useMemo(() => groupedRows(groups, pages.total ?? 0), [groups, pages.total]);
  const selection = useSelection(JSON.stringify(query), query, pages);
  const filterInput = useRef<HTMLInputElement>(null);
  const list = useRef<VirtualListHandle>(null);
  const section = useRef<HTMLElement>(null);
  const [pointed, setPointed] = useState<string | null>(null);
  const { exportCases, exporting } = useCaseExport();
  const rowHeight = useRowHeight();
  const selectedId = openId ?? pointed;
  const present = usePresent();

  /** A button that was just pressed, as a queue's, lets go of the keys: the next Enter is for the case that is pointed at. */
  const takeKeys = () => {
    if (openId === null && document.activeElement?.closest('button, input'))
      section.current?.focus({ preventScroll: true });
  };
  const go = (step: 1 | -1) => {
    takeKeys();
    const place = nextPlace(pages, lines.rowAt(list.current?.firstInView() ?? 0), selectedId, step);
    const row = place === null ? undefined : pages.rowAt(place);
    if (place === null || !row) return undefined;
    list.current?.scrollTo(lines.lineOf(place));
    setPointed(row.id);
    if (openId) moveTo(row.id);
    return { id: row.id, place };
  };
  const current = pages.indexOf((row) => row.id === selectedId);
  useReadAhead(current < 0 ? [] : [current, current + 1, current - 1].map((place) => pages.rowAt(place)?.id));
  const pick = useStable((id: CaseId, place: number, how: Pick) => {
    if (openId === null) setPointed(id);
    if (how === 'range') void selection.extendTo(place);
    else selection.toggle(id, place);
  });
  const extend = (step: 1 | -1) => {
    if (selection.ids.size === 0 && current >= 0 && selectedId !== null)
      selection.toggle(selectedId as CaseId, current);
    else {
      const next = go(step);
      if (next) void selection.extendTo(next.place);
    }
  };
  // Arrows belong to whatever has the focus; the list takes them when that is itself or nothing.
  const isForList = ({ target }: KeyboardEvent) =>
    target === document.body || (target instanceof Node && section.current?.contains(target) === true);
  // A button or a box answers to these two itself.
  const isPressed = ({ key, target }: KeyboardEvent) =>
    /^(Enter| )$/.test(key) && target instanceof Element && target.closest('button, input') !== null;
  const isElsewhere = (event?: KeyboardEvent) =>
    event !== undefined && /^(Arrow|Enter| |a$)/i.test(event.key) && (!isForList(event) || isPressed(event));
  /** The key is left to who has the focus elsewhere. */
  const here = (run: () => unknown) => (event?: KeyboardEvent) => {
    if (isElsewhere(event)) return false;
    run();
    return true;
  };
  useActions([
    { id: 'list.next', run: here(() => go(1)) },
    { id: 'list.previous', run: here(() => go(-1)) },
    { id: 'list.selectNext', run: here(() => extend(1)) },
    { id: 'list.selectPrevious', run: here(() => extend(-1)) },
    {
      id: 'list.select',
      applies: current >= 0,
      run: here(() => pick(selectedId as CaseId, current, 'toggle')),
    },
    {
      id: 'list.selectAll',
      applies: (pages.total ?? 0) > 0,
      run: here(() => void selection.all()),
    },
    { id: 'list.back', applies: selection.ids.size > 0, run: selection.clear },
    {
      id: 'list.open',
      applies: openId === null && pointed !== null,
      run: (event) => !isElsewhere(event) && pointed !== null && openCase(pointed),
    },
    { id: 'list.search', run: () => focusAndSelect(filterInput.current) },
    // Beside an open case the key writes a note.
    { id: 'list.new', fallback: true, run: () => navigation.go('cases', 'new', paramsOf(filter)) },
    { id: 'list.export', applies: (pages.total ?? 0) > 0, run: () => void exportCases(query) },
  ]);

  const kept = paramsOf(filter);
  const name = saved?.name ?? t(`queues.${filter.queue}`);
  return (
    <section
      ref={section}
      tabIndex={-1}
      className={css.list}
      style={columnsStyle(layout.columns)}
      aria-label={t('list.label', { queue: name })}
    >
      <header className={css.head}>
        <div className={css.title}>
          <QueueHeading name={name} choosable={openId !== null} onChoose={change} />
          <span className={css.total}>{pages.total !== undefined && numberText(pages.total, locale)}</span>
          <ActionIcon
            size={28}
            aria-label={t('list.export')}
            title={t('list.export')}
            loading={exporting}
            disabled={pages.total === 0}
            onClick={() => void exportCases(query)}
          >
            <Download size={15} />
          </ActionIcon>
          <Button
            leftSection={<Plus size={14} aria-hidden="true" />}
            onClick={() => navigation.go('cases', 'new', kept)}
          >
            {t('newCase')}
          </Button>
        </div>
        <FilterBar
          key={filter.saved || filter.queue}
          filter={filter}
          order={order}
          onChange={change}
          input={filterInput}
        >
          <LayoutChoices layout={layout} onChange={layout.change} />
        </FilterBar>
        {saved && <ConditionChips conditions={saved.content.conditions} />}
      </header>
      <ColumnHead columns={layout.columns} {...order} onSort={(sort, descending) => change({ sort, descending })} />
      <div className={css.rows}>
        <Rows pages={pages} filtered={isFiltered(filter)}>
          <VirtualList
            handle={list}
            count={pages.total === undefined ? 0 : lines.lines}
            rowHeight={rowHeight}
            label={name}
            keyOf={(index) => {
              const line = lines.lineAt(index);
              return line.kind === 'group' ? `group ${line.group.key}` : (pages.rowAt(line.row)?.id ?? index);
            }}
            onVisible={(first, last) => pages.show(lines.rowAt(first), lines.rowAt(last))}
            renderRow={(index) => {
              const line = lines.lineAt(index);
              if (line.kind === 'group') return layout.group && <GroupLine by={layout.group} group={line.group} />;
              const row = pages.rowAt(line.row);
              if (!row) return <CaseLineOutline />;
              return (
                <CaseLine
                  row={row}
                  place={line.row}
                  current={row.id === selectedId}
                  selected={selection.ids.has(row.id)}
                  {...present(row.id)}
                  columns={layout.columns}
                  href={hrefOf('cases', row.id, kept)}
                  onOpen={openCase}
                  onPick={pick}
                />
              );
            }}
          />
        </Rows>
      </div>
      <BulkBar ids={selection.ids} onClear={selection.clear} />
      {filter.text !== '' && (
        <div className={css.archive}>
          <ArchiveSearch key={filter.text} text={filter.text} label={t('list.searchArchive')} onOpen={openCase} />
        </div>
      )}
    </section>
  );
}

/** What a row says of colleagues who have its case open. */
function usePresent() {
  const { t } = useTranslation('cases');
  const locale = useLocale();
  const others = useAllOthers();
  return (id: CaseId) => {
    const people = others.get(id);
    if (!people) return { others: '', isWritten: false };
    const names = listText(
      people.map(({ name }) => name),
      locale,
    );
    const isWritten = people.some(({ doing }) => doing === 'typing');
    return { others: t('presence.inList', { names, count: people.length }), isWritten };
  };
}

const watched = ['case', 'customer', 'agent', 'team', 'conflict'];
const shownInRows = [...watched, 'reading'];

/** The groups of a grouped list; none of one that is flat. */
function useGroups(query: CaseFilter): readonly GroupCount[] {
  const isGrouped = query.group !== undefined && query.group !== null;
  const { value } = useQuery('cases.groups', isGrouped ? query : noGroups, {
    collections: isGrouped ? watched : [],
    keepFormer: isGrouped,
  });
  return (isGrouped ? value : undefined) ?? none;
}

const none: readonly GroupCount[] = [];
/** Asks for nothing: a list without groups has none. */
const noGroups: CaseFilter = { queue: 'mine', group: null };

function columnsStyle(columns: readonly CaseColumn[]): CSSProperties {
  const widths = columns.map((column) => `${columnWidths[column]}px`).join(' ') || '0';
  // What is due stands among the marks where it has no column of its own.
  const marks = columns.includes('dueAt') ? 44 : 160;
  return { '--case-columns': widths, '--case-marks': `${marks}px` } as CSSProperties;
}

/** The same function in every rendering, doing what the last one says: rows that did not change are not drawn again. */
function useStable<A extends readonly unknown[]>(run: (...args: A) => void): (...args: A) => void {
  const last = useRef(run);
  useEffect(() => {
    last.current = run;
  });
  return useCallback((...args: A) => last.current(...args), []);
}

interface RowsProps {
  readonly pages: PagedRows<CaseRow>;
  readonly filtered: boolean;
  readonly children: ReactNode;
}

function Rows({ pages, filtered, children }: RowsProps) {
  const { t } = useTranslation('cases');
  if (pages.failure && pages.total === undefined) return <FailureState failure={pages.failure} />;
  if (pages.total === undefined) return <LoadingState />;
  if (pages.total > 0) return children;
  return filtered ? (
    <EmptyState icon={Inbox} title={t('list.emptyFiltered')} hint={t('list.emptyFilteredHint')} />
  ) : (
    <EmptyState icon={Inbox} title={t('list.empty')} hint={t('list.emptyHint')} />
  );
}
