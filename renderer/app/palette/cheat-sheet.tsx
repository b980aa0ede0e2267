import { Anchor, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSettings } from '../../state/core-context.tsx';
import { hrefOf } from '../../state/route.ts';
import { actionGroups, actionIds, actionOf } from '../../state/shortcuts/action-list.ts';
import { keysOf } from '../../state/shortcuts/bindings.ts';
import { KeyCaps } from '../../ui/key-caps.tsx';
import css from './cheat-sheet.module.css';

/** Every action that has a key, with the keys as they are set on this device. */
export function CheatSheet({ opened, onClose }: { readonly opened: boolean; onClose(): void }) {
  const { t } = useTranslation(['keyboard', 'common']);
  const settings = useSettings((all) => all);
  const keysShown = (id: (typeof actionIds)[number]) => {
    const keys = keysOf(id, settings);
    return id === 'tab.nth' ? keys.filter((_, place) => place % 8 === 0) : keys;
  };
  const groups = actionGroups.map((group) => ({
    group,
    lines: actionIds
      .filter((id) => actionOf(id).group === group)
      .map((id) => ({ id, keys: keysShown(id) }))
      .filter(({ keys }) => keys.length > 0),
  }));
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('title')}
      size={1140}
      closeButtonProps={{ 'aria-label': t('common:actions.close') }}
    >
      <p className={css.how}>
        {!settings.singleKeys && <span>{t('sheet.singleOff')} </span>}
        <Anchor size="sm" href={hrefOf('settings')} onClick={onClose}>
          {t('sheet.change')}
        </Anchor>
      </p>
      <div className={css.groups}>
        {groups
          .filter(({ lines }) => lines.length > 0)
          .map(({ group, lines }) => (
            <div key={group} className={css.group}>
              <h3 className={css.title}>{t(`group.${group}`)}</h3>
              <dl className={css.list}>
                {lines.map(({ id, keys }) => (
                  <div key={id} className={css.line}>
                    <dt>{t(`action.${id}`)}</dt>
                    <dd className={css.keys}>
                      {keys.map((each, place) => (
                        <span key={each} className={css.key}>
                          {place > 0 && <span className={css.or}>{id === 'tab.nth' ? '…' : t('sheet.or')}</span>}
                          <KeyCaps keys={each} />
                        </span>
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </div>
          ))}
      </div>
    </Modal>
  );
}
