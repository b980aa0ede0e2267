import { ActionIcon, Button } from '@mantine/core';
import { Download, Inbox, Plus } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '#domain/contract/ipc/case-row.ts';
import { useNavigation } from '../../state/core-context.tsx';
import { hrefOf } from '../../state/route.ts';
import { useActions } from '../../state/shortcuts/use-actions.ts';
import { useLocale } from '../../state/use-locale.ts';
import { type PagedRows, usePagedRows } from '../../state/use-paged-rows.ts';
import { ArchiveSearch } from '../../ui/archive/archive-search.tsx';
import { focusAndSelect } from '../../ui/focus-and-select.ts';
import { EmptyState, FailureState, LoadingState } from '../../ui/states.tsx';
import { useRowHeight } from '../../ui/use-row-height.ts';
import { VirtualList, type VirtualListHandle } from '../../ui/virtual-list.tsx';
import { isFiltered, paramsOf, queryOf } from '../case-filter.ts';
import type { UsedFilter } from '../use-list-filter.ts';
import { CaseLine, CaseLineOutline } from './case-line.tsx';
import css from './case-list.module.css';
import { FilterBar } from './filter-bar.tsx';
import { nextPlace } from './next-place.ts';
import { QueueHeading } from './queue-heading.tsx';
import { useCaseExport } from './use-case-export.ts';

interface Props {
  readonly used: UsedFilter;
  readonly openId: string | null;
}

/** The cases of a queue: filter above, rows below, everything reachable from the keyboard. */
export function CaseList({ used, openId }: Props) {
  const { t } = useTranslation('cases');
  const locale = useLocale();
  const navigation = useNavigation();
  const { filter, change, openCase, moveTo } = used;
  const pages = usePagedRows('cases.list', queryOf(filter), ['case', 'customer', 'agent', 'team', 'conflict']);
  const filterInput = useRef<HTMLInputElement>(null);
  const list = useRef<VirtualListHandle>(null);
  const section = useRef<HTMLElement>(null);
  const [pointed, setPointed] = useState<string | null>(null);
  const { exportCases, exporting } = useCaseExport();
  const rowHeight = useRowHeight();
  const selectedId = openId ?? pointed;

  const go = (step: 1 | -1) => {
    const place = nextPlace(pages, list.current?.firstInView() ?? 0, selectedId, step);
    const row = place === null ? undefined : pages.rowAt(place);
    if (place === null || !row) return;
    list.current?.scrollTo(place);
    setPointed(row.id);
    if (openId) moveTo(row.id);
  };
  // Arrows belong to whatever has the focus; the list takes them when that is itself or nothing.
  const isForList = ({ target }: KeyboardEvent) =>
    target === document.body || (target instanceof Node && section.current?.contains(target) === true);
  const isElsewhere = (event?: KeyboardEvent) =>
    event !== undefined && /^(Arrow|Enter)/.test(event.key) && !isForList(event);
  useActions([
    { id: 'list.next', run: (event) => !isElsewhere(event) && go(1) },
    { id: 'list.previous', run: (event) => !isElsewhere(event) && go(-1) },
    {
      id: 'list.open',
      applies: openId === null && pointed !== null,
      run: (event) => !isElsewhere(event) && pointed !== null && openCase(pointed),
    },
    { id: 'list.search', run: () => focusAndSelect(filterInput.current) },
    // Beside an open case the key writes a note.
    { id: 'list.new', fallback: true, run: () => navigation.go('cases', 'new', paramsOf(filter)) },
    { id: 'list.export', applies: (pages.total ?? 0) > 0, run: () => void exportCases(filter) },
  ]);

  const kept = paramsOf(filter);
  return (
    <section ref={section} className={css.list} aria-label={t('list.label', { queue: t(`queues.${filter.queue}`) })}>
      <header className={css.head}>
        <div className={css.title}>
          <QueueHeading queue={filter.queue} choosable={openId !== null} onChoose={(queue) => change({ queue })} />
          <span className={css.total}>{pages.total?.toLocaleString(locale)}</span>
          <ActionIcon
            size={28}
            aria-label={t('list.export')}
            title={t('list.export')}
            loading={exporting}
            disabled={pages.total === 0}
            onClick={() => void exportCases(filter)}
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
        <FilterBar key={filter.queue} filter={filter} onChange={change} input={filterInput} />
      </header>
      <div className={css.rows}>
        <Rows pages={pages} filtered={isFiltered(filter)}>
          <VirtualList
            handle={list}
            count={pages.total ?? 0}
            rowHeight={rowHeight}
            label={t(`queues.${filter.queue}`)}
            keyOf={(index) => pages.rowAt(index)?.id ?? index}
            onVisible={pages.show}
            renderRow={(index) => {
              const row = pages.rowAt(index);
              if (!row) return <CaseLineOutline />;
              return (
                <CaseLine
                  row={row}
                  selected={row.id === selectedId}
                  href={hrefOf('cases', row.id, kept)}
                  onOpen={openCase}
                />
              );
            }}
          />
        </Rows>
      </div>
      {filter.text !== '' && (
        <div className={css.archive}>
          <ArchiveSearch key={filter.text} text={filter.text} label={t('list.searchArchive')} onOpen={openCase} />
        </div>
      )}
    </section>
  );
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
