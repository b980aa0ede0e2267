import { Button, Select, Textarea } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#domain/contract/ipc/case-views.ts';
import type { StepDone } from '#domain/model/case-fields.ts';
import type { ComplaintStep } from '#domain/model/choices.ts';
import {
  type ComplaintCause,
  complaintCauses,
  evidenceKindsFor,
  preventionText,
} from '#domain/rules/complaint-path.ts';
import { ChoiceChips } from '../../../ui/choice-chips.tsx';
import css from './complaint.module.css';
import { useEvidence } from './use-evidence.ts';

type Evidence = StepDone['evidence'];

interface Props {
  readonly detail: CaseDetail;
  readonly step: ComplaintStep;
  readonly running: boolean;
  onTake(evidence: { kind: Evidence['kind']; id?: string; text: string }): void;
  /** Beside the button. */
  readonly children: ReactNode;
}

/** What shows the step: one of the case's own records, an article, or words. */
export function StepForm({ detail, step, running, onTake, children }: Props) {
  const { t } = useTranslation('cooperation');
  const kinds = evidenceKindsFor(step).filter((kind) => kind !== 'waived');
  const [kind, setKind] = useState<(typeof kinds)[number]>(kinds[0] ?? 'text');
  const [id, setId] = useState<string | null>(null);
  const [words, setWords] = useState('');
  const [cause, setCause] = useState<ComplaintCause | null>(null);
  const offered = useEvidence(detail, step, kind);
  const prevents = step === 'prevent';
  const isText = kind === 'text';
  // The newest is what one usually means.
  const picked = id ?? offered[0]?.value ?? null;
  const isReady = (isText ? words.trim() !== '' : picked !== null) && (!prevents || cause !== null);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isReady) return;
    const label = offered.find(({ value }) => value === picked)?.words ?? '';
    const said = isText ? words.trim() : label;
    const text = prevents && cause ? preventionText({ cause, measure: said }) : said;
    onTake({ kind, text: text.slice(0, 2000), ...(isText || picked === null ? {} : { id: picked }) });
  };
  return (
    <form className={css.form} onSubmit={submit}>
      {kinds.length > 1 && (
        <ChoiceChips
          label={t('complaint.by')}
          options={kinds.map((value) => ({ value, label: t(`complaint.evidence.${value}`) }))}
          value={kind}
          onChange={(next) => {
            if (!next) return;
            setKind(next);
            setId(null);
          }}
        />
      )}
      {prevents && (
        <Select
          label={t('complaint.cause')}
          data={complaintCauses.map((value) => ({ value, label: t(`complaint.causes.${value}`) }))}
          value={cause}
          onChange={(next) => setCause(complaintCauses.find((each) => each === next) ?? null)}
        />
      )}
      {isText ? (
        <Textarea
          label={t(prevents ? 'complaint.measure' : 'complaint.text')}
          value={words}
          maxLength={1900}
          autosize
          minRows={2}
          maxRows={6}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      ) : offered.length === 0 ? (
        <p className={css.want}>{t(`complaint.nothingFits.${kind}`)}</p>
      ) : (
        <Select
          label={t(`complaint.evidence.${kind}`)}
          data={offered.map(({ value, label }) => ({ value, label }))}
          value={picked}
          allowDeselect={false}
          searchable
          onChange={setId}
        />
      )}
      <div className={css.buttons}>
        {children}
        <Button type="submit" loading={running} disabled={!isReady}>
          {t('complaint.take')}
        </Button>
      </div>
    </form>
  );
}
