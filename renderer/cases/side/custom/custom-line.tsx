import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseId } from '#domain/model/ids.ts';
import { sameJson } from '#domain/model/json.ts';
import { type CaseField, type FieldValue, fitsField } from '#domain/rules/case-fields.ts';
import { givenValue } from '../../../state/use-case-fields.ts';
import { useCommand } from '../../../state/use-command.ts';
import { FieldInput } from '../../../ui/field-input.tsx';
import css from './custom-card.module.css';

interface Props {
  readonly caseId: CaseId;
  readonly field: CaseField;
  readonly held: FieldValue | null;
}

/** One field of a case: what is entered is saved when it is left, and can be undone like any other change. */
export function CustomLine({ caseId, field, held }: Props) {
  const { t } = useTranslation('case-fields');
  const { run } = useCommand();
  // Undefined while nothing is being entered: then the field follows the case.
  const [entered, setEntered] = useState<FieldValue | null | undefined>(undefined);
  const latest = useRef(entered);
  const enter = (value: FieldValue | null | undefined) => {
    latest.current = value;
    setEntered(value);
  };
  const shown = entered === undefined ? held : entered;
  const isUnfit = shown !== null && !fitsField(field, shown, held ?? undefined);
  const [left, setLeft] = useState(false);

  const save = async () => {
    const value = latest.current;
    setLeft(true);
    if (value === undefined) return;
    if (sameJson(value, held)) return enter(undefined);
    if (value !== null && !fitsField(field, value, held ?? undefined)) return;
    const outcome = await run('case.custom', {
      caseId,
      set: [{ key: field.key, value: value === null ? null : givenValue(value) }],
    });
    // Not saved: what was entered stays.
    if ((outcome.ok || outcome.failure.kind === 'nothing-to-do') && latest.current === value) enter(undefined);
  };
  // One of several is chosen for good at once; the others are left first.
  const isChosen = field.kind === 'choice' || field.kind === 'yes-no';
  const saveNow = useRef(save);
  useEffect(() => {
    saveNow.current = save;
  });
  const demand = held === null && field.required !== 'never';
  return (
    <div className={css.line}>
      <span className={css.name}>
        {field.name}
        {demand && (
          <span className={css.demand}>{t(field.required === 'solved' ? 'requiredToSolve' : 'requiredToClose')}</span>
        )}
      </span>
      <div>
        <FieldInput
          field={field}
          value={shown}
          error={left && isUnfit ? t('unfit') : undefined}
          onChange={(value) => {
            setLeft(false);
            enter(value);
            if (isChosen) void saveNow.current();
          }}
          onDone={() => void saveNow.current()}
          onDrop={() => enter(undefined)}
        />
        {field.help !== '' && <span className={css.help}>{field.help}</span>}
      </div>
    </div>
  );
}
