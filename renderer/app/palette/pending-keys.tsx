import { useTranslation } from 'react-i18next';
import { useCore, useSettings } from '../../state/core-context.tsx';
import { keysOf } from '../../state/shortcuts/bindings.ts';
import { usePendingKeys } from '../../state/shortcuts/use-actions.ts';
import { KeyCaps } from '../../ui/key-caps.tsx';
import css from './pending-keys.module.css';

/** After the first of two keys: what the second one may be. */
export function PendingKeys() {
  const { t } = useTranslation('keyboard');
  const { actions } = useCore();
  const settings = useSettings((all) => all);
  const pending = usePendingKeys();
  const ways =
    pending === null
      ? []
      : actions.offered().flatMap(({ id, choice }) => {
          const keys = keysOf(id, settings).find((each) => each.startsWith(`${pending} `));
          return keys && choice === undefined ? [{ id, keys: keys.slice(pending.length + 1) }] : [];
        });
  return (
    <div role="status" className={css.place}>
      {pending !== null && ways.length > 0 && (
        <div className={css.panel}>
          <span className={css.first}>
            <KeyCaps keys={pending} /> {t('then')}
          </span>
          {ways.map(({ id, keys }) => (
            <span key={id} className={css.way}>
              <KeyCaps keys={keys} /> {t(`action.${id}`)}
            </span>
          ))}
        </div>
      )}
    </div>
  );
}
