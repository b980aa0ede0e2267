import type { ReactNode } from 'react';
import css from './section.module.css';

interface Props {
  readonly title: string;
  readonly count?: number;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A titled block of a page. */
export function Section({ title, count, actions, children }: Props) {
  return (
    <section className={css.section} aria-label={title}>
      <header className={css.head}>
        <h2 className={css.title}>{title}</h2>
        {count !== undefined && <span className={css.count}>{count}</span>}
        <div className={css.actions}>{actions}</div>
      </header>
      {children}
    </section>
  );
}
