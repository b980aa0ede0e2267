import { createContext, type ReactNode, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseId } from '#domain/model/ids.ts';
import { type HandingOver, useHanding } from '../../state/files/use-handing.ts';
import { FileDrop } from '../../ui/files/file-drop.tsx';
import css from './case-files.module.css';

const Context = createContext<HandingOver | null>(null);

export function useCaseFiles(): HandingOver {
  const files = useContext(Context);
  if (!files) throw new Error('There is no CaseFiles above this component.');
  return files;
}

/** Takes files for the case wherever they are dropped or pasted within it. */
export function CaseFiles({ caseId, children }: { readonly caseId: CaseId; readonly children: ReactNode }) {
  const { t } = useTranslation('files');
  const files = useHanding({ caseId });
  return (
    <Context value={files}>
      <FileDrop hint={t('dropHere.case')} className={css.root} add={files.add}>
        {children}
      </FileDrop>
    </Context>
  );
}
