import dayjs from 'dayjs';
import { useMinute } from './use-minute.ts';

/** `2026-11-22`: the day that it is for the person at the screen, also past midnight. */
export function useToday(): string {
  return dayjs(useMinute()).format('YYYY-MM-DD');
}
