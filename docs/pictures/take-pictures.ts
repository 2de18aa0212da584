/**
 * Takes every picture of the manuals from a running Sínia of its own: `node docs/pictures/take-pictures.ts`. The file
 * names are Catalan with the language at the end; `-360` is a phone, `-fosc` is dark.
 */

import { openBrowser } from '../../packages/launcher/src/index.ts';
import { launch } from '../../packages/launcher/src/launch.ts';
import { takeAdminPictures } from './admin-pictures.ts';
import { takeCallPictures } from './call-pictures.ts';
import { takeCustomerPictures } from './customer-pictures.ts';
import { takeDeskPictures } from './desk-pictures.ts';
import { takeHostPictures } from './host-pictures.ts';
import { takePeoplePictures } from './people-pictures.ts';
import { takePopPictures } from './pop-pictures.ts';
import { takeSystemPictures } from './system-pictures.ts';
import { takeWrittenPictures } from './written-pictures.ts';

const { demo, stop } = await launch();
const browser = await openBrowser();
try {
  for (const language of ['ca', 'es'] as const) {
    const agent = await takeDeskPictures(browser, demo, language);
    await takeCustomerPictures(browser, demo, language, agent);
    await takePeoplePictures(browser, demo, language, agent);
    await takePopPictures(browser, demo, language, agent);
    await takeAdminPictures(browser, demo, language);
    await takeSystemPictures(browser, demo, language);
    await takeCallPictures(browser, demo, language);
    await takeWrittenPictures(browser, demo, language, agent);
    if (language === 'ca') await takeHostPictures(browser, demo, agent);
  }
} finally {
  await browser.close();
  await stop();
}
