import { describe, expect, it } from 'vitest';
import { blanksIn, fillIn, valuesOf } from '#domain/rules/prepared-text.ts';
import { joinMessages } from '#renderer/cases/composer/join-messages.ts';

import { aCaseDetail } from '../harness/case-views.ts';
import { ada } from '../harness/test-core.ts';

const detail = aCaseDetail();
const values = valuesOf(detail, ada);

describe('a prepared text', () => {
  it('is filled in from the case, by English and Chinese names', () => {
    const text = '{{customer.name}} {{ 工单号 }} {{agent.name}} {{工單編號}}';
    const { number } = detail.fields;
    expect(fillIn(text, values)).toBe(`${detail.customer?.name} ${number} Ada Lin ${number}`);
  });

  it('keeps the places nobody can fill in, also those with names of every object', () => {
    const text = '{{order.number}} {{constructor}} {{__proto__}} {{}} {{a{b}}';
    expect(fillIn(text, values)).toBe(text);
    expect(blanksIn(text)).toEqual(['{{order.number}}', '{{constructor}}', '{{__proto__}}']);
  });

  it('keeps a place whose value the case does not have', () => {
    expect(fillIn('{{customer.name}}', valuesOf({ ...detail, customer: null }, ada))).toBe('{{customer.name}}');
  });
});

describe('two texts of one message', () => {
  it.each([
    ['stored', 'stored and more', 'stored and more'],
    ['stored and more', 'more', 'stored and more'],
    ['taken back', 'typed since', 'taken back\n\ntyped since'],
  ])('%j and %j are one', (stored, typed, joined) => {
    expect(joinMessages({ body: stored, seenMessageId: 'm' }, { body: typed }).body).toBe(joined);
  });
});
