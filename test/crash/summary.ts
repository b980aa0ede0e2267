import type { KillLoopResult, Round } from './kill-loop.ts';

const ms = (value: number | null): string => (value === null ? '–' : `${Math.round(value)} ms`);

export function roundLine({ round, victim, saved, hostMs, serverMs, settledMs }: Round): string {
  return [
    `round ${String(round).padStart(3)}`,
    `killed ${victim.padEnd(6)}`,
    `saved ${String(saved).padStart(4)}`,
    `host usable ${ms(hostMs).padStart(8)}`,
    `server serves ${ms(serverMs).padStart(8)}`,
    `all sent ${ms(settledMs).padStart(8)}`,
  ].join('  ');
}

export function summaryLines({ rounds, acknowledged }: KillLoopResult): string[] {
  const spread = (what: string, values: readonly (number | null)[]): string => {
    const sorted = values.filter((value) => value !== null).sort((a, b) => a - b);
    const at = (part: number): string => ms(sorted[Math.floor(part * (sorted.length - 1))] ?? null);
    return `${what}: median ${at(0.5)}, longest ${at(1)} of ${sorted.length}`;
  };
  return [
    `${acknowledged} commands said to be saved, ${rounds.length} rounds: none lost, none doubled`,
    spread(
      'host, from start to a usable list',
      rounds.map(({ hostMs }) => hostMs),
    ),
    spread(
      'server, from start to serving',
      rounds.map(({ serverMs }) => serverMs),
    ),
    spread(
      'then until everything was sent',
      rounds.map(({ settledMs }) => settledMs),
    ),
  ];
}
