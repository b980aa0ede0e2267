/** Where the newest change of a record is: durable on this device, or on the server. What is refused stands in the outbox. */
export type SaveState = 'saved-here' | 'on-server';
