import { expect, test } from 'vitest';
import { z } from 'zod';
import { checklistKey } from '#domain/rules/checklist-key.ts';
import { approvalLimitsId } from '#domain/rules/definitions/approval-limits.ts';
import { ids } from '../../builders/ids.ts';

test.each([ids.definition(1), approvalLimitsId, '01930000-0000-7000-8000-000000000fff'])(
  'each item of %s has a key of its own, which is a UUID, the same every time',
  (id) => {
    const keys = Array.from({ length: 100 }, (_, index) => checklistKey(id, index));
    expect(new Set([...keys, id]).size).toBe(101);
    for (const key of keys) expect(z.uuid().safeParse(key).success).toBe(true);
    expect(checklistKey(id, 7)).toBe(keys[7]);
  },
);
