import { useEffect, useState } from 'react';

function hasFiles(data: DataTransfer | null): data is DataTransfer {
  return data?.types.includes('Files') ?? false;
}

/** Hands on files that are dropped or pasted anywhere within the element. True while files are held over it. */
export function useFileDrop(element: HTMLElement | null, take: (files: Iterable<File>) => void): boolean {
  const [dragging, setDragging] = useState(false);
  useEffect(() => {
    if (!element) return;
    const over = (event: DragEvent) => {
      if (!hasFiles(event.dataTransfer)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      setDragging(true);
    };
    const leave = (event: DragEvent) => {
      // Going over to a part of the element is not leaving it.
      if (!element.contains(event.relatedTarget as Node | null)) setDragging(false);
    };
    const drop = (event: DragEvent) => {
      setDragging(false);
      if (!hasFiles(event.dataTransfer)) return;
      event.preventDefault();
      take(event.dataTransfer.files);
    };
    const paste = (event: ClipboardEvent) => {
      const { clipboardData } = event;
      // Text copied from a word processor comes with a picture of itself: the text is meant.
      if (!hasFiles(clipboardData) || clipboardData.types.includes('text/plain')) return;
      event.preventDefault();
      take(clipboardData.files);
    };
    const end = new AbortController();
    const { signal } = end;
    element.addEventListener('dragover', over, { signal });
    element.addEventListener('dragleave', leave, { signal });
    element.addEventListener('drop', drop, { signal });
    element.addEventListener('paste', paste, { signal });
    return () => end.abort();
  }, [element, take]);
  return dragging;
}
