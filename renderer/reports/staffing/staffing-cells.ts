import type { StaffingHalfHour } from '#domain/contract/ipc/staffing-procedures.ts';

/** What is said of a half hour, each in its unit. */
export const staffingColumns = {
  calls: 'count',
  most: 'count',
  handle: 'ms',
  agents: 'count',
  rostered: 'count',
  inTime: 'share',
  wait: 'ms',
  busy: 'share',
} as const;
export type StaffingColumn = keyof typeof staffingColumns;
export const staffingColumnNames = Object.keys(staffingColumns) as readonly StaffingColumn[];

/** Null where there is nothing to say: nobody waits where nobody calls. */
export function staffingCells({
  mean,
  most,
  handleMs,
  need,
}: StaffingHalfHour): Readonly<Record<StaffingColumn, number | null>> {
  const asked = need?.agents === 0 ? null : need;
  return {
    calls: mean,
    most,
    handle: mean === 0 ? null : handleMs,
    agents: need?.agents ?? null,
    rostered: need?.rostered ?? null,
    inTime: asked?.answeredInTime ?? null,
    wait: asked?.meanWaitMs ?? null,
    busy: asked?.busy ?? null,
  };
}

/** The part of the day in which anybody calls. */
export function busyPart(halfHours: readonly StaffingHalfHour[]): readonly StaffingHalfHour[] {
  const isBusy = ({ calls }: StaffingHalfHour) => calls > 0;
  const first = halfHours.findIndex(isBusy);
  return first < 0 ? [] : halfHours.slice(first, halfHours.findLastIndex(isBusy) + 1);
}
