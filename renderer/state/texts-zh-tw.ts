/** Every text of this language by its file; the desktop's menus and the server's mails are other programs'. */
export const texts = import.meta.glob<object>(
  [
    '../../assets/locales/zh-TW/*.json',
    '!../../assets/locales/zh-TW/desktop.json',
    '!../../assets/locales/zh-TW/scheduled-report.json',
  ],
  { eager: true, import: 'default' },
);
