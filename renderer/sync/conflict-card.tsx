import { Button } from '@mantine/core';
import { type Ref, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConflictView } from '#domain/contract/ipc/case-views.ts';
import { type Json, sameJson } from '#domain/model/json.ts';
import { hrefOf } from '../state/route.ts';
import { useCommand } from '../state/use-command.ts';
import { TimeText } from '../ui/time-text.tsx';
import css from './conflict-card.module.css';
import { ConflictValue, isLong } from './conflict-value.tsx';
import { fieldName } from './field-name.ts';
import { useWords } from './use-words.ts';
import { isEditable, ValueEditor } from './value-editor.tsx';
import { valueText } from './value-text.ts';

interface Props {
  readonly conflict: ConflictView;
  readonly card?: Ref<HTMLLIElement>;
  /** It is settled and about to go from the list. */
  onSettled(): void;
}

/** Two people changed one field without having seen each other: both values, who wrote them when, and the choice. */
export function ConflictCard({ conflict, card, onSettled }: Props) {
  const { t } = useTranslation(['sync', 'common']);
  const words = useWords();
  const { run, running } = useCommand();
  const [editing, setEditing] = useState(false);
  const { base, theirs, mine, current, field } = conflict;
  const keep = async (value: Json) => {
    const outcome = await run('conflict.resolve', { conflictId: conflict.id, value });
    if (outcome.ok) onSettled();
  };
  const isElse = !sameJson(current, theirs) && !sameJson(current, mine);
  const shared = { field, base, current, running, onKeep: (value: Json) => void keep(value) };
  return (
    <li ref={card} className={css.card} tabIndex={-1}>
      <ConflictHead conflict={conflict} at={conflict.createdAt} />
      <div className={css.sides}>
        <Side
          {...shared}
          title={theirsTitle(conflict, t)}
          at={conflict.theirsAt}
          value={theirs}
          keepLabel={t('keepTheirs')}
        />
        <Side {...shared} title={mineTitle(conflict, t)} at={conflict.mineAt} value={mine} keepLabel={t('keepMine')} />
        {isElse && <Side {...shared} title={t('standsNow')} at={null} value={current} keepLabel={t('keepThis')} />}
      </div>
      {editing ? (
        <ValueEditor
          collection={conflict.collection}
          field={field}
          label={fieldName(field, words)}
          start={current}
          running={running}
          onSave={(value) => void keep(value)}
          onLeave={() => setEditing(false)}
        />
      ) : (
        isEditable(field, current) && (
          <div className={css.choices}>
            <Button variant="subtle" onClick={() => setEditing(true)}>
              {t('writeOwn')}
            </Button>
          </div>
        )
      )}
    </li>
  );
}

/** What it is about, what stood there before, and when: of a conflict's creation or its end. */
export function ConflictHead({ conflict, at }: { readonly conflict: ConflictView; readonly at: number }) {
  const { t } = useTranslation('sync');
  const words = useWords();
  const { base, field } = conflict;
  return (
    <>
      <header className={css.head}>
        <h3 className={css.title}>
          <About conflict={conflict} /> · {fieldName(field, words)}
        </h3>
        <span className={css.faint}>
          <TimeText at={at} />
        </span>
      </header>
      {isLong(base) ? (
        <details className={css.before}>
          <summary>{t('beforeLong')}</summary>
          <p className={css.long}>{base}</p>
        </details>
      ) : (
        <p className={css.before}>{t('before', { value: valueText(field, base, words) })}</p>
      )}
    </>
  );
}

type SyncT = ReturnType<typeof useTranslation<['sync', 'common']>>['t'];

export function mineTitle({ mineIsYours, mineByName }: ConflictView, t: SyncT): string {
  return mineIsYours ? t('byYou') : t('by', { name: mineByName ?? t('common:unknownPerson') });
}

export function theirsTitle({ theirsByName }: ConflictView, t: SyncT): string {
  return t('by', { name: theirsByName ?? t('common:unknownPerson') });
}

function About({ conflict }: { readonly conflict: ConflictView }) {
  const { t } = useTranslation('sync');
  const { caseId, caseNumber, caseSubject, customerId, customerName, collection, recordId } = conflict;
  if (caseId)
    return (
      <a href={hrefOf('cases', caseId)}>
        {caseNumber} {caseSubject}
      </a>
    );
  if (customerId) return <a href={hrefOf('customers', customerId)}>{customerName}</a>;
  if (collection === 'reportSchedule') return <a href={hrefOf('reports', 'schedules')}>{t('aSchedule')}</a>;
  if (collection === 'productFeedback')
    return <a href={hrefOf('knowledge', recordId, { list: 'feedback' })}>{t('aFeedback')}</a>;
  if (collection === 'serviceReview') return <a href={hrefOf('reports', 'review', { id: recordId })}>{t('aReview')}</a>;
  if (collection === 'improvementAction') return <a href={hrefOf('reports', 'review')}>{t('anImprovement')}</a>;
  return <span>{t('noTarget')}</span>;
}

interface SideProps {
  readonly title: string;
  readonly at: number | null;
  readonly field: string;
  readonly base: Json;
  readonly value: Json;
  readonly current: Json;
  readonly keepLabel: string;
  readonly running: boolean;
  onKeep(value: Json): void;
}

function Side({ title, at, field, base, value, current, keepLabel, running, onKeep }: SideProps) {
  const { t } = useTranslation('sync');
  const words = useWords();
  const inForce = sameJson(current, value);
  const spoken = isLong(value) ? title : valueText(field, value, words);
  return (
    <section className={css.side} data-in-force={inForce || undefined} aria-label={title}>
      <div className={css.sideHead}>
        <span>
          {title} {at !== null && <TimeText at={at} />}
        </span>
        {inForce && <span className={css.inForce}>{t('inForce')}</span>}
      </div>
      <ConflictValue field={field} base={base} value={value} />
      <Button
        variant={inForce ? 'filled' : 'default'}
        loading={running}
        aria-label={`${keepLabel}: ${spoken}`}
        onClick={() => onKeep(value)}
      >
        {keepLabel}
      </Button>
    </section>
  );
}
