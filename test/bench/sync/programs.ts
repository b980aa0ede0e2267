import { fileURLToPath } from 'node:url';

const program = (name: string): string => fileURLToPath(import.meta.resolve(name));

export const deviceProgram = program('./device.ts');
export const crowdProgram = program('./crowd.ts');
export const bareSocketsProgram = program('./bare-sockets.ts');
export const insertProgram = program('./local-insert.ts');
