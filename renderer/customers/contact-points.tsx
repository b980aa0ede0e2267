import { ActionIcon, Button, CopyButton, Select, TextInput } from '@mantine/core';
import { BadgeCheck, Check, Copy, Moon, Plus, Star, X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PointChange } from '#domain/commands/contact-points-after.ts';
import type { CustomerDetail } from '#domain/contract/ipc/customer-views.ts';
import { type ContactKind, contactKinds } from '#domain/model/choices.ts';
import type { ContactPoint } from '#domain/model/customer-fields.ts';
import { preferredFirst } from '#domain/rules/contact-hours.ts';
import { Section } from '../ui/section.tsx';
import { hoursText } from '../ui/service/hours-text.ts';
import { ContactKindIcon } from './contact-kind-icon.tsx';
import own from './contact-points.module.css';
import css from './customer-detail.module.css';

/** What may be changed of contact points on the spot: of a customer, or of an organisation. */
export interface PointsEdit {
  readonly add?: { readonly contactPoints: readonly ContactPoint[] };
  readonly remove?: { readonly contactPoints: readonly ContactPoint[] };
  readonly points?: readonly PointChange[];
}
type Edit = (edit: PointsEdit) => Promise<{ readonly ok: boolean }>;

interface Props {
  readonly points: readonly ContactPoint[];
  readonly numbers: CustomerDetail['numbers'];
  readonly edit: Edit;
}

/** The ways to reach somebody; each is added and removed by itself, so two agents may do so at once. */
export function ContactPoints({ points, numbers, edit }: Props) {
  const { t } = useTranslation(['customers', 'common']);
  const [adding, setAdding] = useState(false);
  return (
    <Section
      title={t('contacts')}
      actions={
        !adding && (
          <ActionIcon aria-label={t('addContact')} onClick={() => setAdding(true)}>
            <Plus size={16} aria-hidden="true" />
          </ActionIcon>
        )
      }
    >
      {points.length === 0 && !adding && <p className={css.nothing}>{t('noContact')}</p>}
      {points.length > 0 && (
        <ul className={css.list}>
          {preferredFirst(points).map((point) => (
            <li key={`${point.kind} ${point.value}`} className={own.point}>
              <span className={css.icon}>
                <ContactKindIcon kind={point.kind} />
              </span>
              <div className={own.what}>
                <span className={css.value}>
                  <ContactValue point={point} numbers={numbers[point.value] ?? []} />
                </span>
                <PointMarks point={point} />
              </div>
              <span className={own.tools}>
                <MarkPoint point={point} edit={edit} />
                <CopyContact value={point.value} />
                <ActionIcon
                  size={24}
                  aria-label={t('removeContact', { value: point.value })}
                  onClick={() => void edit({ remove: { contactPoints: [point] } })}
                >
                  <X size={14} aria-hidden="true" />
                </ActionIcon>
              </span>
            </li>
          ))}
        </ul>
      )}
      {adding && <AddContact edit={edit} onDone={() => setAdding(false)} />}
    </Section>
  );
}

/** What is known of it: what it is, that it is theirs, that they like it best, when they do not want it. */
function PointMarks({ point }: { readonly point: ContactPoint }) {
  const { t } = useTranslation('service-file');
  const { label, preferred, verifiedAt, doNotContact } = point;
  if (label === '' && !preferred && verifiedAt === undefined && !doNotContact) return null;
  return (
    <p className={own.about}>
      {label !== '' && <span>{label}</span>}
      {preferred && (
        <span className={own.preferred}>
          <Star size={12} aria-hidden="true" />
          {t('preferred')}
        </span>
      )}
      {verifiedAt !== undefined && (
        <span className={own.verified}>
          <BadgeCheck size={12} aria-hidden="true" />
          {t('verified')}
        </span>
      )}
      {doNotContact && (
        <span>
          <Moon size={12} aria-hidden="true" />
          {t('doNotContact')} {hoursText(doNotContact)}
        </span>
      )}
    </p>
  );
}

function MarkPoint({ point, edit }: { readonly point: ContactPoint; readonly edit: Edit }) {
  const { t } = useTranslation('service-file');
  const { kind, value, preferred = false, verifiedAt } = point;
  const set = (change: { readonly preferred: boolean } | { readonly verified: boolean }) =>
    void edit({ points: [{ kind, value, ...change }] });
  return (
    <>
      <ActionIcon
        size={24}
        aria-label={t('verify', { value })}
        aria-pressed={verifiedAt !== undefined}
        onClick={() => set({ verified: verifiedAt === undefined })}
      >
        <BadgeCheck size={14} aria-hidden="true" />
      </ActionIcon>
      <ActionIcon
        size={24}
        aria-label={t('prefer', { value })}
        aria-pressed={preferred}
        onClick={() => set({ preferred: !preferred })}
      >
        <Star size={14} aria-hidden="true" />
      </ActionIcon>
    </>
  );
}

interface ValueProps {
  readonly point: ContactPoint;
  readonly numbers: readonly { readonly text: string; readonly extension: string }[];
}

/** A number that was understood as people here read it, what was typed when pointed at; several in one field are dialled one by one. */
function ContactValue({ point, numbers }: ValueProps) {
  const { t } = useTranslation('customers');
  if (point.kind === 'phone' && numbers.length > 0)
    return numbers.map(({ text, extension }, index) => (
      <span key={`${text} ${extension}`}>
        {index > 0 && ' / '}
        <a href={`tel:${text.replace(/[^\d+]/g, '')}`} title={point.value}>
          {extension === '' ? text : t('withExtension', { number: text, extension })}
        </a>
      </span>
    ));
  if (point.kind === 'phone') return <a href={`tel:${point.value.replace(/[^\d+*#,;]/g, '')}`}>{point.value}</a>;
  if (point.kind === 'email') return <a href={`mailto:${encodeURIComponent(point.value)}`}>{point.value}</a>;
  return point.value;
}

function CopyContact({ value }: { readonly value: string }) {
  const { t } = useTranslation();
  return (
    <CopyButton value={value}>
      {({ copied, copy }) => (
        <ActionIcon size={24} aria-label={copied ? t('actions.copied') : t('actions.copy')} onClick={copy}>
          {copied ? <Check size={14} aria-hidden="true" /> : <Copy size={14} aria-hidden="true" />}
        </ActionIcon>
      )}
    </CopyButton>
  );
}

function AddContact({ edit, onDone }: { readonly edit: Edit; onDone(): void }) {
  const { t } = useTranslation(['customers', 'common']);
  const [running, setRunning] = useState(false);
  const [point, setPoint] = useState({ kind: 'phone' as ContactKind, value: '', label: '' });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (point.value.trim() === '') return;
    setRunning(true);
    const saved = await edit({ add: { contactPoints: [point] } });
    setRunning(false);
    if (saved.ok) onDone();
  };
  return (
    <form className={css.add} aria-label={t('addContact')} onSubmit={(event) => void submit(event)}>
      <div className={css.addLine}>
        <Select
          aria-label={t('contactKind')}
          value={point.kind}
          allowDeselect={false}
          onChange={(kind) => kind && setPoint({ ...point, kind })}
          data={contactKinds.map((kind) => ({ value: kind, label: t(`common:contactKind.${kind}`) }))}
        />
        <TextInput
          aria-label={t(`common:contactKind.${point.kind}`)}
          value={point.value}
          maxLength={300}
          autoFocus
          onChange={(event) => setPoint({ ...point, value: event.currentTarget.value })}
        />
      </div>
      <TextInput
        aria-label={t('contactLabel')}
        placeholder={t('contactLabelHint')}
        value={point.label}
        maxLength={60}
        onChange={(event) => setPoint({ ...point, label: event.currentTarget.value })}
      />
      <div className={css.addButtons}>
        <Button variant="default" onClick={onDone}>
          {t('common:actions.cancel')}
        </Button>
        <Button type="submit" loading={running} disabled={point.value.trim() === ''}>
          {t('common:actions.add')}
        </Button>
      </div>
    </form>
  );
}
