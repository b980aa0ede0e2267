import { Checkbox, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { VisitView } from '#domain/contract/ipc/visit-views.ts';
import { useCommand } from '../../state/use-command.ts';
import { useDraft } from '../../state/use-draft.ts';
import { FormFoot } from '../../ui/form-foot.tsx';
import { LoadingState } from '../../ui/states.tsx';
import { WorkForm } from '../../ui/work-form.tsx';
import css from './signature.module.css';
import { SignaturePad } from './signature-pad.tsx';

interface Props {
  readonly visit: VisitView;
  onDone(): void;
}

type Signing = {
  readonly name: string;
  readonly strokes: string;
  readonly inPerson: boolean;
  /** The report they were begun under. */
  readonly reportHash: string;
};

/** The customer signs the report that stands above: by hand, or by saying so to the agent where they cannot draw. */
export function SignForm({ visit, onDone }: Props) {
  const { t } = useTranslation('visits');
  const { run, running } = useCommand();
  const { id, metWith, customerName, reportHash } = visit;
  const blank: Signing = { name: metWith || (customerName ?? ''), strokes: '', inPerson: false, reportHash };
  const draft = useDraft<Signing>('signature', id, blank);
  if (!draft.loaded) return <LoadingState />;

  // Under another report nothing was said yet: what was drawn for the former one does not count for this one.
  const isOther = draft.content.reportHash !== reportHash;
  const content: Signing = isOther ? { ...blank, name: draft.content.name } : draft.content;
  const { name, strokes, inPerson } = content;
  const change = (part: Partial<Signing>) => draft.change({ ...content, ...part });
  const isSigned = name.trim() !== '' && (strokes !== '' || inPerson);
  const leave = async () => {
    await draft.finish();
    onDone();
  };
  const submit = async () => {
    if (!isSigned || running) return;
    const signed = await run('visit.sign', { visitId: id, name, strokes: strokes || null, reportHash });
    if (signed.ok) await leave();
  };
  return (
    <WorkForm
      className={css.form}
      label={t('sign.title')}
      onBlur={() => void draft.flush()}
      onSend={() => void submit()}
    >
      {isOther && draft.content.strokes !== '' && (
        <p className={css.warning} role="status">
          {t('sign.reportChanged')}
        </p>
      )}
      <TextInput
        label={t('sign.name')}
        value={name}
        maxLength={200}
        autoFocus
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <SignaturePad
        strokes={strokes}
        onChange={(drawn) => change({ strokes: drawn })}
        onLift={() => void draft.flush()}
      />
      <Checkbox
        label={t('sign.inPerson')}
        checked={inPerson}
        onChange={(event) => change({ inPerson: event.currentTarget.checked })}
      />
      <FormFoot action={t('sign.accept')} running={running} disabled={!isSigned} onCancel={() => void leave()} />
    </WorkForm>
  );
}
