import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { type Browser, type BrowserContext, chromium as playwright } from 'playwright-core';

const installed = [
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** An installed Chrome, Edge or Chromium; on Linux otherwise the one that a package of ours brings. */
async function executable(): Promise<string> {
  const asked = process.env.HOLDFAST_BROWSER;
  const found = [asked, ...installed].find((path) => path !== undefined && path !== '' && existsSync(path));
  if (found) return found;
  if (process.platform !== 'linux') throw new Error('Install Chrome, Edge or Chromium to run the browser tests.');
  return chromium.executablePath();
}

/** The package's Chromium knows no Chinese font; ours is handed to it by a fontconfig of its own. */
function fontEnvironment(): Record<string, string> {
  if (process.platform !== 'linux') return {};
  const folder = join(tmpdir(), 'holdfast-test-fonts');
  mkdirSync(folder, { recursive: true });
  for (const weight of ['400Regular', '700Bold']) {
    const name = `NotoSansSC_${weight}.ttf`;
    const target = join(folder, name);
    if (!existsSync(target)) copyFileSync(join('node_modules/@expo-google-fonts/noto-sans-sc', weight, name), target);
  }
  const config = join(folder, 'fonts.conf');
  writeFileSync(
    config,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${folder}</dir><cachedir>${join(folder, 'cache')}</cachedir>
  <alias><family>sans-serif</family><prefer><family>Noto Sans SC</family></prefer></alias>
</fontconfig>`,
  );
  return { FONTCONFIG_FILE: config, HOME: process.env.HOME ?? homedir() };
}

export async function launchBrowser(): Promise<Browser> {
  const path = await executable();
  // The harness runs as root on build machines, where Chromium has no sandbox to offer. The product never passes this.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return playwright.launch({
    executablePath: path,
    args: [
      ...sandbox,
      '--headless=shell',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
    env: { ...definedEnv(), ...fontEnvironment() },
  });
}

export interface ContextLook {
  readonly locale?: 'zh-CN' | 'zh-TW' | 'en';
  readonly dark?: boolean;
}

export function newContext(browser: Browser, look: ContextLook = {}): Promise<BrowserContext> {
  return browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: look.locale ?? 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    colorScheme: look.dark ? 'dark' : 'light',
    acceptDownloads: true,
  });
}

function definedEnv(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
}
