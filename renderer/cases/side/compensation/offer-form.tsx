import { NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#domain/contract/ipc/case-views.ts';
import { type CompensationKind, compensationKinds } from '#domain/model/choices.ts';
import { currencies, isAboutMoney, isWithinLimit, limitOf } from '#domain/rules/compensation.ts';
import { useAgent } from '../../../state/core-context.tsx';
import { minorDigits, moneyText } from '../../../state/format-number.ts';
import { useApprovalLimits } from '../../../state/use-approval-limits.ts';
import { useCommand } from '../../../state/use-command.ts';
import { useLocale } from '../../../state/use-locale.ts';
import { ChoiceChips } from '../../../ui/choice-chips.tsx';
import css from '../../../ui/cooperation/item.module.css';
import { focusFirstInvalid } from '../../../ui/focus-first-invalid.ts';
import { FormFoot } from '../../../ui/form-foot.tsx';

/** Says beforehand whether it is granted at once or a lead has to decide. */
export function OfferForm({ detail, onDone }: { readonly detail: CaseDetail; onDone(): void }) {
  const { t } = useTranslation(['cooperation', 'common']);
  const { run, running } = useCommand();
  const form = useRef<HTMLFormElement>(null);
  const [kind, setKind] = useState<CompensationKind>('refund');
  const [value, setValue] = useState<number | string>('');
  const [currency, setCurrency] = useState<string>(currencies[0]);
  const [item, setItem] = useState('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const amount = typeof value === 'number' ? Math.round(value * 10 ** minorDigits(currency)) : 0;
  const problems = {
    amount: isAboutMoney(kind) && amount === 0,
    item: !isAboutMoney(kind) && item.trim() === '',
    reason: reason.trim() === '',
  };
  const problem = (name: keyof typeof problems) =>
    tried && problems[name] ? t(`compensation.missing.${name}`) : undefined;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.values(problems).some(Boolean)) return focusFirstInvalid(form.current);
    const saved = await run('compensation.ask', { caseId: detail.id, kind, amount, currency, item, reason });
    if (saved.ok) onDone();
  };
  return (
    <form
      ref={form}
      className={css.form}
      aria-label={t('compensation.askTitle')}
      noValidate
      onSubmit={(event) => void submit(event)}
    >
      <ChoiceChips
        label={t('compensation.kind')}
        options={compensationKinds.map((each) => ({ value: each, label: t(`common:compensationKind.${each}`) }))}
        value={kind}
        onChange={(next) => next && setKind(next)}
      />
      <NumberInput
        label={t('compensation.amount')}
        value={value}
        min={0}
        max={10_000_000}
        decimalScale={minorDigits(currency)}
        allowNegative={false}
        thousandSeparator=","
        hideControls
        error={problem('amount')}
        onChange={setValue}
      />
      <Select
        label={t('compensation.currency')}
        data={[...currencies]}
        value={currency}
        allowDeselect={false}
        onChange={(next) => next && setCurrency(next)}
      />
      <TextInput
        label={t('compensation.item')}
        value={item}
        maxLength={500}
        error={problem('item')}
        onChange={(event) => setItem(event.currentTarget.value)}
      />
      <Textarea
        label={t('compensation.reason')}
        value={reason}
        maxLength={2000}
        autosize
        minRows={2}
        maxRows={6}
        error={problem('reason')}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <LimitHint amount={amount} currency={currency} />
      <FormFoot action={t('compensation.ask')} running={running} onCancel={onDone} />
    </form>
  );
}

function LimitHint({ amount, currency }: { readonly amount: number; readonly currency: string }) {
  const { t } = useTranslation('cooperation');
  const locale = useLocale();
  const { role } = useAgent();
  const limits = useApprovalLimits();
  const limit = limitOf(limits, role, currency);
  const words = isWithinLimit(limits, role, { amount, currency })
    ? t('compensation.within')
    : limit
      ? t('compensation.beyond', { limit: moneyText(limit, currency, locale) })
      : t('compensation.beyondNone');
  return (
    <p className={css.none} aria-live="polite">
      {words}
    </p>
  );
}
