import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CaseId } from '#domain/model/ids.ts';
import { useQuery } from '../../state/use-query.ts';
import { useRelations } from '../relations/use-relations.ts';
import { draftBody } from './draft-body.ts';
import css from './merged-drafts.module.css';

interface Props {
  readonly caseId: CaseId;
  readonly kind: 'reply' | 'note' | 'received';
  /** Goes on with such a text in this case. */
  onTake(from: CaseId, body: string): void;
}

/** Texts begun on a case that goes on in this one now: they are offered where the next words are written. */
export function MergedDrafts({ caseId, kind, onTake }: Props) {
  const { t } = useTranslation('composer');
  const absorbed = useRelations(caseId)?.absorbed ?? [];
  return absorbed.map(({ id, number }) => (
    <MergedDraft key={id} from={id} kind={kind} label={t('mergedDraft', { number })} onTake={onTake} />
  ));
}

function MergedDraft({ from, kind, label, onTake }: Omit<Props, 'caseId'> & { from: CaseId; label: string }) {
  const { t } = useTranslation('composer');
  const body = draftBody(useQuery('drafts.get', { kind, subject: from }, { collections: ['draft-list'] }).value);
  if (body === '') return null;
  return (
    <div className={css.draft}>
      <span className={css.text}>
        {label} {body.replace(/\s+/g, ' ').slice(0, 80)}
      </span>
      <Button size="compact-sm" variant="default" onClick={() => onTake(from, body)}>
        {t('takeDraft')}
      </Button>
    </div>
  );
}
