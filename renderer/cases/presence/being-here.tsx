import { PencilLine } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseId } from '#domain/model/ids.ts';
import { listText } from '../../state/format-list.ts';
import { useLocale } from '../../state/use-locale.ts';
import css from './presence.module.css';
import { useBeingHere } from './use-being-here.ts';
import { useOthers } from './use-others.ts';

interface Props {
  readonly caseId: CaseId;
  /** Where the agent writes. It is not drawn anew by who comes and goes. */
  readonly children: ReactNode;
}

/** Tells the colleagues that the case is open here and written in, and warns when one of them writes at the same time. */
export function BeingHere({ caseId, children }: Props) {
  const { t } = useTranslation('cases');
  const locale = useLocale();
  const { typed } = useBeingHere(caseId);
  const writing = useOthers(caseId).filter(({ doing }) => doing === 'typing');
  const names = listText(
    writing.map(({ name }) => name),
    locale,
  );
  return (
    <div className={css.around} onInput={typed}>
      {writing.length > 0 && (
        <p className={css.warning}>
          <PencilLine size={14} aria-hidden="true" className={css.icon} />
          <span>{t('presence.warning', { names, count: writing.length })}</span>
        </p>
      )}
      {children}
    </div>
  );
}
