import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ConflictView } from '#domain/contract/ipc/case-views.ts';
import { type Json, sameJson } from '#domain/model/json.ts';
import { hrefOf } from '../state/route.ts';
import { useCommand } from '../state/use-command.ts';
import { TimeText } from '../ui/time-text.tsx';
import css from './conflict-card.module.css';
import { fieldName } from './field-name.ts';
import { useWords } from './use-words.ts';
import { valueText } from './value-text.ts';

/** Two people changed one field without having seen each other: both values, who wrote them, and the choice. */
export function ConflictCard({ conflict }: { readonly conflict: ConflictView }) {
  const { t } = useTranslation(['sync', 'common']);
  const words = useWords();
  const { run, running } = useCommand();
  const { base, theirs, mine, current, field } = conflict;
  const keep = (value: Json) => void run('conflict.resolve', { conflictId: conflict.id, value });
  const mineBy = conflict.mineIsYours ? t('byYou') : (conflict.mineByName ?? t('common:unknownPerson'));
  const theirsBy = conflict.theirsByName ?? t('common:unknownPerson');
  const isElse = !sameJson(current, theirs) && !sameJson(current, mine);
  const side = (title: string, value: Json) => (
    <Side
      title={title}
      text={valueText(field, value, words)}
      inForce={sameJson(current, value)}
      running={running}
      onKeep={() => keep(value)}
    />
  );
  return (
    <li className={css.card}>
      <header className={css.head}>
        <h3 className={css.title}>
          <About conflict={conflict} /> · {fieldName(field, words.t)}
        </h3>
        <span className={css.faint}>
          <TimeText at={conflict.createdAt} />
        </span>
      </header>
      <p className={css.before}>{t('before', { value: valueText(field, base, words) })}</p>
      <div className={css.sides}>
        {side(t('by', { name: theirsBy }), theirs)}
        {side(t('by', { name: mineBy }), mine)}
        {isElse && side(t('standsNow'), current)}
      </div>
    </li>
  );
}

function About({ conflict }: { readonly conflict: ConflictView }) {
  const { t } = useTranslation('sync');
  const { caseId, caseNumber, caseSubject, customerId, customerName } = conflict;
  if (caseId)
    return (
      <a href={hrefOf('cases', caseId)}>
        {caseNumber} {caseSubject}
      </a>
    );
  if (customerId) return <a href={hrefOf('customers', customerId)}>{customerName}</a>;
  return <span>{t('noTarget')}</span>;
}

interface SideProps {
  readonly title: string;
  readonly text: string;
  readonly inForce: boolean;
  readonly running: boolean;
  onKeep(): void;
}

function Side({ title, text, inForce, running, onKeep }: SideProps) {
  const { t } = useTranslation('sync');
  return (
    <div className={css.side} data-in-force={inForce || undefined}>
      <div className={css.sideHead}>
        <span>{title}</span>
        {inForce && <span className={css.inForce}>{t('inForce')}</span>}
      </div>
      <p className={css.value}>{text}</p>
      <Button
        variant={inForce ? 'filled' : 'default'}
        loading={running}
        aria-label={`${t('keepThis')} ${text}`}
        onClick={onKeep}
      >
        {t('keepThis')}
      </Button>
    </div>
  );
}
