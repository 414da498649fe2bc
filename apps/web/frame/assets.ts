import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import staticFiles from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const BASE = '/risorse/';
const A_YEAR_MS = 365 * 86_400_000;

/** Addresses of what a page loads. */
export interface Assets {
  readonly fonts: string;
  readonly style: string;
  readonly sprite: string;
  readonly scripts: Readonly<Record<ScriptName, string>>;
  /** Of the page that shows the description of the interface. */
  readonly interfacePage: Readonly<Record<'style' | 'bundle' | 'start', string>>;
}

/** Small scripts that make pages pleasant; each page works without. */
export type ScriptName = 'drafts' | 'link' | 'meetings' | 'print' | 'rows';

/** Beside the compiled code, or where `npm run build` puts them, for code that runs from its sources. */
function folder(): string {
  const beside = fileURLToPath(new URL('../assets/', import.meta.url));
  const built = fileURLToPath(new URL('../../../dist/apps/web/assets/', import.meta.url));
  const found = [beside, built].find((candidate) => existsSync(path.join(candidate, 'manifest.json')));
  if (found === undefined) throw new Error('The pages have no style sheet yet: run "npm run build" first.');
  return found;
}

/** Serves style sheets, icons, fonts and scripts, compressed when the program was built. */
export async function serveAssets(server: FastifyInstance): Promise<void> {
  const files = path.join(folder(), 'files');
  const served = new Set(readdirSync(files).filter((name) => !/\.(br|gz)$/.test(name)));
  await server.register(staticFiles, {
    root: files,
    prefix: BASE,
    allowedPath: (name) => served.has(name.slice(1)),
    preCompressed: true,
    index: false,
    decorateReply: false,
    // Their name says what is in them, so they never change.
    immutable: true,
    maxAge: A_YEAR_MS,
  });
}

/** Where they are. */
export function addressesOfAssets(): Assets {
  const { fonts, style, sprite, scripts, interfacePage } = JSON.parse(
    readFileSync(path.join(folder(), 'manifest.json'), 'utf8'),
  ) as Assets;
  return {
    fonts: BASE + fonts,
    style: BASE + style,
    sprite: BASE + sprite,
    scripts: addresses(scripts),
    interfacePage: addresses(interfacePage),
  };
}

const addresses = <Name extends string>(files: Readonly<Record<Name, string>>): Record<Name, string> =>
  Object.fromEntries(Object.entries(files).map(([name, file]) => [name, `${BASE}${file}`])) as Record<Name, string>;
