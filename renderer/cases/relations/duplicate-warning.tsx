import { CopyCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CustomerId } from '#domain/model/ids.ts';
import { useQuery } from '../../state/use-query.ts';
import { useSettled } from '../../ui/use-settled.ts';
import { RelatedLine } from './related-line.tsx';
import css from './relations.module.css';

/** Says, while a case is taken down, that this customer may have asked the same before. It keeps nobody from opening it. */
export function DuplicateWarning({
  customerId,
  subject,
}: {
  readonly customerId: CustomerId;
  readonly subject: string;
}) {
  const { t } = useTranslation('relations');
  const asked = useSettled(subject.trim(), 250).slice(0, 300);
  const found = useQuery(
    'cases.duplicates',
    { customerId, subject: asked },
    { collections: ['case'], keepFormer: true },
  );
  const rows = asked === '' ? [] : (found.value ?? []);
  return (
    <div role="status">
      {rows.length > 0 && (
        <section className={css.warning} aria-label={t('duplicate.title', { count: rows.length })}>
          <CopyCheck size={14} aria-hidden="true" /> {t('duplicate.title', { count: rows.length })}
          <ul className={css.chosen}>
            {rows.map((row) => (
              <RelatedLine key={row.id} row={row} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
