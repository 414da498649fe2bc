import type { ApiKeySecret, ApiKeys } from '#libs/identity/ports.js';
import { IdentityTable } from './identity-file.js';

export class SqliteApiKeys extends IdentityTable implements ApiKeys {
  readonly add = this.change<[ApiKeySecret]>('INSERT INTO api_keys VALUES (@id, @name, @secretHash)');
  readonly remove = this.change<[string]>('DELETE FROM api_keys WHERE id = ?');
  private readonly bySecret = this.first<[string], { id: string }>('SELECT id FROM api_keys WHERE secret_hash = ?');
  private readonly all = this.connection.prepare<[], { id: string; name: string }>(
    'SELECT id, name FROM api_keys ORDER BY id',
  );

  async findBySecret(secretHash: string): Promise<string | undefined> {
    return (await this.bySecret(secretHash))?.id;
  }

  async names(): Promise<Map<string, string>> {
    return this.reading(() => new Map(this.all.all().map(({ id, name }) => [id, name])));
  }
}
