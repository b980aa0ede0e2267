import { ArrowRight } from 'lucide-react';
import type { ChangeWords } from '../../state/use-macro-words.ts';
import css from './macros.module.css';

/** What will be other than it is. */
export function ChangeList({ label, changes }: { readonly label: string; readonly changes: readonly ChangeWords[] }) {
  return (
    <ul className={css.changes} aria-label={label}>
      {changes.map(({ label: what, from, to }) => (
        <li key={what} className={css.change}>
          <span className={css.what}>{what}</span>
          {from !== undefined && (
            <>
              <span className={css.from}>{from}</span>
              <ArrowRight size={13} className={css.arrow} aria-label="→" role="img" />
            </>
          )}
          <span className={css.to}>{to}</span>
        </li>
      ))}
    </ul>
  );
}
