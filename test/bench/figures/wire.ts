import http from 'node:http';
import { temporaryFolder } from '#libs/testing/temporary-folder.js';
import { RegiaProcess } from '../../reliability/regia-process.js';
import type { Family, Measured } from '../figure.js';

const STARTS = 5;

/** Starting on an empty folder, and how many bytes go over the wire. */
export const wire: Family = {
  name: 'wire',
  async *measure(): AsyncGenerator<Measured> {
    const folder = temporaryFolder();
    try {
      const times: number[] = [];
      for (let time = 0; time < STARTS; time += 1) {
        const from = performance.now();
        const service = await RegiaProcess.start(folder.path);
        times.push(performance.now() - from);
        if (time === STARTS - 1) yield* await bytesOf(service.url);
        service.signal('SIGTERM');
        await service.ended;
      }
      times.sort((a, b) => a - b);
      yield {
        figure: 'start until it answers, without npm',
        value: times[STARTS >> 1] ?? Number.NaN,
        unit: 'ms',
        wanted: '≤ 2,000 ms',
        note: `median of ${STARTS}`,
      };
    } finally {
      folder.remove();
    }
  },
};

async function bytesOf(url: string): Promise<Measured[]> {
  const found: Measured[] = [];
  for (const path of ['/api/openapi.json', '/accesso']) {
    found.push({
      figure: `bytes of ${path}, compressed / as they are`,
      value: await bytes(url + path, 'br, gzip'),
      yardstick: await bytes(url + path, 'identity'),
      unit: 'bytes',
      wanted: '–',
    });
  }
  return found;
}

const bytes = (url: string, encoding: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const request = http.get(url, { headers: { 'accept-encoding': encoding, accept: 'text/html' } }, (response) => {
      let sum = 0;
      response.on('data', (part: Buffer) => {
        sum += part.length;
      });
      response.on('end', () => resolve(sum));
      response.on('error', reject);
    });
    request.on('error', reject);
  });
