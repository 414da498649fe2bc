import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { compile, Logger } from 'sass';
import { ICONS } from '../frame/icons.js';

/** Makes what a browser loads of pages and of the interface's description, each under a name that tells its content. */
const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../../../..');
const source = path.join(root, 'apps/web/assets');
const library = path.dirname(createRequire(import.meta.url).resolve('bootstrap-italia/package.json'));
const FONTS = path.join(library, 'dist/fonts/Titillium_Web');

const written = new Set<string>();
mkdirSync(path.join(here, 'files'), { recursive: true });

const COMPRESSED = { br: brotliCompressSync, gz: gzipSync };

function put(name: string, content: string | Buffer): string {
  const { name: base, ext } = path.parse(name);
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
  const hashed = `${base}-${hash}${ext}`;
  writeFileSync(path.join(here, 'files', hashed), content);
  written.add(hashed);
  // A font is compressed already.
  if (ext !== '.woff2') {
    for (const [form, compress] of Object.entries(COMPRESSED)) putOnce(`${hashed}.${form}`, () => compress(content));
  }
  return hashed;
}

/** The name says what is in it: what an earlier build compressed is not compressed again. */
function putOnce(name: string, content: () => Buffer): void {
  const file = path.join(here, 'files', name);
  if (!existsSync(file)) writeFileSync(file, content());
  written.add(name);
}

function sprite(): string {
  const all = readFileSync(path.join(library, 'dist/svg/sprites.svg'), 'utf8');
  const symbols = Object.values(ICONS).map((icon) => {
    const symbol = new RegExp(`<symbol id="${icon}"[^]*?</symbol>`).exec(all)?.[0];
    if (!symbol) throw new Error(`No icon ${icon} in bootstrap-italia`);
    return symbol;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg">${[...new Set(symbols)].join('')}</svg>\n`;
}

function css(file: string): string {
  const { css: compiled } = compile(path.join(source, file), {
    style: 'compressed',
    loadPaths: [path.join(library, 'src/scss'), source],
    quietDeps: true,
    logger: Logger.silent,
  });
  return compiled;
}

/** What `tsc` made of the scripts beside the style sheets, by their names. */
function scripts(): Record<string, string> {
  const compiled = path.join(here, 'scripts');
  const names = readdirSync(path.join(source, 'scripts')).map((name) => path.parse(name).name);
  return Object.fromEntries(
    names.map((name) => [name, put(`${name}.js`, readFileSync(path.join(compiled, `${name}.js`)))]),
  );
}

const INTERFACE_START =
  "window.SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#interface', deepLinking: true, validatorUrl: null });\n";

/** The page that shows the description of the interface. */
function interfacePage(): Record<'style' | 'bundle' | 'start', string> {
  const folder = path.dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  const own = (name: string): Buffer => readFileSync(path.join(folder, name));
  put('swagger-ui-LICENSE.txt', own('LICENSE'));
  put('swagger-ui-NOTICE.txt', own('NOTICE'));
  return {
    style: put('swagger-ui.css', own('swagger-ui.css')),
    bundle: put('swagger-ui-bundle.js', own('swagger-ui-bundle.js')),
    start: put('swagger-ui-start.js', INTERFACE_START),
  };
}

const fonts = css('fonts.scss').replaceAll(/[\w-]+\.woff2/g, (name) => put(name, readFileSync(path.join(FONTS, name))));
const licence = put('titillium-web-OFL.txt', readFileSync(path.join(FONTS, 'OFL.txt')));
const manifest = {
  fonts: put('fonts.css', `/* Titillium Web, SIL Open Font License 1.1: ${licence} */\n${fonts}`),
  style: put('regia.css', css('regia.scss')),
  sprite: put('icons.svg', sprite()),
  scripts: scripts(),
  interfacePage: interfacePage(),
};
writeFileSync(path.join(here, 'manifest.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
// What an earlier build left, only now that nothing names it any more.
for (const name of readdirSync(path.join(here, 'files'))) {
  if (!written.has(name)) rmSync(path.join(here, 'files', name));
}
