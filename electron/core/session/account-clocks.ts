import type { Events } from '#domain/contract/ipc/contract.ts';
import { appointmentReminders } from '../clocks/appointment-reminders.ts';
import { CaseClocks } from '../clocks/case-clocks.ts';
import { type FollowUpReminders, followUpReminders } from '../clocks/follow-up-reminders.ts';
import { improvementReminders } from '../clocks/improvement-reminders.ts';
import type { ReminderClock, ReminderParts } from '../clocks/reminder-clock.ts';
import type { AccountListener } from './account-listener.ts';

export interface AccountClockParts extends Pick<ReminderParts<never>, 'replica' | 'clock' | 'now' | 'actor'> {
  readonly listener: AccountListener;
  readonly failed: (what: string, error: unknown) => void;
}

/** What is due in an account: in its cases, of its promises, appointments and improvement actions. */
export class AccountClocks {
  readonly cases: CaseClocks;
  readonly followUps: FollowUpReminders;
  readonly #appointments: ReminderClock;
  readonly #improvements: ReminderClock;
  readonly #failed: AccountClockParts['failed'];

  constructor({ listener, failed, ...rest }: AccountClockParts) {
    const parts = { ...rest, isHeard: listener.isHeard };
    this.#failed = failed;
    this.cases = new CaseClocks({ ...parts, changed: listener.changed, remind: listener.remind, failed });
    this.followUps = followUpReminders({
      ...parts,
      tell: listener.remindOfFollowUps,
      failed: (error) => failed('nobody could be reminded of promises', error),
    });
    this.#appointments = appointmentReminders({
      ...parts,
      tell: listener.remindOfAppointments,
      failed: (error) => failed('nobody could be reminded of appointments', error),
    });
    this.#improvements = improvementReminders({
      ...parts,
      tell: listener.remindOfImprovements,
      failed: (error) => failed('nobody could be reminded of improvement actions', error),
    });
  }

  start(): void {
    this.cases.start();
    this.followUps.start();
    this.#appointments.start();
    this.#improvements.start();
  }

  /** What was committed just now. */
  follow(changed: Events['changed']): void {
    try {
      this.cases.follow(changed);
    } catch (error) {
      this.#failed('the deadlines could not be reckoned', error);
    }
    this.followUps.follow(changed);
    this.#appointments.follow(changed);
    this.#improvements.follow(changed);
  }

  stop(): void {
    this.cases.stop();
    this.followUps.stop();
    this.#appointments.stop();
    this.#improvements.stop();
  }
}
