import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Failure, failureOf } from '#domain/contract/failure.ts';
import type { CaseId } from '#domain/model/ids.ts';
import { useCore } from '../../state/core-context.tsx';
import { handOver } from '../../state/files/hand-over.ts';
import { useFileDrop } from '../../ui/use-file-drop.ts';
import css from './case-files.module.css';

/** A file on its way from the window to this device's disk, or why it did not get there. */
export interface Handing {
  readonly key: number;
  readonly name: string;
  /** From 0 to 1. */
  readonly done: number;
  readonly failure: Failure | null;
}

interface CaseFiles {
  readonly handing: readonly Handing[];
  /** `taken` is told each file's id once it is saved here. */
  add(files: Iterable<File>, taken?: (attachmentId: string, name: string) => void): void;
  dismiss(key: number): void;
}

const Context = createContext<CaseFiles | null>(null);

export function useCaseFiles(): CaseFiles {
  const files = useContext(Context);
  if (!files) throw new Error('There is no CaseFiles above this component.');
  return files;
}

/** Takes files for the case wherever they are dropped or pasted within it. */
export function CaseFiles({ caseId, children }: { readonly caseId: CaseId; readonly children: ReactNode }) {
  const { t } = useTranslation('cases');
  const { link } = useCore();
  const [handing, setHanding] = useState<readonly Handing[]>([]);
  const lastKey = useRef(0);

  const change = useCallback(
    (key: number, some: Partial<Handing>) =>
      setHanding((all) => all.map((one) => (one.key === key ? { ...one, ...some } : one))),
    [],
  );
  const dismiss = useCallback((key: number) => setHanding((all) => all.filter((one) => one.key !== key)), []);
  const add = useCallback(
    (files: Iterable<File>, taken?: (attachmentId: string, name: string) => void) => {
      const begun = [...files].map((file) => ({ file, key: ++lastKey.current }));
      const shown = begun.map(({ file, key }) => ({ key, name: file.name, done: 0, failure: null }));
      setHanding((all) => [...all, ...shown]);
      // One after the other: the first is saved while the others still wait.
      void begun.reduce(
        (before, { file, key }) =>
          before.then(() =>
            handOver(link, caseId, file, (handed) => change(key, { done: handed / file.size })).then(
              ({ made }) => {
                dismiss(key);
                if (made) taken?.(made.id, file.name);
              },
              (error: unknown) => change(key, { failure: failureOf(error) }),
            ),
          ),
        Promise.resolve(),
      );
    },
    [link, caseId, change, dismiss],
  );

  const [root, setRoot] = useState<HTMLElement | null>(null);
  const dragging = useFileDrop(root, add);
  const files = useMemo(() => ({ handing, add, dismiss }), [handing, add, dismiss]);
  return (
    <Context value={files}>
      <div ref={setRoot} className={css.root}>
        {children}
        {dragging && <div className={css.drop}>{t('files.dropHere')}</div>}
      </div>
    </Context>
  );
}
