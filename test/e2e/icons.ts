// `npm run icons`: renders assets/icons/icon.svg into the bitmaps that installers and windows want.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchBrowser } from '../harness/browser.ts';

const folder = join(import.meta.dirname, '../../assets/icons');
const sizes = { 'icon.png': 512, 'icon-256.png': 256 };

const image = readFileSync(join(folder, 'icon.svg')).toString('base64');
const browser = await launchBrowser();
try {
  for (const [name, size] of Object.entries(sizes)) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(
      `<style>body { margin: 0 }</style><img width="${size}" src="data:image/svg+xml;base64,${image}">`,
    );
    await page.locator('img').evaluate((element) => (element as HTMLImageElement).decode());
    writeFileSync(join(folder, name), await page.screenshot({ omitBackground: true }));
    await page.close();
  }
} finally {
  await browser.close();
}
