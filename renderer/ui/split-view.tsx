import type { ReactNode } from 'react';
import css from './split-view.module.css';

interface Props {
  readonly label: string;
  readonly list: ReactNode;
  readonly children: ReactNode;
  /** A narrow window shows one of the two. */
  readonly showing: 'list' | 'detail';
}

/** A list on the left, what was chosen from it on the right. */
export function SplitView({ label, list, children, showing }: Props) {
  return (
    <div className={css.split} data-showing={showing}>
      <section className={css.list} aria-label={label}>
        {list}
      </section>
      <div className={css.detail}>{children}</div>
    </div>
  );
}
