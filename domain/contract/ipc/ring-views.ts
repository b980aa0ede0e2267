import type { CallDirection } from '../../model/choices.ts';
import type { FollowUpId } from '../../model/ids.ts';
import type { ToldPhase } from '../../rules/call-clock.ts';
import type { CallPhase } from '../../rules/call-phase.ts';

/** A call that a telephone told of and nobody has dealt with yet. */
export interface Ring {
  readonly id: string;
  /** As the telephone gave it; empty when it was withheld. */
  readonly number: string;
  readonly direction: CallDirection;
  readonly state: Exclude<CallPhase, 'done'>;
  /** What became of it since it rang, in order. */
  readonly phases: readonly ToldPhase[];
  /** By the device's clock. */
  readonly at: number;
  /** The call-back that was planned because nobody answered. */
  readonly callBackId: FollowUpId | null;
}
