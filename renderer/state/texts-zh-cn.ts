/** Every text of this language by its file; the desktop's menus and the server's mails are other programs'. */
export const texts = import.meta.glob<object>(
  [
    '../../assets/locales/zh-CN/*.json',
    '!../../assets/locales/zh-CN/desktop.json',
    '!../../assets/locales/zh-CN/scheduled-report.json',
  ],
  { eager: true, import: 'default' },
);
