export interface Acknowledgement {
  readonly state: string;
  readonly epoch: number | null;
  readonly vers: Readonly<Record<string, number>>;
}

export interface PulledUpTo {
  readonly epoch: number;
  /** Per scope, the version of the last pull that saw every scope final in one snapshot. */
  readonly complete: Readonly<Record<string, number>>;
  /** The scopes this device may hold, as that pull said; empty before the first one. */
  readonly permitted: readonly string[];
}

/**
 * An acknowledged command is confirmed once a complete pull of the same epoch has passed the versions it made; until then it stays
 * overlaid. A scope we may not hold counts as passed only when a complete pull said so.
 */
export function isConfirmed(command: Acknowledgement, pulled: PulledUpTo): boolean {
  if (command.state !== 'acknowledged' || command.epoch !== pulled.epoch) return false;
  if (pulled.permitted.length === 0) return false;
  return Object.entries(command.vers).every(([scope, ver]) => {
    if (!pulled.permitted.includes(scope)) return true;
    return (pulled.complete[scope] ?? -1) >= ver;
  });
}
