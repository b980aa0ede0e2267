import { fileURLToPath } from 'node:url';

/** What runs in processes of its own. */
export const deviceProgram = fileURLToPath(import.meta.resolve('./device.ts'));
export const crowdProgram = fileURLToPath(import.meta.resolve('./crowd.ts'));
export const bareSocketsProgram = fileURLToPath(import.meta.resolve('./bare-sockets.ts'));
export const insertProgram = fileURLToPath(import.meta.resolve('./local-insert.ts'));
