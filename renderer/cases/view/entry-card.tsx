import type { ReactNode } from 'react';
import { Avatar } from '../../ui/avatar.tsx';
import css from './entry-card.module.css';

interface Props {
  readonly tone: 'in' | 'out' | 'note' | 'call' | 'intake';
  readonly authorName: string;
  /** What it is: reply, internal note, call. */
  readonly what: ReactNode;
  readonly when: ReactNode;
  readonly children: ReactNode;
}

/** Somebody's words with their name and time. */
export function EntryCard({ tone, authorName, what, when, children }: Props) {
  return (
    <article className={css.card} data-tone={tone}>
      <header className={css.head}>
        <Avatar name={authorName} size={22} />
        <strong className={css.author}>{authorName}</strong>
        <span className={css.what}>{what}</span>
        <span className={css.when}>{when}</span>
      </header>
      <div className={css.body}>{children}</div>
    </article>
  );
}
