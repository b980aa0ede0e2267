/** What the server takes at least. */
export const shortestPassword = 8;
