import { z } from 'zod';
import { day } from '../model/day.ts';
import { customerId } from '../model/ids.ts';
import { consentChannels } from '../model/service-file-fields.ts';
import { hasConsented } from '../rules/care-consent.ts';
import { careOfDay } from '../rules/occasions.ts';
import { careInput, needsCare, planned } from './care-follow-up.ts';
import { defineCommand, refuse } from './definition.ts';
import { heldRecord } from './held-record.ts';

const input = z.strictObject({
  customerId,
  /** Of the birthday, the anniversary or the holiday. */
  date: day,
  /** On which they are to be addressed: they must have agreed to it. */
  channel: z.enum(consentChannels),
  ...careInput.shape,
});

/** Somebody is to think of a customer on their day. Its id follows from who and when: two who think of it at once make one follow-up. */
export const planCare = defineCommand({
  name: 'care.plan',
  version: 1,
  input,
  args: input,
  mint: (asked) => asked,
  needs: (a) => [{ collection: 'customer', id: a.customerId }, ...needsCare(careOfDay(a.customerId, a.date), a)],
  decide(view, a, context) {
    const found = heldRecord(view, 'customer', a.customerId);
    if (!found.ok) return found;
    const id = careOfDay(a.customerId, a.date);
    if (view.get('followUp', id).state === 'present') return refuse('exists', 'Care is planned for this day already.');
    if (!hasConsented(found.record.fields, a.channel))
      return refuse('no-consent', 'The customer has not agreed to be addressed this way.');
    return planned(view, id, a.customerId, a, context);
  },
});
