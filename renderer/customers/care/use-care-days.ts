import dayjs from 'dayjs';
import { useRoute } from '../../state/core-context.tsx';
import { useQuery } from '../../state/use-query.ts';
import { useMinute } from '../../ui/use-minute.ts';

export const careSpans = [7, 30, 90] as const;

const watched = ['customer', 'organisation', 'definition', 'followUp'];

/** The days on which customers are to be thought of, from today on; of how many days, says the address. */
export function useCareDays() {
  const asked = Number(useRoute((route) => route.params.days ?? null));
  const days = careSpans.find((span) => span === asked) ?? careSpans[0];
  const today = dayjs(useMinute());
  const input = { from: today.format('YYYY-MM-DD'), to: today.add(days - 1, 'day').format('YYYY-MM-DD') };
  return { days, ...useQuery('occasions.list', input, { collections: watched, keepFormer: true }) };
}
