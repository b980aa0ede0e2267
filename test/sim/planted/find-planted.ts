import { runMany } from '../run-many.ts';
import { plantedBugs } from './bugs.ts';

/** Plays histories until each planted bug is found; true when all of them were, each within its number. */
export async function findPlanted(workers: number, say: (line: string) => void): Promise<boolean> {
  let all = true;
  for (const bug of Object.keys(plantedBugs)) {
    const found = await findBug(bug, workers);
    all &&= found.seed !== undefined;
    say(
      `${bug}: ${found.seed === undefined ? `NOT found in ${found.within} histories` : `history ${found.seed}: ${found.message}`}`,
    );
  }
  return all;
}

export interface Found {
  readonly within: number;
  readonly seed?: number;
  readonly message?: string;
}

export async function findBug(bug: string, workers: number): Promise<Found> {
  const planted = plantedBugs[bug];
  if (!planted) throw new Error(`there is no planted bug ${bug}`);
  const { within } = planted;
  const enough = ({ failed }: { readonly failed: readonly unknown[] }) => failed.length > 0;
  const [first] = await runMany({ level: 'model', from: 1, count: within, bug, workers, enough });
  return first ? { within, seed: first.seed, message: first.message.slice(0, 120) } : { within };
}
