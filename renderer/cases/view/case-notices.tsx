import type { CaseId } from '#domain/model/ids.ts';
import { useQuery } from '../../state/use-query.ts';
import { NoticeList } from '../../ui/notice/notice-list.tsx';
import css from './case-notices.module.css';
import { useFieldName } from './field-name.ts';
import { useFieldText } from './field-value.tsx';

/** What became of this agent's own changes to the case, where it is not what they set. */
export function CaseNotices({ caseId }: { readonly caseId: CaseId }) {
  const words = { fieldName: useFieldName(), valueText: useFieldText() };
  const { value } = useQuery('notices.list', { caseId }, { collections: ['outbox', `case/${caseId}`, 'agent'] });
  if (!value || value.length === 0) return null;
  return (
    <div className={css.notices}>
      <NoticeList notices={value} words={words} />
    </div>
  );
}
