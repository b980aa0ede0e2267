import { createContext, type ReactNode, useContext, useEffect, useEffectEvent, useState } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';

/** A field that words can be put into from beside it, and who will read them. */
export interface Writer {
  readonly to: 'customer' | 'colleagues';
  insert(text: string): void;
}

export interface Writing {
  /** What stands in the field that is written in. */
  readonly typed: string;
  readonly writer: Writer | null;
}

const nothing: Writing = { typed: '', writer: null };
const none = createStore<Writing>(() => nothing);
const Context = createContext<StoreApi<Writing>>(none);

/** What is being written on this case or call is known to what stands beside it. */
export function WritingDesk({ children }: { readonly children: ReactNode }) {
  const [desk] = useState(() => createStore<Writing>(() => nothing));
  return <Context value={desk}>{children}</Context>;
}

export function useWriting<T>(select: (writing: Writing) => T): T {
  return useStore(useContext(Context), select);
}

/** The field that calls this is the one that is written in, while it is on the screen. */
export function useWritingHere(typed: string, to: Writer['to'], insert: Writer['insert']): void {
  const desk = useContext(Context);
  const put = useEffectEvent(insert);
  useEffect(() => {
    if (desk !== none) desk.setState({ typed });
  }, [desk, typed]);
  useEffect(() => {
    if (desk === none) return;
    const writer: Writer = { to, insert: (text) => put(text) };
    desk.setState({ writer });
    return () => desk.setState((now) => (now.writer === writer ? nothing : now));
  }, [desk, to]);
}
