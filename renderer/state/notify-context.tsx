import { createContext, type ReactNode, useContext } from 'react';

export interface Notice {
  readonly tone: 'good' | 'bad' | 'plain';
  readonly text: string;
  /** It takes the place of the last one that said the same here. */
  readonly insteadOf?: string;
  /** What can be done about it at once; then it stays longer. */
  readonly actions?: readonly { readonly label: string; run(): void }[];
}
export type Notify = (notice: Notice) => void;

const Context = createContext<Notify | null>(null);

export function NotifyProvider(props: { readonly notify: Notify; readonly children: ReactNode }) {
  return <Context value={props.notify}>{props.children}</Context>;
}

/** Shows a short message that goes away by itself. */
export function useNotify(): Notify {
  const notify = useContext(Context);
  if (!notify) throw new Error('There is no NotifyProvider above this component.');
  return notify;
}
