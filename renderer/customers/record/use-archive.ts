import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#domain/contract/failure.ts';
import type { AttachmentView } from '#domain/contract/ipc/attachment-views.ts';
import type { AttachmentId } from '#domain/model/ids.ts';
import type { CoreLink } from '../../bridge/core-link.ts';
import { useCore } from '../../state/core-context.tsx';
import { useFailureSentence } from '../../state/failure-sentence.ts';
import { readFile } from '../../state/files/read-file.ts';
import { type ArchiveEntry, storedArchive } from '../../state/files/stored-archive.ts';
import { useNotify } from '../../state/notify-context.tsx';
import { downloadBlob } from '../../ui/download-text.ts';
import { fileText } from './file-text.ts';
import type { MadeFile } from './use-customer-file.ts';

type Link = Pick<CoreLink, 'call'>;

/** Saves the complete file with the content of the attached files that are on this device. */
export function useArchive() {
  const { t } = useTranslation('customer-file');
  const { link } = useCore();
  const notify = useNotify();
  const sentence = useFailureSentence();
  const [saving, setSaving] = useState(false);
  const save = async (made: MadeFile): Promise<void> => {
    setSaving(true);
    try {
      const name = `${made.fileName}.zip`;
      downloadBlob(name, await storedArchive(partsOf(link, made)));
      notify({ tone: 'good', text: t('export.saved', { file: name }) });
    } catch (error) {
      notify({ tone: 'bad', text: sentence(failureOf(error)) });
    } finally {
      setSaving(false);
    }
  };
  return { save, saving };
}

/** Each file stands in a folder that is named by its id, as the JSON calls it. */
async function* partsOf(link: Link, { fileName, file }: MadeFile): AsyncGenerator<ArchiveEntry> {
  yield { path: `${fileName}.json`, content: new Blob([fileText(file)]) };
  for (const { id } of file.records.attachment ?? []) {
    const found: AttachmentView | null = await link.call('attachments.find', { attachmentId: id as AttachmentId });
    if (found?.here) yield { path: `files/${id}/${found.name}`, content: await readFile(link, found) };
  }
}
