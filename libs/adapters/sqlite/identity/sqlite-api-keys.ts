import type { ApiKeySecret, ApiKeys } from '#libs/identity/ports.js';
import { IdentityTable } from './identity-file.js';

export class SqliteApiKeys extends IdentityTable implements ApiKeys {
  private readonly insert = this.connection.prepare<[string, string, string]>('INSERT INTO api_keys VALUES (?, ?, ?)');
  private readonly bySecret = this.connection
    .prepare<[string], string>('SELECT id FROM api_keys WHERE secret_hash = ?')
    .pluck();
  private readonly all = this.connection.prepare<[], { id: string; name: string }>(
    'SELECT id, name FROM api_keys ORDER BY id',
  );
  private readonly delete = this.connection.prepare<[string]>('DELETE FROM api_keys WHERE id = ?');

  async add({ id, name, secretHash }: ApiKeySecret): Promise<void> {
    await this.commits.run(() => this.insert.run(id, name, secretHash));
  }

  async findBySecret(secretHash: string): Promise<string | undefined> {
    return this.reading(() => this.bySecret.get(secretHash));
  }

  async names(): Promise<Map<string, string>> {
    return this.reading(() => new Map(this.all.all().map(({ id, name }) => [id, name])));
  }

  async remove(id: string): Promise<void> {
    await this.commits.run(() => this.delete.run(id));
  }
}
