import type { ServerFacts } from './oracles/facts.ts';
import type { Answer, Request } from './requests.ts';
import type { ColleagueAct } from './steps.ts';

export interface Credentials {
  readonly token: string;
  readonly deviceId: string;
  readonly epoch: number;
}

/** So long it takes, by the server's clock, to put a backup back and start a server on it. */
export const putBackMs = 60_000;

/** The server of a history, the model or the real one. */
export interface Backend {
  /** The next pages hold about so many rows. */
  pageRows: number;
  serve(request: Request): Promise<Answer>;
  signIn(agent: number, deviceId: string | null): Promise<Credentials>;
  colleague(act: ColleagueAct, on: number, value: number): Promise<void>;
  /** What this agent may see changes. */
  rights(agent: number, teams: number): Promise<void>;
  collectTombstones(): Promise<void>;
  commitSlow(): Promise<void>;
  backup(): Promise<void>;
  /** False when there is no backup. `elsewhere`: in another database cluster. */
  restore(elsewhere: boolean): Promise<boolean>;
  /** Working on this command will break. */
  breakOn(uid: string): Promise<void>;
  facts(): Promise<ServerFacts>;
  close(): Promise<void>;
}
