import { useEffect, useState } from 'react';
import type { AttachmentView } from '#domain/contract/ipc/attachment-views.ts';
import { useCore } from '../../state/core-context.tsx';
import { readFile } from '../../state/files/read-file.ts';
import css from './photos.module.css';

interface Props {
  readonly file: AttachmentView;
  /** What to say where its content is not on this device. */
  readonly elsewhere: string;
}

/** A small picture of a photo. */
export function Photo({ file, elsewhere }: Props) {
  const { link } = useCore();
  const [url, setUrl] = useState<string | null>(null);
  const { id, here, name, mediaType } = file;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the content of a file never changes; the rest of the view does while it is sent
  useEffect(() => {
    if (!here) return undefined;
    let isGone = false;
    let made: string | undefined;
    readFile(link, file).then(
      (content) => {
        if (isGone) return;
        made = URL.createObjectURL(content);
        setUrl(made);
      },
      () => setUrl(null),
    );
    return () => {
      isGone = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [link, id, here, mediaType]);
  return (
    <figure className={css.photo}>
      {here && url ? (
        <img src={url} alt={name} className={css.picture} />
      ) : (
        <span className={css.elsewhere}>{elsewhere}</span>
      )}
      <figcaption className={css.name}>{name}</figcaption>
    </figure>
  );
}
