import { runMany } from '../run-many.ts';
import { plantedBugs } from './bugs.ts';

/** Plays histories until each planted bug is found; true when all of them were, each within its number. */
export async function findPlanted(
  from: number,
  workers: number,
  only: string | undefined,
  say: (line: string) => void,
): Promise<boolean> {
  let all = true;
  say(row('planted', 'found after', 'within', 'by'));
  for (const bug of Object.keys(plantedBugs).filter((name) => only === undefined || name === only)) {
    const { within, after, message } = await findBug(bug, from, workers);
    all &&= after !== undefined;
    say(row(bug, after === undefined ? 'NOT FOUND' : String(after), String(within), message?.slice(0, 60) ?? ''));
  }
  return all;
}

function row(bug: string, after: string, within: string, by: string): string {
  return [bug.padEnd(24), after.padStart(11), within.padStart(7), ` ${by}`].join(' ').trimEnd();
}

export interface Found {
  readonly within: number;
  /** So many histories had to be played. */
  readonly after?: number;
  readonly message?: string;
}

/** Looks for a planted bug in the histories of consecutive seeds. */
export async function findBug(bug: string, from: number, workers: number): Promise<Found> {
  const planted = plantedBugs[bug];
  if (!planted) throw new Error(`there is no planted bug ${bug}`);
  const { within, level = 'model' } = planted;
  const enough = ({ failed }: { readonly failed: readonly unknown[] }) => failed.length > 0;
  const [first] = await runMany({ level, from, count: within, bug, workers, enough });
  return first ? { within, after: first.seed - from + 1, message: first.message } : { within };
}
