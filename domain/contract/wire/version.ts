/**
 * The sync protocol's version. History:
 * 1: push, pull, lease, live, session, people, import.
 */
export const protocolVersion = 1;

/** The oldest version the server still serves. */
export const protocolFloor = 1;

/** Sent with every request; a server or client of another version is told so instead of misunderstanding. */
export const protocolHeader = 'x-holdfast-protocol';
