import { ChevronRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import css from './fold.module.css';

interface Props {
  readonly title: string;
  /** How much stands in it, for while it is folded; nothing when it is empty. */
  readonly count?: number;
  /** Whether it begins open. */
  readonly open: boolean;
  readonly children: ReactNode;
}

/** A part of a form that most people leave alone: folded until somebody looks for it. */
export function Fold({ title, count = 0, open: begins, children }: Props) {
  const [open, setOpen] = useState(begins);
  return (
    <details className={css.fold} open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={css.title}>
        <ChevronRight className={css.mark} size={14} aria-hidden="true" />
        {title}
        {count > 0 && <span className={css.count}>{count}</span>}
      </summary>
      {open && <div className={css.content}>{children}</div>}
    </details>
  );
}
