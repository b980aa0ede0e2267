import { Button } from '@mantine/core';
import { Camera, CloudDownload } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#domain/contract/failure.ts';
import type { AttachmentView } from '#domain/contract/ipc/attachment-views.ts';
import type { VisitView } from '#domain/contract/ipc/visit-views.ts';
import { useCore } from '../../state/core-context.tsx';
import { useFailureSentence } from '../../state/failure-sentence.ts';
import { handOver } from '../../state/files/hand-over.ts';
import { isPicture } from '../../state/files/is-picture.ts';
import { useNotify } from '../../state/notify-context.tsx';
import { useProcedure } from '../../state/use-command.ts';
import { ownerOfPhotos } from './owner-of-photos.ts';
import css from './photos.module.css';

interface Props {
  readonly visit: VisitView;
  readonly photos: readonly AttachmentView[];
  readonly mayAdd: boolean;
}

/** Photos of the place: added from this device, and fetched where a colleague took them. */
export function PhotoBar({ visit, photos, mayAdd }: Props) {
  const { t } = useTranslation('visits');
  const { link } = useCore();
  const notify = useNotify();
  const sentence = useFailureSentence();
  const { call } = useProcedure();
  const chooser = useRef<HTMLInputElement>(null);
  const [left, setLeft] = useState(0);

  const add = async (files: readonly File[]) => {
    const owner = ownerOfPhotos(visit);
    const line = 'caseId' in owner ? visit.entryId : null;
    setLeft((before) => before + files.length);
    for (const file of files) {
      if (!isPicture({ mediaType: file.type }))
        notify({ tone: 'bad', text: t('photos.notPicture', { name: file.name }) });
      else
        await handOver(link, owner, file, () => undefined, line).catch((error: unknown) =>
          notify({ tone: 'bad', text: sentence(failureOf(error)) }),
        );
      setLeft((before) => before - 1);
    }
  };
  const away = photos.filter(({ here, place }) => !here && place !== 'fetching');
  return (
    <div className={css.bar}>
      {mayAdd && (
        <Button
          variant="default"
          leftSection={<Camera size={14} aria-hidden="true" />}
          loading={left > 0}
          onClick={() => chooser.current?.click()}
        >
          {t('photos.add')}
        </Button>
      )}
      {away.length > 0 && (
        <Button
          variant="default"
          leftSection={<CloudDownload size={14} aria-hidden="true" />}
          onClick={() => {
            for (const { id } of away) void call('attachments.fetch', { attachmentId: id });
          }}
        >
          {t('photos.fetch', { count: away.length })}
        </Button>
      )}
      <input
        ref={chooser}
        type="file"
        accept="image/*"
        multiple
        hidden
        data-testid="photo-chooser"
        onChange={({ currentTarget }) => {
          void add([...(currentTarget.files ?? [])]);
          // The same photo may be chosen again.
          currentTarget.value = '';
        }}
      />
    </div>
  );
}
