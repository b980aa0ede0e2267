import { useEffect, useState } from 'react';
import type { AttachmentView } from '#domain/contract/ipc/attachment-views.ts';
import { useCore } from '../core-context.tsx';
import { readFile } from './read-file.ts';

/** An address of the content of a file, for as long as it is shown; null while it is read, and where it is not on this device. */
export function useContentUrl(file: Pick<AttachmentView, 'id' | 'here' | 'mediaType'> | null): string | null {
  const { link } = useCore();
  const [made, setMade] = useState<{ readonly id: string; readonly url: string } | null>(null);
  const { id, here, mediaType } = file ?? { id: null, here: false, mediaType: '' };
  useEffect(() => {
    if (!here || id === null) return undefined;
    let isGone = false;
    let url: string | undefined;
    readFile(link, { id, mediaType }).then(
      (content) => {
        if (isGone) return;
        url = URL.createObjectURL(content);
        setMade({ id, url });
      },
      () => setMade(null),
    );
    return () => {
      isGone = true;
      if (url) URL.revokeObjectURL(url);
    };
  }, [link, id, here, mediaType]);
  return here && made?.id === id ? made.url : null;
}
