import { protocolFloor, protocolPushFloor, protocolVersion } from '#domain/contract/wire/version.ts';

/** Which clients a server serves, by the version they say. */
export interface ServedProtocol {
  readonly version: number;
  /** The oldest that gets everything. */
  readonly floor: number;
  /** The oldest whose waiting commands are still taken. */
  readonly pushFloor: number;
}

export const currentProtocol: ServedProtocol = {
  version: protocolVersion,
  floor: protocolFloor,
  pushFloor: protocolPushFloor,
};
