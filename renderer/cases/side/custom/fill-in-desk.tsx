import { Modal } from '@mantine/core';
import { type FormEvent, type ReactNode, useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FieldValue, fitsField } from '#domain/rules/case-fields.ts';
import { type FillIn, FillInContext, type Lacking } from '../../../state/fill-in.ts';
import { givenValue, useCaseFields } from '../../../state/use-case-fields.ts';
import { useCommand } from '../../../state/use-command.ts';
import { DialogButtons } from '../../../ui/dialog-buttons.tsx';
import { FieldInput } from '../../../ui/field-input.tsx';
import css from './custom-card.module.css';

/** Asks for the fields that keep a case from being solved or closed, wherever in the program somebody moves one. */
export function FillInDesk({ children }: { readonly children: ReactNode }) {
  const [lacking, setLacking] = useState<Lacking | null>(null);
  const answer = useRef<((filled: boolean) => void) | undefined>(undefined);
  const fillIn = useCallback<FillIn>((asked) => {
    // One at a time: whoever asks while somebody is asked gets a no, and the refusal with it.
    if (answer.current) return Promise.resolve(false);
    setLacking(asked);
    return new Promise((resolve) => {
      answer.current = resolve;
    });
  }, []);
  const done = (filled: boolean) => {
    answer.current?.(filled);
    answer.current = undefined;
    setLacking(null);
  };
  return (
    <FillInContext value={fillIn}>
      {children}
      {lacking && <FillInDialog key={lacking.caseId} lacking={lacking} onDone={done} />}
    </FillInContext>
  );
}

interface Props {
  readonly lacking: Lacking;
  onDone(filled: boolean): void;
}

function FillInDialog({ lacking: { caseId, to, keys }, onDone }: Props) {
  const { t } = useTranslation(['case-fields', 'common']);
  const { run, running } = useCommand();
  const fields = useCaseFields().filter(({ key }) => keys.includes(key));
  const [values, setValues] = useState<Readonly<Record<string, FieldValue | null>>>({});
  const [tried, setTried] = useState(false);
  const stage = to === 'closed' ? 'closed' : 'solved';
  const problemOf = (field: (typeof fields)[number]) => {
    const value = values[field.key] ?? null;
    if (value === null) return t('ask.missing', { field: field.name });
    return fitsField(field, value) ? undefined : t('unfit');
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    setTried(true);
    if (running || fields.some((field) => problemOf(field) !== undefined)) return;
    const set = fields.flatMap(({ key }) => {
      const value = values[key] ?? null;
      return value === null ? [] : [{ key, value: givenValue(value) }];
    });
    const outcome = await run('case.custom', { caseId, set });
    if (outcome.ok || outcome.failure.kind === 'nothing-to-do') onDone(true);
  };
  return (
    <Modal
      opened
      onClose={() => onDone(false)}
      title={t(`ask.${stage}`)}
      closeButtonProps={{ 'aria-label': t('common:actions.close') }}
    >
      <form className={css.form} noValidate onSubmit={(event) => void submit(event)}>
        <p className={css.hint}>{t('ask.hint')}</p>
        {fields.map((field, index) => (
          <FieldInput
            key={field.key}
            field={field}
            label={field.name}
            autoFocus={index === 0}
            value={values[field.key] ?? null}
            error={tried ? problemOf(field) : undefined}
            onChange={(value) => setValues((before) => ({ ...before, [field.key]: value }))}
          />
        ))}
        <DialogButtons label={t(`ask.submit.${stage}`)} running={running} onClose={() => onDone(false)} />
      </form>
    </Modal>
  );
}
