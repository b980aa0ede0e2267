import type { DefinitionId } from '#domain/model/ids.ts';
import type { CaseField } from '#domain/rules/case-fields.ts';
import type { CaseCondition } from '#domain/rules/case-query/condition.ts';
import { type CaseFieldKind, hasChoices } from '#domain/rules/definitions/case-field.ts';

export type CustomCondition = Extract<CaseCondition, { field: 'custom' }>;
type CustomTest = CustomCondition['test'];

/** How a field can be tested, by the words people choose it by. */
const testNames = ['any', 'none', 'contains', 'between', 'filled', 'empty'] as const;
export type TestName = (typeof testNames)[number];

/** What makes sense for a kind of field, the usual one first. */
export function testsOf(kind: CaseFieldKind): readonly TestName[] {
  if (hasChoices(kind) || kind === 'yes-no') return ['any', 'none', 'filled', 'empty'];
  return kind === 'text' ? ['contains', 'filled', 'empty'] : ['between', 'filled', 'empty'];
}

export function nameOfTest(test: CustomTest): TestName {
  return test.is === 'filled' && !test.yes ? 'empty' : test.is;
}

/** A test as it begins when it is chosen; values of the one before stay where they fit. */
export function begunTest(name: TestName, kind: CaseFieldKind, before?: CustomTest): CustomTest {
  switch (name) {
    case 'any':
    case 'none':
      if (before && 'values' in before) return { ...before, is: name };
      return { is: name, values: kind === 'yes-no' ? [true] : [] };
    case 'contains':
      return { is: name, text: '' };
    case 'between':
      return { is: name, from: null, to: null };
    default:
      return { is: 'filled', yes: name === 'filled' };
  }
}

export function begunCondition({ key, kind }: CaseField): CustomCondition {
  return { field: 'custom', key: key as DefinitionId, test: begunTest(testsOf(kind)[0] ?? 'filled', kind) };
}
