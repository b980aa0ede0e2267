import { type ReactNode, useState } from 'react';
import { useFileDrop } from '../use-file-drop.ts';
import css from './file-drop.module.css';

interface Props {
  /** What letting go of them here means. */
  readonly hint: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
  add(files: Iterable<File>): void;
}

/** Takes files wherever they are dropped or pasted within it. */
export function FileDrop({ hint, className, children, add }: Props) {
  const [root, setRoot] = useState<HTMLElement | null>(null);
  const dragging = useFileDrop(root, add);
  return (
    <div ref={setRoot} className={className ? `${css.root} ${className}` : css.root}>
      {children}
      {dragging && <div className={css.drop}>{hint}</div>}
    </div>
  );
}
