import { usePagedRows } from '../../state/use-paged-rows.ts';

const watched = ['case', 'customer', 'organisation', 'definition'];

/** What customers ask again and again; reckoned on this device. */
export function useQuestions() {
  return usePagedRows('repeats.list', {}, watched);
}
