import { Archive } from 'lucide-react';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseId } from '#domain/model/ids.ts';
import { useProcedure } from '../../state/use-command.ts';
import css from './archived-hint.module.css';

/** Says where the case comes from, and sees to it that it is as the server has it now; without a network what is here will do. */
export function ArchivedHint({ caseId }: { readonly caseId: CaseId }) {
  const { t } = useTranslation('cases');
  const { call } = useProcedure({ quiet: true });
  const refresh = useEffectEvent(() => void call('archive.open', { caseId }));
  useEffect(() => {
    if (caseId) refresh();
  }, [caseId]);
  return (
    <p className={css.hint}>
      <Archive size={14} aria-hidden="true" />
      {t('view.archived')}
    </p>
  );
}
