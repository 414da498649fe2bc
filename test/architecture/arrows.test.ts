import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

const ROOT = process.cwd();
const CONFIG = path.join(ROOT, '.dependency-cruiser.cjs');
const CRUISE = path.join(ROOT, 'node_modules/.bin/depcruise');

interface Violation {
  readonly rule: { readonly name: string };
  readonly from: string;
}

/** What the checker reports of the folders `apps` and `libs` below a folder. */
function violationsIn(folder: string): Promise<{ violations: Violation[]; modules: number }> {
  return new Promise((resolve, reject) => {
    const args = ['--config', CONFIG, '--output-type', 'json', 'apps', 'libs'];
    execFile(CRUISE, args, { cwd: folder, maxBuffer: 256 * 1024 * 1024 }, (error, stdout) => {
      if (stdout === '') {
        reject(error ?? new Error('The checker said nothing'));
        return;
      }
      const { summary } = JSON.parse(stdout) as { summary: { violations: Violation[]; totalCruised: number } };
      resolve({ violations: summary.violations, modules: summary.totalCruised });
    });
  });
}

/** For each rule a file that breaks it, and nothing else that does. */
const PLANTED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'no-cycles': {
    'libs/monitoring/a.ts': "import { b } from './b.js';\nexport const a = (): number => b();\n",
    'libs/monitoring/b.ts': "import { a } from './a.js';\nexport const b = (): number => a();\n",
  },
  'kernel-knows-nothing': {
    'libs/kernel/reads-files.ts': "import { readFileSync } from 'node:fs';\nexport { readFileSync };\n",
  },
  'agreement-knows-kernel-and-language': {
    'libs/agreement/knows-monitoring.ts': "export { a } from '../monitoring/a.js';\n",
  },
  'monitoring-is-pure': {
    'libs/monitoring/random.ts': "export { randomUUID } from 'node:crypto';\n",
  },
  'topics-know-no-tasks': {
    'libs/monitoring/cadence/knows-tasks.ts': "export { waiting } from '../tasks/waiting.js';\n",
    'libs/monitoring/tasks/waiting.ts': 'export const waiting = 1;\n',
  },
  'tasks-know-no-whatif': {
    'libs/monitoring/tasks/knows-whatif.ts': "export { effects } from '../whatif/effects.js';\n",
    'libs/monitoring/whatif/effects.ts': 'export const effects = 1;\n',
  },
  'pages-judge-nothing': {
    'apps/web/pages/judges.tsx':
      "import { judge } from '../../../libs/monitoring/judgement.js';\nexport const page = <p>{judge}</p>;\n",
    'apps/web/pages/counts.ts': "export { spaced } from '../../../libs/monitoring/cadence/counting.js';\n",
    'libs/monitoring/judgement.ts': 'export const judge = 1;\nexport type Judgement = number;\n',
    'libs/monitoring/cadence/counting.ts': 'export const spaced = 1;\n',
  },
  'pages-decide-nothing': {
    'apps/web/pages/tries.ts': "export { tryCommands } from '../../../libs/agreement/core/trial.js';\n",
    'libs/agreement/core/trial.ts': 'export const tryCommands = 1;\n',
  },
  'documents-judge-nothing': {
    'libs/documents/judges.ts': "export { judge } from '../monitoring/judgement.js';\n",
  },
  'language-knows-kernel-only': {
    'libs/language/knows-monitoring.ts': "export { a } from '../monitoring/a.js';\n",
  },
  'documents-know-domain-and-kernel': {
    'libs/documents/knows-an-adapter.ts': "export { store } from '../adapters/sqlite/store.js';\n",
  },
  'identity-and-portfolio-know-domain-and-kernel': {
    'libs/identity/knows-an-adapter.ts': "export { store } from '../adapters/sqlite/store.js';\n",
  },
  'adapters-know-ports-only': {
    'libs/adapters/sqlite/knows-the-domain.ts': "export { fine } from '../../agreement/fine.js';\n",
    'libs/agreement/fine.ts': 'export const fine = 1;\n',
  },
  'adapters-know-no-other-adapter': {
    'libs/adapters/kafka/knows-sqlite.ts': "export { store } from '../sqlite/store.js';\n",
    'libs/adapters/sqlite/store.ts': 'export const store = 1;\n',
  },
  'technology-stays-in-its-adapter': {
    'apps/cli/knows-sqlite.ts': "import Database from 'better-sqlite3';\nexport { Database };\n",
  },
  'nest-at-the-edge': {
    'libs/portfolio/decorated.ts': "import { Injectable } from '@nestjs/common';\nexport { Injectable };\n",
  },
  'nothing-imports-apps': { 'libs/portfolio/knows-an-app.ts': "export { app } from '../../apps/web/app.js';\n" },
  'apps-are-apart': {
    'apps/cli/page.tsx': "import { app } from '../web/app.js';\nexport const page = <p>{app}</p>;\n",
    'apps/projector/knows-web.ts': "export { app } from '../web/app.js';\n",
    'apps/web/app.ts': 'export const app = 1;\n',
  },
  'testing-stays-out-of-production': {
    'libs/portfolio/uses-a-fake.ts': "export { fake } from '../testing/fake.js';\n",
    'libs/testing/fake.ts': 'export const fake = 1;\n',
  },
};

/** Types of what was judged, and what waits for whom. */
const ALLOWED: Readonly<Record<string, string>> = {
  'apps/web/pages/shows.ts':
    "import type { Judgement } from '../../../libs/monitoring/judgement.js';\n" +
    "import { waiting } from '../../../libs/monitoring/tasks/waiting.js';\nexport const shown: Judgement = waiting;\n",
};

describe('The arrows of the design', () => {
  test('hold in this repository', async () => {
    const { violations, modules } = await violationsIn(ROOT);
    expect(violations.map(({ rule, from }) => `${rule.name}: ${from}`)).toEqual([]);
    expect(modules).toBeGreaterThan(100);
  }, 60_000);

  describe('are each checked: a planted violation is reported', () => {
    let scratch = '';
    let reported: Violation[] = [];

    beforeAll(async () => {
      scratch = mkdtempSync(path.join(tmpdir(), 'regia-arrows-'));
      for (const files of [...Object.values(PLANTED), ALLOWED]) {
        for (const [name, text] of Object.entries(files)) write(scratch, name, text);
      }
      for (const name of ['better-sqlite3', '@nestjs/common']) {
        write(
          scratch,
          `node_modules/${name}/package.json`,
          `{ "name": "${name}", "version": "1.0.0", "main": "index.js" }`,
        );
        write(scratch, `node_modules/${name}/index.js`, 'module.exports = {};\n');
      }
      write(scratch, 'package.json', '{ "type": "module" }');
      reported = (await violationsIn(scratch)).violations;
    }, 60_000);

    afterAll(() => rmSync(scratch, { recursive: true, force: true }));

    test.each(Object.keys(PLANTED))('%s', (rule) => {
      const planted = Object.keys(PLANTED[rule] ?? {});
      const found = reported.filter((violation) => violation.rule.name === rule).map(({ from }) => from);
      expect(found.some((from) => planted.includes(from))).toBe(true);
    });

    test('in components, too', () => {
      expect(reported.map(({ from }) => from)).toContain('apps/cli/page.tsx');
    });

    test('and what a page may take of monitoring is not', () => {
      expect(reported.map(({ from }) => from)).not.toContain('apps/web/pages/shows.ts');
    });

    test('every rule has one', () => {
      const { forbidden } = createRequire(import.meta.url)(CONFIG) as { forbidden: { name: string }[] };
      expect(forbidden.map(({ name }) => name).sort()).toEqual(Object.keys(PLANTED).sort());
    });
  });
});

function write(folder: string, name: string, text: string): void {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}
