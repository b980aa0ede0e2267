/** Every text of this language by its file; the desktop's menus are another program's. */
export const texts = import.meta.glob<object>(
  ['../../assets/locales/zh-TW/*.json', '!../../assets/locales/zh-TW/desktop.json'],
  { eager: true, import: 'default' },
);
