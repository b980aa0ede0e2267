import type { Clock } from './clock.ts';
import type { Logger } from './log.ts';
import type { ServerMetrics } from './metrics/server-metrics.ts';
import type { MailSettings } from './reports/schedules/mail-settings.ts';
import type { Store } from './sql/store.ts';

/** What every part of the server works with. */
export interface ServerContext {
  readonly store: Store;
  readonly workspace: { readonly id: string; readonly name: string };
  readonly clock: Clock;
  readonly log: Logger;
  readonly metrics: ServerMetrics;
  /** Whether the server has the content of this SHA-256; left out where it keeps no files. */
  readonly holdsFile?: (sha256: string) => Promise<boolean>;
  /** What one file may hold. */
  readonly fileBytes: number;
  /** The mail server that reports are handed to; left out where there is none. */
  readonly mail?: MailSettings;
  /** Where reports are laid down; left out where they are not. */
  readonly reportFolder?: string;
  /** To be called after a commit that may have moved scopes on. */
  readonly committed: () => void;
}
