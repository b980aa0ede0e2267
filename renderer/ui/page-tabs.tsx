import css from './page-tabs.module.css';

export interface PageTab {
  readonly name: string;
  readonly text: string;
  readonly href: string;
  /** Told beside it where there is any. */
  readonly count?: number;
}

interface Props {
  readonly label: string;
  readonly tabs: readonly PageTab[];
  /** The name of the page that is shown. */
  readonly current: string;
  /** Over the whole width, below the head of the page. */
  readonly asBar?: boolean;
}

/** The pages of an area, as links: each has an address. */
export function PageTabs({ label, tabs, current, asBar = false }: Props) {
  return (
    <nav className={css.tabs} data-bar={asBar || undefined} aria-label={label}>
      {tabs.map(({ name, text, href, count = 0 }) => (
        <a key={name} href={href} className={css.tab} aria-current={name === current ? 'page' : undefined}>
          {text}
          {count > 0 && <span className={css.count}>{count}</span>}
        </a>
      ))}
    </nav>
  );
}
