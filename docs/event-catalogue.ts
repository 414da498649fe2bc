import { z } from 'zod';
import { allEvents } from '#libs/agreement/core/events.js';

interface Schema {
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly format?: string;
  readonly additionalProperties?: Schema | boolean;
}

/** The events of an agreement's register as a page, made from their schemas. */
export function eventCatalogue(): string {
  const sections = Object.values(allEvents).map((definition) => {
    const schema = z.toJSONSchema(definition.data as z.ZodType, { io: 'output', unrepresentable: 'any' }) as Schema;
    const rows = Object.entries(schema.properties ?? {}).map(([name, field]) => {
      const required = schema.required?.includes(name) ? 'yes' : '';
      return `| \`${name}\` | ${typeInWords(field)} | ${required} | ${field.description ?? ''} |`;
    });
    return [
      `## ${definition.type}, version ${definition.schemaVersion}`,
      '',
      `${definition.title.en} – _${definition.title.it}_`,
      '',
      '| field | value | required | meaning |',
      '| --- | --- | --- | --- |',
      ...rows,
    ].join('\n');
  });
  const intro = [
    '# Events of a register',
    '',
    'Made from the schemas by `npm run docs`; a test keeps it so. The envelope around each is in',
    '[register-format.md](register-format.md). A sealed text is `{ key, nonce, box }`: AES-256-GCM, base64url.',
    'A released shape never changes: a new version comes with a step from the one before.',
  ].join('\n');
  return `${[intro, ...sections].join('\n\n')}\n`;
}

function typeInWords(schema: Schema): string {
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``;
  if (schema.enum) return schema.enum.map((value) => `\`${String(value)}\``).join(', ');
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices) return choices.map(typeInWords).join(' or ');
  if (isSealed(schema)) return 'sealed text';
  if (schema.type === 'array') return `list of ${typeInWords(schema.items ?? {})}`;
  if (schema.type === 'object') {
    const fields = Object.keys(schema.properties ?? {});
    return fields.length > 0 ? `object: ${fields.map((name) => `\`${name}\``).join(', ')}` : 'object';
  }
  return schema.format === 'date' ? 'date' : (schema.type ?? 'any');
}

function isSealed(schema: Schema): boolean {
  return Object.keys(schema.properties ?? {}).join() === 'key,nonce,box';
}
