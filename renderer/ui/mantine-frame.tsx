import { MantineProvider } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { Notifications, notifications } from '@mantine/notifications';
import { type ReactNode, useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import 'dayjs/locale/zh-cn';
import 'dayjs/locale/zh-tw';
import { cspNonce } from '../bridge/csp-nonce.ts';
import { useSettings } from '../state/core-context.tsx';
import { type Notify, NotifyProvider } from '../state/notify-context.tsx';
import { useLocale } from '../state/use-locale.ts';
import css from './mantine-frame.module.css';
import { NoticeActions } from './notice-actions.tsx';
import { cssVariables, theme } from './theme.ts';

/** As calendars hang on the walls there: weeks begin on Monday in China, on Sunday in Taiwan. */
const calendars = {
  'zh-CN': { locale: 'zh-cn', firstDayOfWeek: 1 },
  'zh-TW': { locale: 'zh-tw', firstDayOfWeek: 0 },
  en: { locale: 'en', firstDayOfWeek: 0 },
} as const;

const colours = { good: 'teal', bad: 'red', plain: 'ink' } as const;

/** Theme, density, dates and messages, following the settings. */
export function MantineFrame({ children }: { readonly children: ReactNode }) {
  const scheme = useSettings((settings) => settings.theme);
  const density = useSettings((settings) => settings.density);
  const locale = useLocale();
  const { t } = useTranslation();
  const closeLabel = t('actions.close');
  /** The last message of those that take each other's place. */
  const standing = useRef(new Map<string, string>());
  const notify = useCallback<Notify>(
    ({ tone, text, insteadOf, actions = [] }) => {
      const last = insteadOf === undefined ? undefined : standing.current.get(insteadOf);
      if (last !== undefined) notifications.hide(last);
      const id = notifications.show({
        message:
          actions.length === 0 ? (
            text
          ) : (
            <NoticeActions text={text} actions={actions} onDone={() => notifications.hide(id)} />
          ),
        color: colours[tone],
        autoClose: actions.length > 0 ? 20_000 : tone === 'bad' ? 8000 : 4000,
        // What stays for a while must not lie over the button that sends.
        position: actions.length > 0 || insteadOf !== undefined ? 'bottom-left' : 'bottom-right',
        closeButtonProps: { 'aria-label': closeLabel },
      });
      if (insteadOf !== undefined) standing.current.set(insteadOf, id);
    },
    [closeLabel],
  );
  useEffect(() => {
    document.documentElement.dataset.density = density;
    document.documentElement.lang = locale;
  }, [density, locale]);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      getStyleNonce={cspNonce}
      defaultColorScheme={scheme === 'system' ? 'auto' : scheme}
      {...(scheme === 'system' ? {} : { forceColorScheme: scheme })}
    >
      <DatesProvider settings={calendars[locale]}>
        <Notifications
          position="bottom-right"
          limit={4}
          classNames={{ root: css.messages, notification: css.message }}
        />
        <NotifyProvider notify={notify}>{children}</NotifyProvider>
      </DatesProvider>
    </MantineProvider>
  );
}
