import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AttachmentId } from '#domain/model/ids.ts';
import { isPicture, isVideo } from '../../state/files/is-picture.ts';
import { useAttachment } from '../../state/files/use-attachment.ts';
import css from './article-text.module.css';

interface Props {
  readonly attachmentId: AttachmentId;
  /** What it shows, in words. */
  readonly alt: string;
}

/** A picture or video of the article where it stands; whatever else it is can be saved. What is not here says so, and can be fetched. */
export function ArticleFile({ attachmentId, alt }: Props) {
  const { t } = useTranslation('article');
  const { file, url, fetch } = useAttachment(attachmentId);
  if (file === undefined) return <span className={css.missing}>{alt}</span>;
  if (file === null) return <span className={css.missing}>{t('fileGone', { name: alt })}</span>;
  const name = alt || file.name;
  if (url === null)
    return (
      <span className={css.missing}>
        {t('fileAway', { name })}{' '}
        {file.place === 'on-server' && (
          <Button variant="default" size="compact-xs" onClick={fetch}>
            {t('fetchFile')}
          </Button>
        )}
      </span>
    );
  if (isPicture(file)) return <img className={css.picture} src={url} alt={alt} />;
  if (isVideo(file))
    return (
      // biome-ignore lint/a11y/useMediaCaption: what agents film has no captions; its words stand beside it.
      <video className={css.picture} src={url} controls preload="metadata" aria-label={name} />
    );
  return (
    <a href={url} download={file.name}>
      {name}
    </a>
  );
}
