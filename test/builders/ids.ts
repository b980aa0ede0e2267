import type {
  AgentId,
  ArticleId,
  CallId,
  CaseId,
  CommandUid,
  ConflictId,
  CustomerId,
  DeviceId,
  EntryId,
  FollowUpId,
  OrganisationId,
  TeamId,
  WorkspaceId,
} from '#domain/model/ids.ts';

interface Ids {
  agent: AgentId;
  team: TeamId;
  device: DeviceId;
  organisation: OrganisationId;
  customer: CustomerId;
  article: ArticleId;
  case: CaseId;
  entry: EntryId;
  call: CallId;
  followUp: FollowUpId;
  conflict: ConflictId;
  command: CommandUid;
  workspace: WorkspaceId;
}

/** Stands in the last digits, so that an id in a failing test tells what it names. */
const marks: Readonly<Record<keyof Ids, number>> = {
  agent: 1,
  team: 2,
  device: 3,
  organisation: 4,
  customer: 5,
  article: 6,
  case: 7,
  entry: 8,
  call: 9,
  followUp: 10,
  conflict: 11,
  command: 12,
  workspace: 13,
};

/** The nth id of a kind: a well-formed UUIDv7, the same in every run, that sorts by n. */
export function testId<Kind extends keyof Ids>(kind: Kind, n: number): Ids[Kind] {
  const high = n.toString(16).padStart(12, '0');
  const low = marks[kind].toString(16).padStart(12, '0');
  return `${high.slice(0, 8)}-${high.slice(8)}-7000-8000-${low}` as Ids[Kind];
}
