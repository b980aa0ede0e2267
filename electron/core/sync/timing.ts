/** How long the sync engine waits for what, in milliseconds. A host or a test may hand in others; nothing else keeps such numbers. */
export interface SyncTiming {
  /** Until an answer begins. */
  readonly answerMs: number;
  /** Added to that for every KiB sent, so that a slow line gets to the end of a large batch. */
  readonly uploadMsPerKib: number;
  /** Between two pieces of an answer that has begun: a slow line may go on, a dead one may not. */
  readonly idleMs: number;
  /** However steadily an answer drips. */
  readonly wholeMs: number;
  /** Until a probe is answered; later probes of the same outage get up to four times as long, for a line may just be slow. */
  readonly probeMs: number;
  /** The live channel is taken for dead after this long without a sign of life. */
  readonly silenceMs: number;
  /** A live socket that lasted less than this counts as a failure. */
  readonly steadyMs: number;
  /** Between two pulls that nothing asked for. */
  readonly safetyPullMs: number;
  /** The same while no live channel can be had. */
  readonly pullWithoutLiveMs: number;
  /** The longest pause between two probes of a server that cannot be reached. */
  readonly longestProbePauseMs: number;
  /** The longest pause after any other failure, and between two tries of the live channel. */
  readonly longestPauseMs: number;
  /** A server that asks to be left alone for longer is asked again after this all the same. */
  readonly longestObedienceMs: number;
}

export const usualTiming: SyncTiming = {
  answerMs: 30_000,
  uploadMsPerKib: 250,
  idleMs: 15_000,
  wholeMs: 600_000,
  probeMs: 5_000,
  silenceMs: 10_000,
  steadyMs: 10_000,
  safetyPullMs: 30_000,
  pullWithoutLiveMs: 15_000,
  longestProbePauseMs: 10_000,
  longestPauseMs: 60_000,
  longestObedienceMs: 300_000,
};
