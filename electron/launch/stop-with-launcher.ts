// Loaded with --import into every program the launcher starts: when the launcher is gone, however it ended, the program
// stops as if asked with SIGTERM. Nothing started by `npm start` outlives it.
import { graceMs } from './grace.ts';

const stop = (): void => {
  setTimeout(() => process.exit(1), graceMs).unref();
  const isHandled = process.emit('SIGTERM', 'SIGTERM');
  if (!isHandled) process.exit(1);
};

process.once('disconnect', stop);
// Waiting for the launcher's end is no reason to stay.
process.channel?.unref();
if (!process.connected) process.exit(1);
