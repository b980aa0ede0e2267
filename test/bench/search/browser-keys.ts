import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBundle, rendererBundle } from '#launch/bundle.ts';
import { launchBrowser } from '../../harness/browser.ts';
import type { BenchContext } from '../figures.ts';
import { makeProfile } from '../start/bench-profile.ts';
import { openPage } from '../workspace/open-page.ts';
import type { Watched } from '../workspace/page-probe.ts';

/** First keys of what people type: letters that begin very many words, and digits that begin very many numbers. */
const firstKeys = [...'abcdefghilmnoprstw123456'];
const restMs = 300;

/** Whatever was found in the store, not what can be done here. */
function foundGroups(): Watched {
  const { search } = JSON.parse(readFileSync('assets/locales/zh-CN/common.json', 'utf8')) as {
    search: Record<'cases' | 'customers' | 'articles', string>;
  };
  const names = [search.cases, search.customers, search.articles].map((name) => `[aria-label="${name}"]`);
  return { selector: `[role=listbox] [role=group]:is(${names.join(', ')})` };
}

/** From the first key in the one search field until the frame that shows what it finds, in a real browser over the loopback host. */
export async function firstKeystrokes(context: BenchContext, replica: string): Promise<readonly number[]> {
  await ensureBundle(rendererBundle, process.cwd(), context.say);
  const folder = join(context.folder, 'searching');
  makeProfile(context, folder, replica);
  const browser = await launchBrowser();
  try {
    const { page, close } = await openPage(browser, folder);
    const field = page.locator('[role=combobox]').first();
    await field.waitFor();
    await page.waitForTimeout(3000);
    const watched = foundGroups();
    const samples: number[] = [];
    for (let run = 0; run < context.runs; run++)
      for (const key of firstKeys) {
        await field.fill('');
        await field.focus();
        await page.locator(watched.selector).first().waitFor({ state: 'detached' });
        await page.evaluate((what) => window.benchProbe.arm(what), watched);
        await page.keyboard.press(key);
        const took = await page.evaluate(() => window.benchProbe.answer());
        if (took >= 0) samples.push(took);
        await page.waitForTimeout(restMs);
      }
    await close();
    return samples;
  } finally {
    await browser.close();
  }
}
