import type { ReactNode } from 'react';
import css from './page.module.css';

interface Props {
  readonly title: string;
  /** Beside the title: counts, tabs. */
  readonly aside?: ReactNode;
  readonly actions?: ReactNode;
  /** For cards: a ground they stand out from. */
  readonly sunken?: boolean;
  readonly children: ReactNode;
}

/** The frame of an area's page: one line of title and actions above what scrolls. */
export function Page({ title, aside, actions, sunken = false, children }: Props) {
  return (
    <section className={css.page} aria-label={title}>
      <header className={css.header}>
        <h1 className={css.title}>{title}</h1>
        <div className={css.aside}>{aside}</div>
        <div className={css.actions}>{actions}</div>
      </header>
      <div className={css.body} data-sunken={sunken || undefined}>
        {children}
      </div>
    </section>
  );
}
