/** A rescue file that was made; its bytes are fetched piece by piece. */
export interface RescueMade {
  readonly id: string;
  readonly fileName: string;
  readonly size: number;
  readonly commands: number;
  readonly drafts: number;
  readonly files: number;
}

/** What a rescue file has brought. */
export interface RescueTaken {
  readonly commands: number;
  readonly drafts: number;
  readonly files: number;
  /** What was here already. */
  readonly known: number;
}
