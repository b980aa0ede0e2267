import dayjs from 'dayjs';
import type { FeedbackCustomer } from '#domain/contract/ipc/product-feedback-views.ts';
import type { ConsentChannel } from '#domain/model/service-file-fields.ts';
import type { CareBar } from '#domain/rules/care-consent.ts';
import { blanksIn } from '#domain/rules/prepared-text.ts';
import { feedbackPlanBar } from '#domain/rules/product-feedback.ts';

/** What keeps a customer from being told: by their own wish, because they hear of it already, or because the text does not fit them. */
export type LeftOut = CareBar | 'told' | 'blank';

export interface TellPlan {
  readonly planned: readonly { readonly customer: FeedbackCustomer; readonly text: string }[];
  readonly leftOut: readonly { readonly customer: FeedbackCustomer; readonly why: LeftOut }[];
}

interface Wish {
  readonly channel: ConsentChannel;
  /** When they are to have heard of it, by the clock of whoever plans. */
  readonly dueAt: number;
  textFor(customer: FeedbackCustomer): string;
}

/** Who is told in which words, and who is left out and why. */
export function tellPlanOf(customers: readonly FeedbackCustomer[], { channel, dueAt, textFor }: Wish): TellPlan {
  const planned: TellPlan['planned'][number][] = [];
  const leftOut: TellPlan['leftOut'][number][] = [];
  const due = dayjs(dueAt);
  const minute = due.hour() * 60 + due.minute();
  for (const customer of customers) {
    const text = textFor(customer);
    const why = customer.isTold
      ? 'told'
      : (feedbackPlanBar(customer, channel, minute) ?? (blanksIn(text).length > 0 ? 'blank' : null));
    if (why === null) planned.push({ customer, text });
    else leftOut.push({ customer, why });
  }
  return { planned, leftOut };
}
