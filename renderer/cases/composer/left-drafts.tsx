import { useTranslation } from 'react-i18next';
import type { CaseId } from '#domain/model/ids.ts';
import { useQuery } from '../../state/use-query.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { draftBody } from './draft-body.ts';
import css from './left-drafts.module.css';

/** What was begun on a case that is not held here any more: its author's words are still theirs. */
export function LeftDrafts({ caseId }: { readonly caseId: CaseId }) {
  return (
    <div className={css.drafts}>
      <LeftDraft caseId={caseId} kind="reply" />
      <LeftDraft caseId={caseId} kind="note" />
      <LeftDraft caseId={caseId} kind="received" />
    </div>
  );
}

function LeftDraft({ caseId, kind }: { readonly caseId: CaseId; readonly kind: 'reply' | 'note' | 'received' }) {
  const { t } = useTranslation('composer');
  const body = draftBody(useQuery('drafts.get', { kind, subject: caseId }, { collections: ['draft-list'] }).value);
  if (body === '') return null;
  return (
    <section className={css.draft} aria-label={t(`left.${kind}`)}>
      <header className={css.head}>
        {t(`left.${kind}`)}
        <CopyButton text={body} label={t('left.copy')} />
      </header>
      <p className={css.text}>{body}</p>
    </section>
  );
}
