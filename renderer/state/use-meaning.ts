import type { MeaningState } from '#domain/contract/ipc/meaning-procedures.ts';
import { useQuery } from './use-query.ts';

interface Meaning {
  readonly state: MeaningState;
  /** Where it goes, short enough for a line. */
  readonly host: string;
}

/** What leaves this device so that articles are found by their meaning; undefined while that is not known. */
export function useMeaning(): Meaning | undefined {
  const { value: state } = useQuery('meaning.get', {}, { collections: ['meaning', 'definition'] });
  return state && { state, host: hostOf(state.rules?.address ?? '') };
}

function hostOf(address: string): string {
  return address.replace(/^https?:\/\//, '').split('/')[0] ?? '';
}
