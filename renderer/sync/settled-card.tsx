import { useTranslation } from 'react-i18next';
import type { ConflictView } from '#domain/contract/ipc/case-views.ts';
import css from './conflict-card.module.css';
import { ConflictHead, mineTitle, theirsTitle } from './conflict-card.tsx';
import { ConflictValue } from './conflict-value.tsx';

/** A conflict that was settled: what was weighed, what was chosen, by whom. */
export function SettledCard({ conflict }: { readonly conflict: ConflictView }) {
  const { t } = useTranslation(['sync', 'common']);
  const { field, base, theirs, mine, resolution } = conflict;
  const sides = [
    { title: theirsTitle(conflict, t), value: theirs, chosen: false },
    { title: mineTitle(conflict, t), value: mine, chosen: false },
    {
      title: t('settledBy', { name: conflict.resolvedByName ?? t('common:unknownPerson') }),
      value: resolution,
      chosen: true,
    },
  ];
  return (
    <li className={css.card}>
      <ConflictHead conflict={conflict} at={conflict.resolvedAt ?? conflict.createdAt} />
      <div className={css.sides}>
        {sides.map(({ title, value, chosen }) => (
          <section key={title} className={css.side} data-in-force={chosen || undefined} aria-label={title}>
            <div className={css.sideHead}>{title}</div>
            <ConflictValue field={field} base={base} value={value} />
          </section>
        ))}
      </div>
    </li>
  );
}
