import { Button, CloseButton } from '@mantine/core';
import { Undo2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { failureOf } from '#domain/contract/failure.ts';
import { useCore } from '../state/core-context.tsx';
import { useFailureSentence } from '../state/failure-sentence.ts';
import { numberText } from '../state/format-number.ts';
import { useNotify } from '../state/notify-context.tsx';
import { useActions } from '../state/shortcuts/use-actions.ts';
import { useLocale } from '../state/use-locale.ts';
import css from './undo-toast.module.css';

const shownMs = 10_000;
const named = [
  ...(['case.assign', 'case.status', 'case.tag', 'case.merge', 'macro'] as const),
  ...(['follow-up.hand-over', 'follow-up.reschedule'] as const),
];

/** Says what was just done, and takes it back: by its button for a while, by key for as long as nothing else was done. */
export function UndoToast() {
  const { t } = useTranslation('queues');
  const locale = useLocale();
  const { undo } = useCore();
  const offer = useStore(undo.offer);
  const takeBack = useTakeBack();
  const [hidden, setHidden] = useState<string | null>(null);
  const [held, setHeld] = useState(false);
  useActions([{ id: 'edit.undo', applies: offer !== null, run: (event) => (isWriting(event) ? false : takeBack()) }]);
  const token = offer?.token;
  useEffect(() => {
    if (token === undefined || held) return;
    const timer = setTimeout(() => setHidden(token), shownMs);
    return () => clearTimeout(timer);
  }, [token, held]);
  if (!offer) return <div className={css.place} role="status" />;
  const what = named.find((name) => name === offer.name) ?? 'case.edit';
  const isOfPromises = offer.name.startsWith('follow-up.');
  const counted = { count: offer.count, formatted: numberText(offer.count, locale) };
  return (
    <div className={css.place} role="status">
      {hidden !== offer.token && (
        // biome-ignore lint/a11y/noStaticElementInteractions: stays while somebody points at it or has the focus in it
        <div
          className={css.toast}
          data-undo-toast=""
          onMouseEnter={() => setHeld(true)}
          onMouseLeave={() => setHeld(false)}
          onFocus={() => setHeld(true)}
          onBlur={() => setHeld(false)}
        >
          <span>
            {offer.count > 1 ? t(isOfPromises ? 'undo.follow-up.many' : 'undo.many', counted) : t(`undo.${what}`)}
          </span>
          <Button
            variant="subtle"
            leftSection={<Undo2 size={14} aria-hidden="true" />}
            onClick={() => {
              setHeld(false);
              void takeBack();
            }}
          >
            {t('undo.undo')}
          </Button>
          <CloseButton size={24} aria-label={t('undo.keep')} onClick={() => setHidden(offer.token)} />
        </div>
      )}
    </div>
  );
}

function useTakeBack() {
  const { t } = useTranslation('queues');
  const locale = useLocale();
  const { undo } = useCore();
  const notify = useNotify();
  const sentence = useFailureSentence();
  return async () => {
    try {
      const result = await undo.undo();
      if (!result) return;
      const { undone, refused, leftOut } = result;
      if (refused === 0) return notify({ tone: 'good', text: t('undo.done') });
      const [first] = leftOut;
      const why = first ? sentence(first.failure) : '';
      const total = numberText(undone + refused, locale);
      notify({
        tone: 'bad',
        text:
          undone + refused === 1
            ? t('undo.refused', { why })
            : t('undo.partly', { undone: numberText(undone, locale), total, why }),
      });
    } catch (error) {
      notify({ tone: 'bad', text: sentence(failureOf(error)) });
    }
  };
}

/** In a field the key takes back what was typed. */
function isWriting(event: KeyboardEvent | undefined): boolean {
  const { target } = event ?? {};
  return (
    target instanceof Element &&
    target.closest('input:not([type="checkbox"]), textarea, [contenteditable="true"]') !== null
  );
}
