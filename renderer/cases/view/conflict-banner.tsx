import { GitCompareArrows } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ConflictView } from '#domain/contract/ipc/case-views.ts';
import { type Json, sameJson } from '#domain/model/json.ts';
import { hrefOf } from '../../state/route.ts';
import { useCommand } from '../../state/use-command.ts';
import css from './conflict-banner.module.css';
import { useFieldName } from './field-name.ts';
import { FieldValue } from './field-value.tsx';

/** Two people changed the same thing. Both values are kept; one click says which shall stand. */
export function ConflictBanner({ conflict }: { readonly conflict: ConflictView }) {
  const { t } = useTranslation('cases');
  const fieldName = useFieldName();
  const { run, running } = useCommand();
  const { field, mine, theirs, mineIsYours } = conflict;
  const other = mineIsYours ? conflict.theirsByName : conflict.mineByName;
  const name = fieldName(field);
  const keep = (value: Json) => void run('conflict.resolve', { conflictId: conflict.id, value });
  const sides = [
    { value: mine, by: mineIsYours ? null : conflict.mineByName },
    { value: theirs, by: conflict.theirsByName },
  ];
  // A long text is weighed line by line, and that needs room.
  const isLong = [mine, theirs].some(
    (value) => typeof value === 'string' && (value.length > 160 || value.includes('\n')),
  );
  return (
    <section className={css.banner} aria-label={t('list.conflict')}>
      <GitCompareArrows size={16} className={css.icon} aria-hidden="true" />
      <div className={css.text}>
        <strong>
          {other ? t('conflict.title', { field: name, name: other }) : t('conflict.titleUnknown', { field: name })}
        </strong>
        <span className={css.choose}>
          {t('conflict.choose')}{' '}
          <a href={hrefOf('sync', 'conflicts', { conflict: conflict.id })}>{t('conflict.compare')}</a>
        </span>
      </div>
      <div className={css.sides} hidden={isLong}>
        {sides.map(({ value, by }, index) => (
          <button
            // biome-ignore lint/suspicious/noArrayIndexKey: the two sides of a conflict, always in this order
            key={index}
            type="button"
            className={css.side}
            disabled={running}
            onClick={() => keep(value)}
          >
            <span className={css.by}>
              {by ? t('conflict.by', { name: by }) : t('conflict.yours')}
              {sameJson(value, conflict.current) && <span className={css.now}>{t('conflict.inForce')}</span>}
            </span>
            <span className={css.value}>
              <FieldValue field={field} value={value} />
            </span>
          </button>
        ))}
      </div>
    </section>
  );
}
