import { setTimeout as wait } from 'node:timers/promises';
import { machineMs } from '../steps/serve-steps.ts';

/** Notes when each subject was first readable here. */
export class Sightings {
  #seen = new Map();

  note(subject) {
    if (!this.#seen.has(subject)) this.#seen.set(subject, machineMs());
  }

  /** When each was seen; waits for the last of them. */
  async of(subjects) {
    const deadline = Date.now() + 120_000;
    while (!subjects.every((subject) => this.#seen.has(subject))) {
      if (Date.now() > deadline) throw new Error('an edit never became visible');
      await wait(10);
    }
    return subjects.map((subject) => this.#seen.get(subject));
  }
}

/** Makes an edit every so many milliseconds and says when each was made. */
export async function atPace(edits, everyMs, make) {
  const made = [];
  for (const edit of edits) {
    const at = machineMs();
    made.push(at);
    await make(edit);
    await wait(Math.max(0, everyMs - (machineMs() - at)));
  }
  return made;
}
