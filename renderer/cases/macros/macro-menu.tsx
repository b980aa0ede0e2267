import { Menu } from '@mantine/core';
import { Zap } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useActions } from '../../state/shortcuts/use-actions.ts';
import { press } from '../../ui/press.ts';
import { PropertyButton } from '../view/property-button.tsx';
import { useMacroDesk } from './case-macros.tsx';

/** The macros that can be applied to the case on show. Not there where nobody has made one. */
export function MacroMenu() {
  const { t } = useTranslation('macros');
  const { macros, open } = useMacroDesk();
  const button = useRef<HTMLButtonElement>(null);
  useActions([
    { id: 'case.macro', applies: macros.length > 0, run: () => press(button.current) },
    ...macros.map((macro) => ({ id: 'case.macro' as const, choice: macro.name, run: () => open(macro) })),
  ]);
  if (macros.length === 0) return null;
  return (
    <Menu position="bottom-start" returnFocus>
      <Menu.Target>
        <PropertyButton ref={button} title={t('menu')}>
          <Zap size={13} aria-hidden="true" />
          <span data-spare>{t('menu')}</span>
        </PropertyButton>
      </Menu.Target>
      <Menu.Dropdown>
        {macros.map((macro) => (
          <Menu.Item key={macro.id} onClick={() => open(macro)}>
            {macro.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
