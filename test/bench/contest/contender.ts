/** A value set in one field of one row. */
export interface FieldEdit {
  readonly id: string;
  readonly field: 'subject' | 'priority';
  readonly value: string;
}

export interface Versions {
  readonly subject: string;
  readonly priority: string;
}

/** A sync engine under test, ours or another: how its server and its devices are started. */
export interface Contender {
  readonly name: string;
  /** What its server is made of, and whether what it acknowledged survives a power cut; the same of its client. */
  readonly what: string;
  /** Trials it has no way to do, and why. */
  readonly cannot: Readonly<Record<string, string>>;
  /** Starts a server with the first so many rows on processor 0. */
  serve(name: string, rows: number): Promise<ContestServer>;
  /** Edits a record so many times that keeps no timeline of its changes, where the others' rows have none and ours do. */
  editWithoutTimeline?(server: ContestServer, count: number): Promise<void>;
  /** Starts a device on processor 1, on a folder that is empty or held an earlier device's files. */
  device(folder: string, url: string, person: 0 | 1): Promise<ContestDevice>;
  /** Lets so many devices be connected that only look on; returns the function that ends them. */
  idle(count: number, server: ContestServer, folder: string): Promise<() => Promise<void>>;
}

export interface ContestServer {
  readonly url: string;
  /** Somebody else's changes. */
  change(edits: readonly FieldEdit[]): Promise<void>;
  stop(): Promise<void>;
}

export interface ContestDevice {
  /** The first sync of an empty folder. */
  first(): Promise<void>;
  /** Brings the files of an earlier process up to date, from opening them. */
  again(): Promise<void>;
  /** Goes out of the server's sight. */
  leave(): Promise<void>;
  /** Comes back: sends what waits and gets what is new. */
  comeBack(): Promise<void>;
  /** Finds nothing new. */
  nothing(): Promise<void>;
  /** Edits that wait here. The device is away. */
  edit(edits: readonly FieldEdit[]): Promise<void>;
  /** Each from the edit until the server has acknowledged it, in milliseconds. The device is not away. */
  roundTrips(edits: readonly FieldEdit[]): Promise<readonly number[]>;
  read(id: string): Promise<Versions>;
  count(): Promise<number>;
  /** Is told of others' changes from now on. */
  goLive(): Promise<void>;
  /** Edits at a pace; when each was made, on the machine's clock. */
  liveEdits(edits: readonly FieldEdit[], everyMs: number): Promise<readonly number[]>;
  watch(): Promise<void>;
  /** When each subject became readable here. */
  sightings(subjects: readonly string[]): Promise<readonly number[]>;
  peakMiB(): number | undefined;
  kill9(): Promise<void>;
  stop(): Promise<void>;
}

export const serverProcessor = 0;
export const deviceProcessor = 1;
