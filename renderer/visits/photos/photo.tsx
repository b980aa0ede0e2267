import type { AttachmentView } from '#domain/contract/ipc/attachment-views.ts';
import { useContentUrl } from '../../state/files/use-content-url.ts';
import css from './photos.module.css';

interface Props {
  readonly file: AttachmentView;
  /** What to say where its content is not on this device. */
  readonly elsewhere: string;
}

/** A small picture of a photo. */
export function Photo({ file, elsewhere }: Props) {
  const url = useContentUrl(file);
  return (
    <figure className={css.photo}>
      {url ? (
        <img src={url} alt={file.name} className={css.picture} />
      ) : (
        <span className={css.elsewhere}>{elsewhere}</span>
      )}
      <figcaption className={css.name}>{file.name}</figcaption>
    </figure>
  );
}
