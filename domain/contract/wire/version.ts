/**
 * The sync protocol's version. History:
 * 1: push, pull, lease, live, session, people, import. Never released.
 * 2: scopes a device does not hold yet are read by a snapshot, newest first, instead of reset pages; checksums of scopes.
 */
export const protocolVersion = 2;

/** The oldest version the server still serves. */
export const protocolFloor = 2;

/**
 * The oldest version whose waiting commands the server still takes: a laptop may come back after a year, and its work is nowhere else.
 * It falls behind `protocolFloor` when a later version cannot serve an older one's pulls, and follows only when its pushes cannot be read.
 * More fields of a record and more commands need no new floor; a new collection does, for devices would not know where to put it.
 */
export const protocolPushFloor = 2;

/** Sent with every request; a server or client of another version is told so instead of misunderstanding. */
export const protocolHeader = 'x-holdfast-protocol';
