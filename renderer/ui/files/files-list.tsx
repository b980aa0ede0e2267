import { Button } from '@mantine/core';
import { Paperclip } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileOwner } from '#domain/model/file-owner.ts';
import { useFailureSentence } from '../../state/failure-sentence.ts';
import type { HandingOver } from '../../state/files/use-handing.ts';
import type { ActionId } from '../../state/shortcuts/action-list.ts';
import { useActions } from '../../state/shortcuts/use-actions.ts';
import { useQuery } from '../../state/use-query.ts';
import { FileLine } from './file-line.tsx';
import css from './files.module.css';
import { HandingLine } from './handing-line.tsx';

interface Props {
  readonly owner: FileOwner;
  readonly files: HandingOver;
  /** The way to add more by the keyboard. */
  readonly action: ActionId;
}

/** The files of something: where each of them is, and a way to add more. */
export function FilesList({ owner, files: { handing, add, dismiss }, action }: Props) {
  const { t } = useTranslation('files');
  const sentence = useFailureSentence();
  const chooser = useRef<HTMLInputElement>(null);
  const found = useQuery('attachments.list', owner, { collections: ['attachment', 'customer'] });
  const files = found.value ?? [];
  const choose = () => chooser.current?.click();
  useActions([{ id: action, run: choose }]);
  return (
    <div className={css.card} data-empty={(!found.failure && files.length + handing.length === 0) || undefined}>
      {found.failure && <p className={css.none}>{sentence(found.failure)}</p>}
      {!found.failure && !found.loading && files.length + handing.length === 0 && (
        <p className={css.none}>{t('none')}</p>
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
      <Button variant="default" leftSection={<Paperclip size={14} aria-hidden="true" />} onClick={choose}>
        {t('add')}
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
