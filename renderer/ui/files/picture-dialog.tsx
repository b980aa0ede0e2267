import { Modal } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import css from './files.module.css';

interface Props {
  readonly name: string;
  readonly picture: Blob;
  onClose(): void;
}

export function PictureDialog({ name, picture, onClose }: Props) {
  const { t } = useTranslation(['files', 'common']);
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(picture);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [picture]);
  return (
    <Modal opened onClose={onClose} title={name} size="xl" closeButtonProps={{ 'aria-label': t('close') }}>
      {url && <img src={url} alt={name} className={css.picture} />}
    </Modal>
  );
}
