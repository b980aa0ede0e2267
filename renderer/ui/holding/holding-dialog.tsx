import { Modal, Textarea, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HoldingView } from '#domain/contract/ipc/holding-views.ts';
import { holdingKinds } from '#domain/model/choices.ts';
import { holdingLimits } from '#domain/model/holding-fields.ts';
import { useCommand } from '../../state/use-command.ts';
import { ChoiceChips } from '../choice-chips.tsx';
import { focusFirstInvalid } from '../focus-first-invalid.ts';
import { FormFoot } from '../form-foot.tsx';
import { WorkForm } from '../work-form.tsx';
import css from './holding.module.css';
import {
  contentOf,
  emptyHolding,
  fieldsOfKind,
  type HoldingContent,
  type HoldingOwners,
  holdingEdit,
  holdingSeen,
} from './holding-content.ts';
import { HoldingField } from './holding-field.tsx';

interface Props {
  readonly owners: HoldingOwners;
  /** Left out for a new one. */
  readonly holding?: HoldingView;
  onClose(): void;
}

/** Writes down an asset, an order or a contract, or changes what is written of it. */
export function HoldingDialog({ owners, holding, onClose }: Props) {
  const { t } = useTranslation(['holdings', 'common']);
  const { run, running } = useCommand();
  const form = useRef<HTMLFormElement>(null);
  const [base] = useState(() => (holding ? contentOf(holding) : emptyHolding('asset', owners)));
  const [content, setContent] = useState(base);
  const [tried, setTried] = useState(false);
  const set = (change: Partial<HoldingContent>) => setContent({ ...content, ...change });
  // Plans are made with organisations.
  const kinds = holdingKinds.filter((kind) => kind !== 'plan' || owners.organisation !== null);
  const isNameless = content.name.trim() === '';
  const isTurned = content.startsOn !== null && content.endsOn !== null && content.endsOn < content.startsOn;
  const submit = async () => {
    setTried(true);
    if (running) return;
    if (isNameless || isTurned) {
      focusFirstInvalid(form.current);
      return;
    }
    const saved = holding
      ? await run(
          'holding.edit',
          { holdingId: holding.id, set: holdingEdit(base, content) },
          holdingSeen(holding, base),
        )
      : await run('holding.add', content);
    if (saved.ok || saved.failure.kind === 'nothing-to-do') onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={holding ? t('editTitle', { name: holding.fields.name }) : t('add')}
      closeButtonProps={{ 'aria-label': t('common:actions.close') }}
    >
      <WorkForm ref={form} className={css.form} onSend={() => void submit()}>
        {!holding && (
          <div className={css.wide}>
            <ChoiceChips
              label={t('what')}
              options={kinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
              value={content.kind}
              onChange={(kind) => {
                if (kind === null) return;
                const { customerId, organisationId } = emptyHolding(kind, owners);
                set({ kind, customerId, organisationId });
              }}
            />
          </div>
        )}
        <OwnerChoice owners={owners} content={content} onChange={set} />
        <TextInput
          className={css.wide ?? ''}
          label={t(`field.name.${content.kind}`)}
          value={content.name}
          maxLength={holdingLimits.name}
          error={tried && isNameless ? t('nameMissing') : undefined}
          withAsterisk
          data-autofocus
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        {fieldsOfKind[content.kind].map((name) => (
          <HoldingField
            key={name}
            name={name}
            content={content}
            error={tried && isTurned && name === 'endsOn' ? t('turned') : undefined}
            onChange={set}
          />
        ))}
        <Textarea
          className={css.wide ?? ''}
          label={t(`field.details.${content.kind}`)}
          value={content.details}
          maxLength={holdingLimits.details}
          autosize
          minRows={2}
          maxRows={10}
          onChange={(event) => set({ details: event.currentTarget.value })}
        />
        <div className={css.wide}>
          <FormFoot running={running} onCancel={onClose} />
        </div>
      </WorkForm>
    </Modal>
  );
}

interface OwnerProps {
  readonly owners: HoldingOwners;
  readonly content: HoldingContent;
  onChange(change: Partial<HoldingContent>): void;
}

function OwnerChoice({ owners: { customer, organisation }, content, onChange }: OwnerProps) {
  const { t } = useTranslation('holdings');
  if (!customer || !organisation || content.kind === 'plan') return null;
  return (
    <div className={css.wide}>
      <ChoiceChips
        label={t('owner')}
        options={[
          { value: 'customer', label: customer.name },
          { value: 'organisation', label: organisation.name },
        ]}
        value={content.customerId === null ? 'organisation' : 'customer'}
        onChange={(owner) =>
          onChange(
            owner === 'organisation'
              ? { customerId: null, organisationId: organisation.id }
              : { customerId: customer.id, organisationId: null },
          )
        }
      />
    </div>
  );
}
