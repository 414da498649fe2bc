/**
 * The arrows of the design. Each rule has a planted violation in test/architecture that it must report.
 * `{ROOT}` lets the same rules look at a scratch folder.
 */
const PACKAGES = (names) => `^node_modules/(${names.join('|')})(/|$)`;
const NEST = '^node_modules/@nestjs/';
/** What pages take from monitoring, besides types. */
const SHOWN = [
  '^libs/monitoring/(tasks|whatif)/',
  '/explain-[^/]+$',
  '/(indicator|objective|commitment)-figures\\.ts$',
  '^libs/monitoring/(because|evidence|report\\.handler)\\.ts$',
  '^libs/monitoring/cadence/members\\.ts$',
  '^libs/monitoring/commitments/(commitment-judgement|last-progress|withdrawn)\\.ts$',
  '^libs/monitoring/indicators/(course|doubts|reviews|statements)\\.ts$',
];
const TESTS = '\\.test\\.tsx?$|\\.contract\\.ts$';

/**
 * The checker reads every file as TypeScript without JSX; the pages' components are TypeScript with it. Nor does it
 * tell imports of types from others: `import type { A } from 'a'` is shown to it as `let a: import('a')`.
 */
const swc = require('@swc/core');
const { parseFileSync, parseSync } = swc;
const typeImport = (module) => parseSync(`let a: import(${JSON.stringify(module)})`, { syntax: 'typescript' }).body[0];
swc.parseFileSync = (file, options) => {
  const { body, ...rest } = parseFileSync(file, { ...options, tsx: file.endsWith('.tsx') });
  const shown = body.map((node) =>
    node.type === 'ImportDeclaration' && node.typeOnly ? typeImport(node.source.value) : node,
  );
  return { ...rest, body: shown };
};

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Files that need each other are one file.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'kernel-knows-nothing',
      comment: 'The kernel knows no other lib, no framework, no I/O; of packages those that ADR 0011 names.',
      severity: 'error',
      from: { path: '^libs/kernel/', pathNot: TESTS },
      to: {
        pathNot: [
          '^libs/kernel/',
          PACKAGES(['safe-stable-stringify', 'temporal-polyfill', 'uuid', 'lru-cache']),
          '^(node:)?crypto$',
        ],
      },
    },
    {
      name: 'agreement-knows-kernel-and-language',
      comment:
        'The domain knows the kernel, the language that its history is told in, and zod; neither monitoring nor alerts.',
      severity: 'error',
      from: { path: '^libs/agreement/', pathNot: [TESTS, '\\.(module|handler)\\.ts$'] },
      to: { pathNot: ['^libs/(agreement|language|kernel)/', PACKAGES(['zod'])] },
    },
    {
      name: 'monitoring-is-pure',
      comment: 'The arithmetic knows the domain, the language of its reasons, the kernel and zod.',
      severity: 'error',
      from: { path: '^libs/monitoring/', pathNot: [TESTS, '\\.(module|handler)\\.ts$'] },
      to: { pathNot: ['^libs/(monitoring|language|agreement|kernel)/', PACKAGES(['zod'])] },
    },
    {
      name: 'topics-know-no-tasks',
      comment: 'How a topic is judged does not depend on who waits for it, nor on what would change it.',
      severity: 'error',
      from: { path: '^libs/monitoring/(term|cadence|commitments|indicators|objectives|evaluation)/', pathNot: TESTS },
      to: { path: '^libs/monitoring/(tasks|whatif)/' },
    },
    {
      name: 'tasks-know-no-whatif',
      comment: 'What waits is read from what is recorded, not from what might be.',
      severity: 'error',
      from: { path: '^libs/monitoring/tasks/', pathNot: TESTS },
      to: { path: '^libs/monitoring/whatif/' },
    },
    {
      name: 'pages-judge-nothing',
      comment:
        'Pages show stages, tasks, what-ifs and reasons; of the arithmetic they know the types of what it found.',
      severity: 'error',
      from: { path: '^apps/web/pages/', pathNot: TESTS },
      to: { path: '^libs/monitoring/', pathNot: SHOWN, dependencyTypesNot: ['type-import'] },
    },
    {
      name: 'pages-decide-nothing',
      comment: 'What a command does to an agreement is tried in whatif and recorded through the forms.',
      severity: 'error',
      from: { path: '^apps/web/pages/', pathNot: TESTS },
      to: { path: '^libs/agreement/core/(evolve|trial|recording)\\.ts$', dependencyTypesNot: ['type-import'] },
    },
    {
      name: 'documents-judge-nothing',
      comment: 'What is printed was judged once, by whoever asked for it.',
      severity: 'error',
      from: { path: '^libs/documents/', pathNot: TESTS },
      to: { path: '^libs/monitoring/(judgement|report|summary)\\.ts$', dependencyTypesNot: ['type-import'] },
    },
    {
      name: 'language-knows-kernel-only',
      comment: 'How dates, numbers and verdicts are written: whoever writes takes it, it takes from nobody.',
      severity: 'error',
      from: { path: '^libs/language/', pathNot: TESTS },
      to: { pathNot: ['^libs/(language|kernel)/'] },
    },
    {
      name: 'documents-know-domain-and-kernel',
      comment: 'Documents are made from the domain; they know no adapter and no framework.',
      severity: 'error',
      from: { path: '^libs/documents/', pathNot: TESTS },
      to: { path: ['^libs/(adapters|identity|portfolio|testing)/', '^apps/', NEST] },
    },
    {
      name: 'identity-and-portfolio-know-domain-and-kernel',
      comment: 'Who may do what, and lists across agreements: on the ports, without any technology.',
      severity: 'error',
      from: { path: '^libs/(identity|portfolio)/', pathNot: [TESTS, '\\.module\\.ts$'] },
      to: { path: ['^libs/(adapters|documents|testing)/', '^apps/'] },
    },
    {
      name: 'adapters-know-ports-only',
      comment: 'An adapter knows the ports and its own technology.',
      severity: 'error',
      from: { path: '^libs/adapters/', pathNot: [TESTS, '\\.module\\.ts$'] },
      to: { path: ['^libs/(agreement|monitoring|documents|alerts)/', '^apps/', NEST] },
    },
    {
      name: 'adapters-know-no-other-adapter',
      comment: 'One folder a technology; what they share without any is in adapters/common.',
      severity: 'error',
      from: { path: '^libs/adapters/([^/]+)/', pathNot: [TESTS, '\\.module\\.ts$'] },
      to: { path: '^libs/adapters/', pathNot: '^libs/adapters/($1|common)/' },
    },
    {
      name: 'technology-stays-in-its-adapter',
      comment: 'Nobody but its adapter imports a technology.',
      severity: 'error',
      from: { pathNot: ['^libs/adapters/', TESTS] },
      to: {
        path: PACKAGES(['better-sqlite3', 'yaml', '@kurrent/kurrentdb-client', 'kafkajs', 'mongoose', 'argon2']),
      },
    },
    {
      name: 'nest-at-the-edge',
      comment: 'NestJS only in apps, *.module.ts, controllers and handlers.',
      severity: 'error',
      from: { path: '^libs/', pathNot: [TESTS, '\\.(module|handler|controller)\\.ts$'] },
      to: { path: NEST },
    },
    {
      name: 'nothing-imports-apps',
      comment: 'Apps are composition roots; `regia` alone may take the modules of the others.',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'apps-are-apart',
      comment: 'Of another app only `regia` takes the module.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/', pathNot: [TESTS, '^apps/regia/'] },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'testing-stays-out-of-production',
      comment: 'Fakes and contract suites are for tests.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: [TESTS, '^libs/testing/'] },
      to: { path: '^libs/testing/' },
    },
  ],
  options: {
    doNotFollow: { path: '^(node_modules|dist)/' },
    parser: 'swc',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.json'],
    },
  },
};
