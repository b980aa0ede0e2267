import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import type { CaseDetail } from '#domain/contract/ipc/case-views.ts';
import { type Macro, useMacros } from '../../state/use-macros.ts';
import { MacroDialog } from './macro-dialog.tsx';

export interface MacroDesk {
  readonly macros: readonly Macro[];
  /** Shows what it would do to the case. */
  open(macro: Macro): void;
}

const Context = createContext<MacroDesk>({ macros: [], open: () => {} });

/** The macros there are for the case on show; none where no case is. */
export function useMacroDesk(): MacroDesk {
  return useContext(Context);
}

export function CaseMacros({ detail, children }: { readonly detail: CaseDetail; readonly children: ReactNode }) {
  const macros = useMacros();
  const [opened, setOpened] = useState<Macro | null>(null);
  const desk = useMemo(() => ({ macros, open: setOpened }), [macros]);
  return (
    <Context value={desk}>
      {children}
      {opened && <MacroDialog key={opened.id} detail={detail} macro={opened} onClose={() => setOpened(null)} />}
    </Context>
  );
}
