import type { ImprovementRow } from '#domain/contract/ipc/service-review-procedures.ts';
import { ActionItem } from './action-item.tsx';
import css from './review.module.css';

interface Props {
  readonly actions: readonly ImprovementRow[];
  /** What is said where there are none. */
  readonly none: string;
  /** All of them are the reader's own: nobody needs to be told whose. */
  readonly isMine?: boolean;
}

export function ActionList({ actions, none, isMine = false }: Props) {
  if (actions.length === 0) return <p className={css.note}>{none}</p>;
  return (
    <ul className={css.items}>
      {actions.map((action) => (
        <ActionItem key={action.id} action={action} isMine={isMine} />
      ))}
    </ul>
  );
}
