// Lets a worker thread of a test run the sources as they are: `new Worker(url, { execArgv: ['--import', THIS] })`.
import { register } from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);
