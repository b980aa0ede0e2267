import { dateOf, dayMs } from '../calendar/local-date.ts';
import { fitsField } from '../case-fields.ts';
import { offsetsIn, type Zoned } from '../metrics/zone-clock.ts';
import type { RawValue } from './arrange.ts';
import type { BuilderColumn } from './columns.ts';

/** What a store holds for a column as its value; one that fits a field no more counts as none. */
export function valueReader(zoned: Zoned): (column: BuilderColumn, held: unknown) => RawValue {
  const offsetAt = offsetsIn(zoned);
  return ({ source }, held) => {
    if (held === null || held === undefined) return null;
    if (source.from === 'time') {
      const at = Number(held);
      const date = dateOf(Math.floor((at + offsetAt(at)) / dayMs));
      return source.part === 'day' ? date : date.slice(0, 7);
    }
    if (source.from === 'custom') return fitsField(source.field, held, held as never) ? held : null;
    // What nobody wrote down is said by no text.
    return held === '' ? null : (held as RawValue);
  };
}
