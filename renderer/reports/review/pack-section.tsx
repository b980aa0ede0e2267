import type { ReactNode } from 'react';
import css from './review.module.css';

interface Props {
  readonly title: string;
  readonly count?: number | undefined;
  /** By which rule it was put together. */
  readonly rule?: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A section of the pack, which the focus comes to when it is walked through by keyboard. */
export function PackSection({ title, count, rule, actions, children }: Props) {
  return (
    <section className={css.section} aria-label={title} tabIndex={-1} data-review-section={title}>
      <header className={css.head}>
        <h2 className={css.title}>{title}</h2>
        {count !== undefined && <span className={css.faint}>{count}</span>}
        <div className={css.actions}>{actions}</div>
      </header>
      <div className={css.body}>
        {rule && <p className={css.note}>{rule}</p>}
        {children}
      </div>
    </section>
  );
}
