import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SeenRecord } from '#domain/contract/ipc/run-command.ts';
import type { CaseId } from '#domain/model/ids.ts';
import { useActions } from '../../state/shortcuts/use-actions.ts';
import { useCommand } from '../../state/use-command.ts';
import { press } from '../../ui/press.ts';
import { isComposingKey } from '../../ui/use-composed-text.ts';
import css from './subject-field.module.css';

interface Props {
  readonly caseId: CaseId;
  readonly rev: number;
  readonly subject: string;
}

/** The subject as a heading that turns into a field. Enter or leaving saves, Escape does not. */
export function SubjectField({ caseId, rev, subject }: Props) {
  const { t } = useTranslation('cases');
  const { run } = useCommand();
  const [typed, setTyped] = useState<string | null>(null);
  const seen = useRef<SeenRecord>(undefined);
  const dropped = useRef(false);
  const heading = useRef<HTMLButtonElement>(null);
  useActions([{ id: 'case.subject', applies: typed === null, run: () => press(heading.current) }]);

  const save = async () => {
    const next = typed?.trim() ?? '';
    if (dropped.current || next === '' || next === seen.current?.fields.subject) return setTyped(null);
    const outcome = await run('case.edit', { caseId, set: { subject: next } }, seen.current);
    // Not saved: the field stays open with what was typed.
    if (outcome.ok) setTyped(null);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposingKey(event)) return;
    if (event.key === 'Escape') dropped.current = true;
    if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur();
  };

  if (typed === null)
    return (
      <h2 className={css.heading}>
        <button
          ref={heading}
          type="button"
          className={css.button}
          title={t('view.editSubject')}
          onClick={() => {
            dropped.current = false;
            seen.current = { collection: 'case', id: caseId, rev, fields: { subject } };
            setTyped(subject);
          }}
        >
          {subject}
        </button>
      </h2>
    );
  return (
    <input
      className={css.input}
      aria-label={t('view.subject')}
      value={typed}
      maxLength={300}
      // biome-ignore lint/a11y/noAutofocus: the field was asked for by the click on the heading it replaces
      autoFocus
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => void save()}
      onKeyDown={onKeyDown}
    />
  );
}
