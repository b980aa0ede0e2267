import { ActionIcon } from '@mantine/core';
import { RotateCcw, TriangleAlert, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '#domain/contract/ipc/settings-views.ts';
import { useSettings } from '../state/core-context.tsx';
import { type ActionId, actionOf } from '../state/shortcuts/action-list.ts';
import { chosenKeys, collisionsOf } from '../state/shortcuts/bindings.ts';
import { fieldsThatTake } from '../state/shortcuts/field-keys.ts';
import { isSingleKey, type KeyName } from '../state/shortcuts/key-names.ts';
import { KeyCaps } from '../ui/key-caps.tsx';
import { KeyRecorder } from './key-recorder.tsx';
import own from './shortcuts-section.module.css';

interface Props {
  readonly id: ActionId;
  onSet(shortcuts: Settings['shortcuts']): void;
}

/** An action with its key: choose another one, none, or the usual one again. What it collides with is said, and stands. */
export function ShortcutLine({ id, onSet }: Props) {
  const { t } = useTranslation('keyboard');
  const settings = useSettings((all) => all);
  const [isRecording, setRecording] = useState(false);
  const action = t(`action.${id}`);
  const keys = chosenKeys(id, settings);
  const isOff = keys !== null && !settings.singleKeys && isSingleKey(keys);
  const taken =
    keys === null
      ? []
      : [
          ...collisionsOf(id, keys, settings).map((other) => t(`action.${other}`)),
          ...fieldsThatTake(id, keys).map((kind) => t(`field.${kind}`)),
        ];
  const choose = (chosen: KeyName | null) => {
    const { [id]: _before, ...others } = settings.shortcuts;
    onSet(chosen === actionOf(id).keys ? others : { ...others, [id]: chosen });
  };
  return (
    <li className={own.line}>
      <span className={own.name}>{action}</span>
      {taken.length > 0 && (
        <span className={own.taken} role="alert">
          <TriangleAlert size={14} aria-hidden="true" />
          {t('settings.taken', { actions: taken.join(' · ') })}
        </span>
      )}
      {isOff && <span className={own.none}>{t('settings.isOff')}</span>}
      {isRecording ? (
        <KeyRecorder
          onDone={(chosen) => {
            setRecording(false);
            if (chosen !== null) choose(chosen);
          }}
        />
      ) : (
        <button
          type="button"
          className={own.keys}
          aria-label={t('settings.change', { action })}
          title={t('settings.change', { action })}
          onClick={() => setRecording(true)}
        >
          {keys === null ? <span className={own.none}>{t('settings.none')}</span> : <KeyCaps keys={keys} />}
        </button>
      )}
      <ActionIcon
        size={24}
        aria-label={t('settings.remove', { action })}
        title={t('settings.remove', { action })}
        disabled={keys === null}
        onClick={() => choose(null)}
      >
        <X size={14} />
      </ActionIcon>
      <ActionIcon
        size={24}
        aria-label={t('settings.usual', { action })}
        title={t('settings.usual', { action })}
        disabled={keys === actionOf(id).keys}
        onClick={() => choose(actionOf(id).keys)}
      >
        <RotateCcw size={13} />
      </ActionIcon>
    </li>
  );
}
