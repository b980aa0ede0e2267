import { useCallback, useMemo, useRef, useState } from 'react';
import { type Failure, failureOf } from '#domain/contract/failure.ts';
import type { FileOwner } from '#domain/model/file-owner.ts';
import { useCore } from '../core-context.tsx';
import { handOver } from './hand-over.ts';

/** A file on its way from the window to this device's disk, or why it did not get there. */
export interface Handing {
  readonly key: number;
  readonly name: string;
  /** From 0 to 1. */
  readonly done: number;
  readonly failure: Failure | null;
}

/** Is told each file's id once it is saved here. */
type Taken = (attachmentId: string, name: string, file: File) => void;

export interface HandingOver {
  readonly handing: readonly Handing[];
  add(files: Iterable<File>, taken?: Taken): void;
  dismiss(key: number): void;
}

/** Takes files for what they shall be of, one after the other: the first is saved while the others still wait. */
export function useHanding(owner: FileOwner): HandingOver {
  const { link } = useCore();
  const [handing, setHanding] = useState<readonly Handing[]>([]);
  const lastKey = useRef(0);
  const before = useRef(Promise.resolve());
  const named = JSON.stringify(owner);
  const to = useMemo(() => JSON.parse(named) as FileOwner, [named]);

  const change = useCallback(
    (key: number, some: Partial<Handing>) =>
      setHanding((all) => all.map((one) => (one.key === key ? { ...one, ...some } : one))),
    [],
  );
  const dismiss = useCallback((key: number) => setHanding((all) => all.filter((one) => one.key !== key)), []);
  const add = useCallback(
    (files: Iterable<File>, taken?: Taken) => {
      for (const file of files) {
        const key = ++lastKey.current;
        setHanding((all) => [...all, { key, name: file.name, done: 0, failure: null }]);
        const hand = () => handOver(link, to, file, (handed) => change(key, { done: handed / file.size }));
        before.current = before.current.then(hand).then(
          ({ made }) => {
            dismiss(key);
            if (made) taken?.(made.id, file.name, file);
          },
          (error: unknown) => change(key, { failure: failureOf(error) }),
        );
      }
    },
    [link, to, change, dismiss],
  );
  return useMemo(() => ({ handing, add, dismiss }), [handing, add, dismiss]);
}
