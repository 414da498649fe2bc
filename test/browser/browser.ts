import { existsSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import type { Service } from '../http/service.js';
import type { Tally } from '../reliability/tally.js';

/** In the sources, from where this runs compiled. */
export const SCREENSHOTS = fileURLToPath(new URL('../../../test/browser/screenshots/', import.meta.url));

/** What every suite in the browser works with. */
export interface World {
  readonly browser: Browser;
  readonly url: string;
  readonly tally: Tally;
  /** The interface for programs, as the administrator: to look at what was recorded. */
  readonly send: Service['send'];
}

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Chromium, or undefined where there is none. */
export async function startBrowser(): Promise<Browser | undefined> {
  const given = process.env['CHROMIUM'];
  const executablePath = [...(given === undefined ? [] : [given]), ...PLACES].find((place) => existsSync(place));
  if (executablePath === undefined) return undefined;
  mkdirSync(SCREENSHOTS, { recursive: true });
  const quiet = ['--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
  return chromium.launch({ executablePath, args: ['--no-sandbox', ...quiet] });
}

interface ContextOptions {
  readonly width?: number;
  readonly height?: number;
  readonly scripts?: boolean;
  /** Another host that is asked on purpose. */
  readonly elsewhere?: string;
}

/** A context in which every request to elsewhere and every complaint of the browser is a failure. */
export async function contextOf(world: World, options: ContextOptions = {}): Promise<BrowserContext> {
  const { browser, url, tally } = world;
  const { width = 1280, height = 900, scripts = true, elsewhere } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    locale: 'it-IT',
    javaScriptEnabled: scripts,
  });
  context.on('request', (request) => {
    const isHere = [url, 'data:', ...(elsewhere ? [elsewhere] : [])].some((start) => request.url().startsWith(start));
    if (!isHere) tally.equal('no request to another host', request.url(), url);
  });
  context.on('console', (message) => {
    const isExpected =
      /^Failed to load resource: (the server responded with a status of 4|net::ERR_INTERNET_DISCONNECTED)/;
    if (message.type() === 'error' && !isExpected.test(message.text())) {
      tally.equal('no complaint of the browser', message.text(), '');
    }
  });
  context.on('dialog', (dialog) => {
    tally.equal('no dialog opened by what was typed', dialog.message(), '');
    void dialog.dismiss();
  });
  context.on('weberror', (error) => tally.equal('no error in a script', error.error().message, ''));
  return context;
}
