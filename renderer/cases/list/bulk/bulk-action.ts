import type { ReactNode } from 'react';
import type { BulkCommand } from '#domain/contract/ipc/queue-views.ts';
import type { CaseId } from '#domain/model/ids.ts';

export interface BulkActionProps {
  readonly caseIds: readonly CaseId[];
  /** Runs a command for every selected case, as one step. */
  run(command: BulkCommand): void;
  /** For an action that does its work by itself: it is done, and nothing is selected any more. */
  done(): void;
}

/** Something to do with the selected cases: a control of the bar. What is added to the list of them stands in the bar. */
export interface BulkAction {
  readonly id: string;
  render(props: BulkActionProps): ReactNode;
}
