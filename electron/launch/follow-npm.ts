import { readFileSync } from 'node:fs';

/**
 * Calls `onGone` when the npm that runs this script is gone. npm starts a shell which starts us, and neither of them
 * hands down every signal: killed from outside, they would leave us behind with nobody to stop us.
 */
export function followNpm(onGone: () => void): void {
  if (!process.env.npm_lifecycle_event) return;
  const before = parents();
  const watch = setInterval(() => {
    if (parents() === before) return;
    clearInterval(watch);
    onGone();
  }, 1000);
  watch.unref();
}

/** The process above us; on Linux, when that is npm's shell, the one above it too. */
function parents(): string {
  const { ppid } = process;
  try {
    const [, name = '', rest = ''] = /^\d+ \((.*)\) \S (.*)$/s.exec(readFileSync(`/proc/${ppid}/stat`, 'utf8')) ?? [];
    return /^(ba|da|a|z|k)?sh$/.test(name) ? `${ppid} ${rest.split(' ', 1)[0]}` : String(ppid);
  } catch {
    return String(ppid);
  }
}
