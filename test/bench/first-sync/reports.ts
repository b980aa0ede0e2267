/** What a client says of its first sync. Times count from the moment a person would press the button to sign in. */
export interface ClientReport {
  readonly signInMs: number;
  /** Until the list of cases had something to show. */
  readonly firstListMs: number;
  /** Until everything was there and could be searched. */
  readonly totalMs: number;
  /** Processor time of all threads until then: what other work on the machine disturbs least. */
  readonly processorMs: number;
  /** The longest time in which the process could not answer anything. */
  readonly longestBlockMs: number;
  readonly cases: number;
  /** Hits of a search afterwards: the index is there. */
  readonly found: number;
  /** Answers' bodies as they came; 0 where the server does not say their length. */
  readonly wireBytes: number;
  readonly replicaBytes: number;
  /** Of the whole process: most of the time, and before signing in. Only where the system tells. */
  readonly peakMiB?: number;
  readonly startMiB?: number;
}

/** What the local insert of the same rows says. */
export interface InsertReport {
  readonly totalMs: number;
  readonly processorMs: number;
  readonly rows: number;
  readonly bytes: number;
  readonly peakMiB?: number;
}
