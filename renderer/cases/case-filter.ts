import { type CaseFilter, type Queue, queues } from '#domain/contract/ipc/case-filter.ts';
import type { SavedQueue } from '#domain/contract/ipc/queue-views.ts';
import { type CaseStatus, caseStatuses, type Priority, priorities } from '#domain/model/choices.ts';
import { type CaseCondition, conditions } from '#domain/rules/case-query/condition.ts';
import { type CaseGroup, type CaseSort, caseSorts } from '#domain/rules/case-query/list-shape.ts';
import { zoneHere } from '../state/format-day.ts';

/** What the list shows. It is kept in the address, so that "back", a reload and an open case keep it. */
export interface ListFilter {
  readonly queue: Queue;
  /** The id of a saved queue, which then stands in for the built-in one; '' for none. */
  readonly saved: string;
  readonly statuses: readonly CaseStatus[];
  readonly priorities: readonly Priority[];
  readonly tag: string;
  readonly text: string;
  /** On fields that the workspace defined. */
  readonly own: readonly OwnCondition[];
  /** Null: as the queue has it. */
  readonly sort: CaseSort | null;
  readonly descending: boolean;
}

type OwnCondition = Extract<CaseCondition, { field: 'custom' }>;

type Params = Readonly<Record<string, string>>;

export const plainFilter: ListFilter = {
  queue: 'mine',
  saved: '',
  statuses: [],
  priorities: [],
  tag: '',
  text: '',
  own: [],
  sort: null,
  descending: true,
};

export function filterFrom(params: Params): ListFilter {
  return {
    queue: queues.find((queue) => queue === params.queue) ?? plainFilter.queue,
    saved: (params.view ?? '').slice(0, 60),
    statuses: chosen(caseStatuses, params.status),
    priorities: chosen(priorities, params.priority),
    tag: (params.tag ?? '').slice(0, 60),
    text: (params.text ?? '').slice(0, 200),
    own: ownFrom(params.own),
    sort: caseSorts.find((sort) => sort === params.sort) ?? (params.order === 'up' ? 'lastActivityAt' : null),
    descending: params.order !== 'up',
  };
}

/** Only what differs from the plain list, so that addresses stay short. */
export function paramsOf(filter: ListFilter): Params {
  return Object.fromEntries(
    Object.entries({
      queue: filter.queue === plainFilter.queue ? '' : filter.queue,
      view: filter.saved,
      status: filter.statuses.join(','),
      priority: filter.priorities.join(','),
      tag: filter.tag,
      text: filter.text,
      own: filter.own.length === 0 ? '' : JSON.stringify(filter.own),
      sort: filter.sort ?? '',
      order: filter.descending || filter.sort === null ? '' : 'up',
    }).filter(([, value]) => value !== ''),
  );
}

export function isFiltered(filter: ListFilter): boolean {
  return (
    filter.statuses.length + filter.priorities.length + filter.own.length > 0 || filter.tag !== '' || filter.text !== ''
  );
}

/** In what order the list stands: as was chosen, else as its queue has it. */
export function orderOf(
  filter: Pick<ListFilter, 'sort' | 'descending'>,
  saved: SavedQueue | undefined,
): { readonly sort: CaseSort; readonly descending: boolean } {
  if (filter.sort !== null) return { sort: filter.sort, descending: filter.descending };
  return saved?.content.shape ?? { sort: 'lastActivityAt', descending: true };
}

export function queryOf(filter: ListFilter, saved?: SavedQueue, group: CaseGroup | null = null): CaseFilter {
  const { sort, descending } = orderOf(filter, saved);
  const asked = [...(saved?.content.conditions ?? []), ...filter.own];
  return {
    queue: filter.saved === '' ? filter.queue : 'all',
    statuses: [...filter.statuses],
    priorities: [...filter.priorities],
    tag: filter.tag === '' ? null : filter.tag,
    text: filter.text,
    sort,
    descending,
    ...(asked.length > 0 ? { conditions: asked, zone: zoneHere() } : {}),
    ...(group === null ? {} : { group, zone: zoneHere() }),
  };
}

/** An address may have been written by hand, or by an older version. */
function ownFrom(text: string | undefined): readonly OwnCondition[] {
  if (!text) return plainFilter.own;
  try {
    const parsed = conditions.safeParse(JSON.parse(text)).data ?? [];
    return parsed.filter((each): each is OwnCondition => each.field === 'custom');
  } catch {
    return plainFilter.own;
  }
}

function chosen<const T extends string>(all: readonly T[], text: string | undefined): readonly T[] {
  const named = new Set((text ?? '').split(','));
  return all.filter((each) => named.has(each));
}
