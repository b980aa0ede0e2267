import { Button, Switch } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '#domain/contract/ipc/settings-views.ts';
import { useSettings } from '../state/core-context.tsx';
import { actionGroups, actionIds, actionOf } from '../state/shortcuts/action-list.ts';
import { useProcedure } from '../state/use-command.ts';
import { Section } from '../ui/section.tsx';
import css from './settings.module.css';
import { ShortcutLine } from './shortcut-line.tsx';
import own from './shortcuts-section.module.css';

/** Keys of this workstation: whether letters alone do anything, and which key does what. */
export function ShortcutsSection() {
  const { t } = useTranslation('keyboard');
  const singleKeys = useSettings((settings) => settings.singleKeys);
  const shortcuts = useSettings((settings) => settings.shortcuts);
  const { call } = useProcedure();
  const [isOpen, setOpen] = useState(false);
  const listId = useId();
  const hintId = useId();
  const set = (change: Partial<Settings>) => void call('settings.set', change);
  return (
    <Section title={t('settings.title')}>
      <div className={css.lines}>
        <div className={css.line}>
          <div className={css.label}>
            <span>{t('settings.single')}</span>
            <span id={hintId} className={css.hint}>
              {t('settings.singleHint')}
            </span>
          </div>
          <Switch
            aria-label={t('settings.single')}
            aria-describedby={hintId}
            checked={singleKeys}
            onChange={(event) => set({ singleKeys: event.currentTarget.checked })}
          />
        </div>
        <div className={css.line}>
          <span className={css.label}>{t('settings.list')}</span>
          <span className={own.buttons}>
            {isOpen && Object.keys(shortcuts).length > 0 && (
              <Button variant="subtle" onClick={() => set({ shortcuts: {} })}>
                {t('settings.allUsual')}
              </Button>
            )}
            <Button
              variant="default"
              aria-expanded={isOpen}
              aria-controls={isOpen ? listId : undefined}
              onClick={() => setOpen(!isOpen)}
            >
              {isOpen ? t('settings.hide') : t('settings.show')}
            </Button>
          </span>
        </div>
      </div>
      {isOpen && (
        <div id={listId} className={own.groups}>
          {actionGroups.map((group) => (
            <div key={group}>
              <h3 className={own.title}>{t(`group.${group}`)}</h3>
              <ul className={own.list}>
                {actionIds
                  .filter((id) => actionOf(id).group === group && !actionOf(id).fixed)
                  .map((id) => (
                    <ShortcutLine key={id} id={id} onSet={(changed) => set({ shortcuts: changed })} />
                  ))}
              </ul>
            </div>
          ))}
        </div>
      )}
    </Section>
  );
}
