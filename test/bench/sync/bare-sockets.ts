// The baseline of connected devices: a WebSocket server that does nothing.
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { serveSteps } from '../steps/serve-steps.ts';

const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false });
await new Promise((resolve) => server.once('listening', resolve));

const steps = { address: () => `ws://127.0.0.1:${(server.address() as AddressInfo).port}` };
export type BareSocketsSteps = typeof steps;

serveSteps(steps);
