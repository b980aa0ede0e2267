import type { HoldingView } from '#domain/contract/ipc/holding-views.ts';
import css from './holding.module.css';
import { HoldingIcon } from './holding-icon.tsx';
import { TermMark } from './term-mark.tsx';

/** As many as are looked over while it rings. */
const mostShown = 2;

/** What somebody who calls has, and whether warranty or contract holds today. */
export function CallerTerms({ holdings }: { readonly holdings: readonly HoldingView[] }) {
  return holdings.slice(0, mostShown).map(({ id, fields }) => (
    <p key={id} className={css.caller}>
      <HoldingIcon kind={fields.kind} size={13} />
      <span className="hf-truncate">{fields.name}</span>
      <TermMark of={fields} />
    </p>
  ));
}
