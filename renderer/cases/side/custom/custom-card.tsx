import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#domain/contract/ipc/case-views.ts';
import { type CaseField, isFieldOf } from '#domain/rules/case-fields.ts';
import { useActions } from '../../../state/shortcuts/use-actions.ts';
import { customText, useCaseFields } from '../../../state/use-case-fields.ts';
import { useLocale } from '../../../state/use-locale.ts';
import css from './custom-card.module.css';
import { CustomLine } from './custom-line.tsx';

/** The fields that this case has: those of its type, and others of which it holds a value. */
export function useFieldsOn({ fields: { type, custom } }: CaseDetail): readonly CaseField[] {
  return useCaseFields().filter((field) => isFieldOf(field, type) || custom.some(({ key }) => key === field.key));
}

interface Props {
  readonly detail: CaseDetail;
  readonly fields: readonly CaseField[];
}

/** The fields that the workspace defined. What a case holds of fields it has no more is read, not changed. */
export function CustomCard({ detail, fields }: Props) {
  const { t } = useTranslation('case-fields');
  const locale = useLocale();
  const { id, fields: onCase } = detail;
  const card = useRef<HTMLDivElement>(null);
  const heldIn = ({ key }: CaseField) => onCase.custom.find((each) => each.key === key)?.value ?? null;
  const own = fields.filter((field) => isFieldOf(field, onCase.type));
  const former = fields.filter((field) => !isFieldOf(field, onCase.type));
  useActions([
    {
      id: 'case.fields',
      applies: own.length > 0,
      run: () => card.current?.querySelector<HTMLElement>('input, textarea')?.focus(),
    },
  ]);
  return (
    <div ref={card} className={css.card}>
      {own.map((field) => (
        <CustomLine key={field.key} caseId={id} field={field} held={heldIn(field)} />
      ))}
      {former.length > 0 && (
        <dl className={css.former} aria-label={t('former')}>
          {former.map((field) => (
            <div key={field.key} className={css.formerLine} title={t('former')}>
              <dt>{field.name}</dt>
              <dd>{customText(field, heldIn(field), locale, { yes: t('yes'), no: t('no') })}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
