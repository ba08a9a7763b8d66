import { chromium, type Browser } from 'playwright-core';

/** One headless Chromium; background traffic is off, so that a test talks to this machine only. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['AVAIN_CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
