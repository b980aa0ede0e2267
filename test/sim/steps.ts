/** What an agent does on a device. `on` picks the record, `value` what becomes of it; both count round and round. */
export const acts = [
  'open',
  'note',
  'reply',
  'priority',
  'subject',
  'description',
  'status',
  'tag',
  'assign',
  'move',
  'call',
  'customer',
  'follow-up',
  'complete',
  'resolve',
  'article',
  'cancel',
  'dismiss',
] as const;
export type Act = (typeof acts)[number];

/** What becomes of a request and its answer on the way. */
export const fates = [
  'arrives',
  'request-lost',
  'answer-lost',
  'twice',
  'copied',
  'late',
  'cut',
  'busy',
  'broken',
  'portal',
  'stale',
] as const;
export type Fate = (typeof fates)[number];

/** What colleagues and imports do to the server's rows past these devices. */
export const colleagueActs = ['priority', 'status', 'subject', 'move', 'remove', 'slow'] as const;
export type ColleagueAct = (typeof colleagueActs)[number];

export type Step =
  | { readonly do: 'act'; readonly device: number; readonly act: Act; readonly on: number; readonly value: number }
  /** The device's request under way, or one it is made to send now. `held`: the answer is on its way, no time passes. */
  | {
      readonly do: 'deliver';
      readonly device: number;
      readonly fate: Fate;
      readonly rows: number;
      readonly held: boolean;
    }
  /** A request of long ago arrives at the server. */
  | { readonly do: 'stray'; readonly pick: number }
  | { readonly do: 'poke'; readonly device: number }
  | { readonly do: 'wait'; readonly ms: number }
  /** Killed so many statements from now; 0: at once. It starts again when it is next used. */
  | { readonly do: 'kill'; readonly device: number; readonly after: number }
  | { readonly do: 'restart'; readonly device: number }
  | { readonly do: 'colleague'; readonly act: ColleagueAct; readonly on: number; readonly value: number }
  | { readonly do: 'rights'; readonly device: number; readonly teams: number }
  | { readonly do: 'collect' }
  | { readonly do: 'commit-slow' }
  | { readonly do: 'backup' }
  | { readonly do: 'restore'; readonly elsewhere: boolean }
  | { readonly do: 'copy'; readonly device: number }
  | { readonly do: 'put-back'; readonly device: number; readonly which: 'both' | 'replica' }
  | { readonly do: 'lose-replica'; readonly device: number }
  /** Rows of the replica change behind the program's back. */
  | { readonly do: 'drift'; readonly device: number; readonly on: number }
  | { readonly do: 'clock'; readonly device: number; readonly ms: number }
  /** One of the device's waiting commands will break the server. */
  | { readonly do: 'poison'; readonly device: number; readonly on: number }
  /** An older or newer app left a command nobody knows. */
  | { readonly do: 'foreign'; readonly device: number };

/** One line a person can read. */
export function sayStep(step: Step): string {
  const { do: name, ...rest } = step;
  const words = Object.entries(rest).map(([key, value]) => `${key} ${value}`);
  return [name, ...words].join(' ');
}
