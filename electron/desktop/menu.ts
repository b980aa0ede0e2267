import en from '#assets/locales/en/desktop.json' with { type: 'json' };
import zhCn from '#assets/locales/zh-CN/desktop.json' with { type: 'json' };
import zhTw from '#assets/locales/zh-TW/desktop.json' with { type: 'json' };
import type { Settings } from '#domain/contract/ipc/settings-views.ts';
import { localeOf } from '#domain/rules/locale-of.ts';
import type { MenuTemplate } from './electron-modules.ts';

export type Labels = typeof en;

const labels = { 'zh-CN': zhCn, 'zh-TW': zhTw, en } as const;

/** The words in the person's language; `system` is what the system says, as in the page. */
export function labelsFor(locale: Settings['locale'], systemLocale: string): Labels {
  return labels[locale === 'system' ? localeOf([systemLocale]) : locale];
}

export interface MenuOptions {
  readonly labels: Labels;
  readonly isMac: boolean;
  /** Reload and developer tools, in a program that is not packaged. */
  readonly isDevelopment: boolean;
  readonly showData: () => void;
  /** Another window of the program. */
  readonly openWindow: () => void;
  /** One of the page's actions, by its id (renderer/state/shortcuts/action-list.ts). */
  readonly act: (action: string) => void;
}

export function menuTemplate({ labels, isMac, isDevelopment, showData, openWindow, act }: MenuOptions): MenuTemplate {
  const about: MenuTemplate = [{ role: 'about', label: labels.about }];
  const quit: MenuTemplate = [{ role: 'quit', label: labels.quit }];
  const development: MenuTemplate = [{ type: 'separator' }, { role: 'reload' }, { role: 'toggleDevTools' }];
  const data: MenuTemplate = [{ label: labels.openData, click: showData }];
  const item = (label: string, action: string): MenuTemplate[number] => ({ label, click: () => act(action) });
  const making: MenuTemplate = [
    item(labels.newCase, 'case.new'),
    item(labels.caseWindow, 'case.window'),
    { label: labels.newWindow, accelerator: 'CmdOrCtrl+Shift+N', click: openWindow },
  ];
  return [
    isMac
      ? { role: 'appMenu', submenu: [...about, { type: 'separator' }, ...quit] }
      : { label: labels.file, submenu: [...making, { type: 'separator' }, ...quit] },
    ...(isMac ? [{ label: labels.file, submenu: making }] : []),
    {
      label: labels.edit,
      submenu: [
        { role: 'undo', label: labels.undo },
        { role: 'redo', label: labels.redo },
        { type: 'separator' },
        { role: 'cut', label: labels.cut },
        { role: 'copy', label: labels.copy },
        { role: 'paste', label: labels.paste },
        { role: 'selectAll', label: labels.selectAll },
        { type: 'separator' },
        item(labels.search, 'search.open'),
      ],
    },
    {
      label: labels.view,
      submenu: [
        { role: 'zoomIn', label: labels.zoomIn },
        { role: 'zoomOut', label: labels.zoomOut },
        { role: 'resetZoom', label: labels.actualSize },
        { type: 'separator' },
        { role: 'togglefullscreen', label: labels.fullScreen },
        ...(isDevelopment ? development : []),
      ],
    },
    {
      label: labels.window,
      submenu: [
        { role: 'minimize', label: labels.minimize },
        { role: 'close', label: labels.close },
      ],
    },
    {
      role: 'help',
      label: labels.help,
      submenu: [item(labels.shortcuts, 'help.keys'), ...data, ...(isMac ? [] : about)],
    },
  ];
}
