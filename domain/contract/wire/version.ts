/**
 * The sync protocol's version. History:
 * 1: push, pull, lease, live, session, people, import. Never released.
 * 2: scopes a device does not hold yet are read by a snapshot, newest first, instead of reset pages; checksums of scopes.
 */
export const protocolVersion = 2;

/** The oldest version the server still serves. */
export const protocolFloor = 2;

/** Sent with every request; a server or client of another version is told so instead of misunderstanding. */
export const protocolHeader = 'x-holdfast-protocol';
