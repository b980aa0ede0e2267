/** Mistakes that the model of the server makes on purpose, to see that the oracles find them. */
export interface ServerBugs {
  /** A command that was executed before is executed again. */
  readonly noDedupe?: boolean;
  /** A cursor older than the tombstones kept is read on from, as if none were missing. */
  readonly gcNoSnapshot?: boolean;
  /** A version becomes visible before an older one whose transaction is still under way. */
  readonly seqCursor?: boolean;
  /** A restored server goes on as if nothing had happened. */
  readonly noEpoch?: boolean;
  /** A number used twice by two holders of one identity is taken for a resend. */
  readonly noForkCheck?: boolean;
  /** The losing value of a conflict is dropped. */
  readonly silentOverride?: boolean;
  /** A device that was answered more than this server remembers goes unnoticed. */
  readonly ignoresAcknowledged?: boolean;
  /** A number is given to a second device too. */
  readonly doubleLease?: boolean;
}
