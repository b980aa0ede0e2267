import { type ReactNode, useState } from 'react';
import type { CaseDetail } from '#domain/contract/ipc/case-views.ts';
import type { Leaving } from '#domain/contract/ipc/run-command.ts';
import type { CaseStatus } from '#domain/model/choices.ts';
import { missingSteps } from '#domain/rules/complaint-path.ts';
import { wantsReason } from '#domain/rules/status-rules.ts';
import { useCommand } from '../../state/use-command.ts';
import { useStatusRules } from '../../state/use-status-rules.ts';
import { ReasonDialog } from './reason-dialog.tsx';

interface Move {
  /** At once, or after its author has said why. */
  move(to: CaseStatus, leaving?: Leaving): Promise<void>;
  readonly running: boolean;
  /** To be rendered beside whatever moves the case. */
  readonly dialog: ReactNode;
}

/** Moves a case to another status; where the workspace wants a reason for it, asks for one first. */
export function useMove({ id, fields }: Pick<CaseDetail, 'id' | 'fields'>): Move {
  const rules = useStatusRules();
  const { run, running } = useCommand();
  const [asking, setAsking] = useState<{ readonly to: CaseStatus; readonly leaving: Leaving | undefined } | null>(null);
  const moveFor = (to: CaseStatus, reason: string, leaving?: Leaving) =>
    run('case.status', { caseId: id, to, reason }, undefined, undefined, leaving);
  return {
    running,
    async move(to, leaving) {
      // Nobody is asked why about a move that is refused anyway.
      const isAsked = wantsReason(rules, fields.type, to) && missingSteps(fields, to).length === 0;
      if (isAsked) setAsking({ to, leaving });
      else await moveFor(to, '', leaving);
    },
    dialog: asking && (
      <ReasonDialog
        to={asking.to}
        running={running}
        onClose={() => setAsking(null)}
        onReason={(reason) =>
          void moveFor(asking.to, reason, asking.leaving).then(({ ok }) => {
            if (ok) setAsking(null);
          })
        }
      />
    ),
  };
}
