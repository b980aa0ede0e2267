/** What must hold, whatever happens. Each has a function of its name here. */
export const invariants = {
  I0: 'No program breaks: nothing is thrown or logged that is a defect.',
  I1: 'With the network back, every device shows exactly the rows its agent may see, and its checksums are the server’s.',
  I2: 'Every command made ends once: accepted, accepted with a conflict, or refused and in “needs you”, unless somebody else did it first; the server’s log has it, or had it when the person put it aside.',
  I3: 'However often a command is sent, what it appends is there once.',
  I4: 'A device shows the server’s rows with its own unconfirmed commands over them, and a value written here changes only with a reason.',
  I5: 'Within an epoch and a generation no cursor goes back.',
  I6: 'After a complete pull a device holds no row of a scope its agent may not see.',
  I7: 'Every value that was replaced unseen is kept in a conflict record.',
  I8: 'With the network back everything is sent and read in a bounded number of rounds, and no request is repeated in vain.',
  I9: 'Case numbers are given once, and every number a person was told finds its case for ever.',
  I10: 'The server executes the commands of a device in the order they were made.',
  I11: 'A restart changes nothing that is seen.',
} as const;
export type Invariant = keyof typeof invariants;

/** An invariant does not hold. */
export class Violation extends Error {
  readonly invariant: Invariant;

  constructor(invariant: Invariant, found: string) {
    super(`${invariant}: ${found}`);
    this.name = 'Violation';
    this.invariant = invariant;
  }
}
