import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';

const BASE = '/risorse/';
const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};
/** Their name says what is in them, so they never change. */
const FOR_EVER = 'public, max-age=31536000, immutable';

/** Addresses of what a page loads. */
export interface Assets {
  readonly fonts: string;
  readonly style: string;
  readonly sprite: string;
  readonly scripts: Readonly<Record<ScriptName, string>>;
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

/** Serves style sheet, icons and fonts, and says where they are. */
export function serveAssets(server: FastifyInstance): Assets {
  const assets = folder();
  const names = readdirSync(path.join(assets, 'files'));
  for (const name of names.filter((found) => !found.endsWith('.br'))) {
    const content = readFileSync(path.join(assets, 'files', name));
    const type = TYPES[path.extname(name)] ?? 'application/octet-stream';
    const small = names.includes(`${name}.br`) ? readFileSync(path.join(assets, 'files', `${name}.br`)) : undefined;
    server.get(BASE + name, (request, reply) => {
      reply.header('cache-control', FOR_EVER).header('vary', 'accept-encoding').type(type);
      const takesBrotli = /\bbr\b/.test(String(request.headers['accept-encoding'] ?? ''));
      return small && takesBrotli ? reply.header('content-encoding', 'br').send(small) : reply.send(content);
    });
  }
  const manifest = JSON.parse(readFileSync(path.join(assets, 'manifest.json'), 'utf8')) as Assets;
  const { fonts, style, sprite } = manifest;
  const scripts = Object.entries(manifest.scripts).map(([name, file]) => [name, BASE + file]);
  return {
    fonts: BASE + fonts,
    style: BASE + style,
    sprite: BASE + sprite,
    scripts: Object.fromEntries(scripts) as Assets['scripts'],
  };
}
