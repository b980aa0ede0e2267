import type { Failure } from '#domain/contract/failure.ts';
import type { PagedRows } from '../../state/use-paged-rows.ts';

/** A short list, read as a whole, for where long ones are read page by page. */
export function listedRows<Row>(rows: readonly Row[] | undefined, failure: Failure | undefined): PagedRows<Row> {
  return {
    total: rows?.length,
    failure,
    rowAt: (index) => rows?.[index],
    indexOf: (matches) => rows?.findIndex(matches) ?? -1,
    show() {},
  };
}
