import { ActionIcon } from '@mantine/core';
import { CloudDownload, Download, Eye, RotateCw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#domain/contract/failure.ts';
import type { AttachmentView } from '#domain/contract/ipc/attachment-views.ts';
import { useCore, useSync } from '../../state/core-context.tsx';
import { useFailureSentence } from '../../state/failure-sentence.ts';
import { isPicture } from '../../state/files/is-picture.ts';
import { readFile } from '../../state/files/read-file.ts';
import { bytesText } from '../../state/format-number.ts';
import { useNotify } from '../../state/notify-context.tsx';
import { useProcedure } from '../../state/use-command.ts';
import { useLocale } from '../../state/use-locale.ts';
import { downloadBlob } from '../download-text.ts';
import { placeWords } from './file-words.ts';
import css from './files.module.css';
import { PictureDialog } from './picture-dialog.tsx';
import { RemoveFile } from './remove-file.tsx';

/** One file: its name and size, where its content is, and what can be done with it now. */
export function FileLine({ file }: { readonly file: AttachmentView }) {
  const { t } = useTranslation(['files', 'common']);
  const locale = useLocale();
  const { link } = useCore();
  const notify = useNotify();
  const sentence = useFailureSentence();
  const connection = useSync((sync) => sync.connection);
  const { call, running } = useProcedure();
  const [picture, setPicture] = useState<Blob | null>(null);
  const { id, name, here, place, failure } = file;

  const withContent = async (use: (content: Blob) => void): Promise<void> => {
    try {
      use(await readFile(link, file));
    } catch (error) {
      notify({ tone: 'bad', text: sentence(failureOf(error)) });
    }
  };
  const fetch = () => void call('attachments.fetch', { attachmentId: id });

  return (
    <li className={css.line} data-tone={place === 'failed' ? 'bad' : 'plain'}>
      <span>
        <span className={css.name}>{name}</span>
        <br />
        <span className={css.facts}>
          {bytesText(file.size, locale)} · {placeWords(file, connection, t)}
          {failure && ` ${sentence(failure)}`}
        </span>
      </span>
      <span className={css.actions}>
        {here && isPicture(file) && (
          <ActionIcon variant="subtle" aria-label={t('open', { name })} onClick={() => void withContent(setPicture)}>
            <Eye size={15} aria-hidden="true" />
          </ActionIcon>
        )}
        {here && (
          <ActionIcon
            variant="subtle"
            aria-label={t('save', { name })}
            onClick={() => void withContent((content) => downloadBlob(name, content))}
          >
            <Download size={15} aria-hidden="true" />
          </ActionIcon>
        )}
        {!here && (place === 'on-server' || place === 'elsewhere') && (
          <ActionIcon variant="subtle" loading={running} aria-label={t('fetch', { name })} onClick={fetch}>
            <CloudDownload size={15} aria-hidden="true" />
          </ActionIcon>
        )}
        {place === 'failed' && (
          <ActionIcon variant="subtle" loading={running} aria-label={t('tryAgain', { name })} onClick={fetch}>
            <RotateCw size={15} aria-hidden="true" />
          </ActionIcon>
        )}
        {file.mayRemove && <RemoveFile file={file} />}
      </span>
      {picture && <PictureDialog name={name} picture={picture} onClose={() => setPicture(null)} />}
    </li>
  );
}
