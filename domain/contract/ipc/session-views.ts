import type { KnowledgeRole, Role } from '../../model/choices.ts';
import type { AgentId, TeamId } from '../../model/ids.ts';
import type { Failure } from '../failure.ts';

/** An account that has been used on this workstation; it can be opened without a network. */
export interface KnownAccount {
  readonly agentId: AgentId;
  readonly login: string;
  readonly name: string;
  readonly serverUrl: string;
  readonly workspaceName: string;
  readonly lastUsedAt: number;
  /** Commands of this account that still wait for the server. */
  readonly waiting: number;
  /** Why this account cannot be opened here; what it holds unsent can be saved as a rescue file. */
  readonly failure?: Failure;
}

export interface SignedInAgent {
  readonly id: AgentId;
  readonly login: string;
  readonly name: string;
  readonly role: Role;
  readonly teamIds: readonly TeamId[];
  readonly knowledgeRole?: KnowledgeRole;
}

export interface SessionView {
  readonly phase: 'signed-out' | 'ready';
  readonly agent: SignedInAgent | null;
  readonly workspaceName: string | null;
  readonly serverUrl: string;
  readonly accounts: readonly KnownAccount[];
  readonly host: 'electron' | 'loopback';
  readonly version: string;
  /** The profile's folder on this device, for people who look after backups. */
  readonly dataFolder: string;
  /** Why nobody is signed in any more, where it was not the person who signed out. */
  readonly ended?: 'erased';
}
