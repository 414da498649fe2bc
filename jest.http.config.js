import base from './jest.config.js';

/** The suites through HTTP: longer than the inner loop, run by `npm run test:http`. */
/** @type {import('jest').Config} */
export default {
  ...base,
  roots: ['<rootDir>/test'],
  testMatch: ['<rootDir>/test/(http|pages)/**/*.test.{ts,tsx}'],
  testPathIgnorePatterns: ['/node_modules/'],
};
