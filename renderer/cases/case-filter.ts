import { type CaseFilter, type Queue, queues } from '#domain/contract/ipc/contract.ts';
import { type CaseStatus, caseStatuses, type Priority, priorities } from '#domain/model/choices.ts';
import { type CaseSort, caseSorts } from '#domain/rules/case-query/list-shape.ts';

/** What the list shows. It is kept in the address, so that "back", a reload and an open case keep it. */
export interface ListFilter {
  readonly queue: Queue;
  readonly statuses: readonly CaseStatus[];
  readonly priorities: readonly Priority[];
  readonly tag: string;
  readonly text: string;
  readonly sort: CaseSort;
  readonly descending: boolean;
}

type Params = Readonly<Record<string, string>>;

export const plainFilter: ListFilter = {
  queue: 'mine',
  statuses: [],
  priorities: [],
  tag: '',
  text: '',
  sort: 'lastActivityAt',
  descending: true,
};

export function filterFrom(params: Params): ListFilter {
  return {
    queue: queues.find((queue) => queue === params.queue) ?? plainFilter.queue,
    statuses: chosen(caseStatuses, params.status),
    priorities: chosen(priorities, params.priority),
    tag: (params.tag ?? '').slice(0, 60),
    text: (params.text ?? '').slice(0, 200),
    sort: caseSorts.find((sort) => sort === params.sort) ?? plainFilter.sort,
    descending: params.order !== 'up',
  };
}

/** Only what differs from the plain list, so that addresses stay short. */
export function paramsOf(filter: ListFilter): Params {
  return Object.fromEntries(
    Object.entries({
      queue: filter.queue === plainFilter.queue ? '' : filter.queue,
      status: filter.statuses.join(','),
      priority: filter.priorities.join(','),
      tag: filter.tag,
      text: filter.text,
      sort: filter.sort === plainFilter.sort ? '' : filter.sort,
      order: filter.descending ? '' : 'up',
    }).filter(([, value]) => value !== ''),
  );
}

export function isFiltered(filter: ListFilter): boolean {
  return filter.statuses.length + filter.priorities.length > 0 || filter.tag !== '' || filter.text !== '';
}

export function queryOf(filter: ListFilter): CaseFilter {
  return {
    queue: filter.queue,
    statuses: [...filter.statuses],
    priorities: [...filter.priorities],
    tag: filter.tag === '' ? null : filter.tag,
    text: filter.text,
    sort: filter.sort,
    descending: filter.descending,
  };
}

function chosen<const T extends string>(all: readonly T[], text: string | undefined): readonly T[] {
  const named = new Set((text ?? '').split(','));
  return all.filter((each) => named.has(each));
}
