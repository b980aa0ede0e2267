import { Button } from '@mantine/core';
import { Paperclip } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseId } from '#domain/model/ids.ts';
import { useFailureSentence } from '../../state/failure-sentence.ts';
import { useActions } from '../../state/shortcuts/use-actions.ts';
import { useQuery } from '../../state/use-query.ts';
import { useCaseFiles } from './case-files.tsx';
import { FileLine } from './file-line.tsx';
import css from './files-card.module.css';
import { HandingLine } from './handing-line.tsx';

/** The files of a case: where each of them is, and a way to add more. */
export function FilesCard({ caseId }: { readonly caseId: CaseId }) {
  const { t } = useTranslation('cases');
  const sentence = useFailureSentence();
  const { handing, add, dismiss } = useCaseFiles();
  const chooser = useRef<HTMLInputElement>(null);
  const found = useQuery('attachments.list', { caseId }, { collections: ['attachment'] });
  const files = found.value ?? [];
  useActions([{ id: 'case.attach', run: () => chooser.current?.click() }]);
  return (
    <div className={css.card} data-empty={(!found.failure && files.length + handing.length === 0) || undefined}>
      {found.failure && <p className={css.none}>{sentence(found.failure)}</p>}
      {!found.failure && !found.loading && files.length + handing.length === 0 && (
        <p className={css.none}>{t('files.none')}</p>
      )}
      {files.length + handing.length > 0 && (
        <ul className={css.list}>
          {files.map((file) => (
            <FileLine key={file.id} file={file} />
          ))}
          {handing.map((one) => (
            <HandingLine key={one.key} handing={one} onDismiss={() => dismiss(one.key)} />
          ))}
        </ul>
      )}
      <Button
        variant="default"
        leftSection={<Paperclip size={14} aria-hidden="true" />}
        onClick={() => chooser.current?.click()}
      >
        {t('files.add')}
      </Button>
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        data-testid="file-chooser"
        onChange={({ currentTarget }) => {
          add([...(currentTarget.files ?? [])]);
          // The same file may be chosen again.
          currentTarget.value = '';
        }}
      />
    </div>
  );
}
