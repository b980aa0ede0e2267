import type { ReactNode, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import css from './list-head.module.css';
import { SearchField } from './search-field.tsx';
import type { ComposedText } from './use-composed-text.ts';

interface Props {
  readonly title: string;
  readonly count?: string | undefined;
  readonly actions?: ReactNode;
  readonly search?: { readonly text: ComposedText; readonly label: string; readonly input?: Ref<HTMLInputElement> };
  /** Below the search: filters. */
  readonly children?: ReactNode;
}

/** The head of a list: what it lists, how many, what can be added, and how to narrow it. */
export function ListHead({ title, count, actions, search, children }: Props) {
  const { t } = useTranslation();
  return (
    <header className={css.head}>
      <div className={css.line}>
        <h1 className={css.title}>{title}</h1>
        <span className={css.count}>{count}</span>
        <div className={css.actions}>{actions}</div>
      </div>
      {search && <SearchField {...search} clearLabel={t('actions.clear')} />}
      {children && <div className={css.filters}>{children}</div>}
    </header>
  );
}
