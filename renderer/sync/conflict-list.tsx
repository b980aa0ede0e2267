import { useTranslation } from 'react-i18next';
import type { ConflictView } from '#domain/contract/ipc/case-views.ts';
import { Section } from '../ui/section.tsx';
import { ConflictCard } from './conflict-card.tsx';
import css from './sync.module.css';

export function ConflictList({ conflicts }: { readonly conflicts: readonly ConflictView[] }) {
  const { t } = useTranslation('sync');
  return (
    <Section title={t('conflictsTitle')} count={conflicts.length}>
      <ul className={css.rows}>
        {conflicts.map((conflict) => (
          <ConflictCard key={conflict.id} conflict={conflict} />
        ))}
      </ul>
    </Section>
  );
}
