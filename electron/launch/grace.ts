/** How long a program of ours may take to stop cleanly before it is ended. */
export const graceMs = 10_000;
