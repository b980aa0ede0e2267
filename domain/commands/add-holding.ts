import { z } from 'zod';
import { insert } from '../model/change.ts';
import { holdingKinds } from '../model/choices.ts';
import { holdingId } from '../model/ids.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { holdingValues, namedRefs, unfitHolding } from './holding-input.ts';

const { shape } = holdingValues;

const input = z.strictObject({
  kind: z.enum(holdingKinds),
  customerId: shape.customerId.default(null),
  organisationId: shape.organisationId.default(null),
  name: shape.name,
  number: shape.number.default(''),
  model: shape.model.default(''),
  place: shape.place.default(''),
  orderNumber: shape.orderNumber.default(''),
  startsOn: shape.startsOn.default(null),
  endsOn: shape.endsOn.default(null),
  remindDays: shape.remindDays.default(30),
  amount: shape.amount.default(0),
  currency: shape.currency.default(''),
  level: shape.level.default(''),
  contact: shape.contact.default(''),
  details: shape.details.default(''),
  ownerId: shape.ownerId.default(null),
});
const args = input.extend({ holdingId });

/** Writes down what a customer or an organisation has from us. */
export const addHolding = defineCommand({
  name: 'holding.add',
  version: 1,
  input,
  args,
  mint: (asked, minter) => args.parse({ ...asked, holdingId: minter.id() }),
  needs: (a) => [{ collection: 'holding', id: a.holdingId }, ...namedRefs(a)],
  decide(view, a, { actor, happenedAt }) {
    if (view.get('holding', a.holdingId).state === 'present')
      return refuse('exists', 'An asset, order or contract with this id is there already.');
    const unfit = unfitHolding(view, a, a);
    if (unfit) return unfit;
    const { holdingId: id, ...values } = a;
    return accept(
      insert('holding', id, 'workspace', {
        ...values,
        createdBy: actor.id,
        createdAt: happenedAt,
        recordedAt: null,
        retiredAt: null,
        retiredWhy: '',
      }),
    );
  },
});
