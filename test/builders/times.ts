export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** 2026-03-02 12:00 UTC, a Monday: when everything in tests happens, give or take. */
export const noon = Date.UTC(2026, 2, 2, 12);
