import { Modal } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttachmentView } from '#domain/contract/ipc/attachment-views.ts';
import css from './files-card.module.css';

/** Kinds that show pixels and run nothing. Everything else is saved and opened by what the person has for it. */
const pictures: readonly string[] = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/bmp', 'image/avif'];

export function isPicture({ mediaType }: AttachmentView): boolean {
  return pictures.includes(mediaType);
}

interface Props {
  readonly name: string;
  readonly picture: Blob;
  onClose(): void;
}

export function PictureDialog({ name, picture, onClose }: Props) {
  const { t } = useTranslation(['cases', 'common']);
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(picture);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [picture]);
  return (
    <Modal opened onClose={onClose} title={name} size="xl" closeButtonProps={{ 'aria-label': t('files.close') }}>
      {url && <img src={url} alt={name} className={css.picture} />}
    </Modal>
  );
}
