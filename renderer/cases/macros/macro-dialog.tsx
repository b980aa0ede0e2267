import { Modal, Textarea } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '#domain/contract/failure.ts';
import type { CaseDetail } from '#domain/contract/ipc/case-views.ts';
import { planMacro } from '#domain/rules/macro.ts';
import { blanksIn, fillIn, valuesOf } from '#domain/rules/prepared-text.ts';
import { useAgent, useCore, useSettings } from '../../state/core-context.tsx';
import { useFailureSentence } from '../../state/failure-sentence.ts';
import { useCaseFields } from '../../state/use-case-fields.ts';
import { useProcedure } from '../../state/use-command.ts';
import { useMacroWords } from '../../state/use-macro-words.ts';
import type { Macro } from '../../state/use-macros.ts';
import { usePeople } from '../../state/use-people.ts';
import { useStatusRules } from '../../state/use-status-rules.ts';
import { DialogButtons } from '../../ui/dialog-buttons.tsx';
import { onModEnter } from '../../ui/mod-enter.ts';
import { BlankPlaces } from './blank-places.tsx';
import { ChangeList } from './change-list.tsx';
import css from './macros.module.css';

interface Props {
  readonly detail: CaseDetail;
  readonly macro: Macro;
  onClose(): void;
}

/** What the macro will do to this case, what it cannot, and its text as it will go out. One Enter applies it. */
export function MacroDialog({ detail, macro: { name, content }, onClose }: Props) {
  const { t } = useTranslation(['macros', 'common']);
  const sentence = useFailureSentence();
  const words = useMacroWords();
  const agent = useAgent();
  const people = usePeople();
  const rules = useStatusRules();
  const caseFields = useCaseFields();
  const { undo } = useCore();
  const { call, running } = useProcedure();
  const undoSeconds = useSettings((settings) => settings.undoSeconds);
  const form = useRef<HTMLFormElement>(null);
  const [body, setBody] = useState(() => fillIn(content.text?.body ?? '', valuesOf(detail, agent)));
  // What stood on the screen when the dialog came over it.
  const [seenMessageId] = useState(detail.fields.lastMessageId);
  const [failure, setFailure] = useState<Failure | null>(null);
  const macro = { ...content, text: content.text && { ...content.text, body } };
  const { commands, problems } = planMacro(macro, {
    id: detail.id,
    fields: detail.fields,
    actor: agent,
    people,
    rules,
    caseFields,
    now: Date.now(),
  });
  const changes = words.changes(commands, detail.fields);
  const blanks = content.text ? blanksIn(body) : [];
  const [hadBlanks] = useState(blanks.length > 0);
  const ready = commands.length > 0 && (content.text === null || body.trim() !== '');

  const apply = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready || running) return;
    const ran = await call('macros.run', {
      id: crypto.randomUUID(),
      caseIds: [detail.id],
      macro,
      whole: false,
      ...(content.text ? { seenMessageId, holdMs: undoSeconds * 1000 } : {}),
    });
    if (!ran.ok) return;
    undo.made('macro', ran.value.undo);
    const [left] = ran.value.leftOut;
    if (left) setFailure(left.failure);
    else onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('dialog.title', { name })}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common:actions.close') }}
    >
      <form ref={form} className={css.dialog} onSubmit={(event) => void apply(event)}>
        {changes.length > 0 && <ChangeList label={t('dialog.changes')} changes={changes} />}
        {commands.length === 0 && problems.length === 0 && <p className={css.hint}>{t('dialog.same')}</p>}
        {problems.length > 0 && (
          <ul className={css.problems} aria-label={t('dialog.problems')}>
            {problems.map(({ part, kind, details }) => (
              <li key={part}>
                {t('dialog.problem', {
                  part: t(`part.${part}`),
                  why: sentence({ kind, message: '', ...(details ? { details } : {}) }),
                })}
              </li>
            ))}
          </ul>
        )}
        {content.text && (
          <Textarea
            label={t(`kind.${content.text.kind}`)}
            value={body}
            autosize
            minRows={3}
            maxRows={12}
            maxLength={50_000}
            data-autofocus={hadBlanks || undefined}
            onChange={(event) => setBody(event.currentTarget.value)}
            onKeyDown={(event) => onModEnter(event, () => form.current?.requestSubmit())}
          />
        )}
        <BlankPlaces blanks={blanks} />
        {failure && (
          <p className={css.problems} role="alert">
            {sentence(failure)}
          </p>
        )}
        <DialogButtons
          label={t(blanks.length > 0 ? 'dialog.applyAnyway' : 'dialog.apply')}
          ready={ready}
          running={running}
          autoFocus={!hadBlanks}
          onClose={onClose}
        />
      </form>
    </Modal>
  );
}
