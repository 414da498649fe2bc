import { expect, test } from '@jest/globals';
import { CloudEvent } from 'cloudevents';
import { wholeLife } from '#libs/testing/whole-life.js';
import { exportLine } from './register-file.js';

test('every exported line is a CloudEvents 1.0 envelope, as the official SDK sees it', async () => {
  const lines = (await wholeLife()).map(exportLine);
  expect(lines.length).toBeGreaterThan(70);
  for (const line of lines) {
    const envelope = JSON.parse(line) as ConstructorParameters<typeof CloudEvent>[0];
    expect(new CloudEvent(envelope, true).validate()).toBe(true);
    expect(envelope).not.toHaveProperty('subject', '');
  }
  expect(JSON.parse(lines[0] ?? '')).not.toHaveProperty('subject');
});
