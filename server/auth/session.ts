/** Who a request comes from: one device, signed in by one agent. */
export interface Session {
  readonly deviceId: string;
  readonly agentId: string;
  readonly tokenHash: string;
}
