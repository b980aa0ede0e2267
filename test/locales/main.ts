// `npm run locales`: writes the Taiwanese texts from the simplified ones.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { locales, traditionalTexts } from './traditional-texts.ts';

const folder = join(locales, 'zh-TW');
mkdirSync(folder, { recursive: true });
for (const [name, content] of traditionalTexts()) writeFileSync(join(folder, name), content);
